import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { distributionsOf, type DistributedTrial } from "../../src-shared/statistics/distributions.ts";
import { aResultOf } from "../../src-shared/statistics/testing/a-result.ts";
import type { DistributionCounter } from "./distribution-counter.ts";
import { openDistributionThread } from "./distribution-thread.ts";

// The thread that `npm run build:cli` builds, which users run.
const path = join(import.meta.dirname, "../../dist/cli/distribution-worker.js");

let thread: DistributionCounter;
beforeEach(() => {
  thread = openDistributionThread({ path });
});
afterEach(() => thread.close());

const trials: readonly DistributedTrial[] = aResultOf(aProtocol({ trials: 3, population: 4, dt: 0.5 }), {
  spikes: ({ trial }, neuron) => Array.from({ length: 9 }, (_, k) => 3 + trial + 7 * k + (k % (neuron + 2))),
  V: ({ trial }, neuron, sample) => -70 + ((sample * (trial + 3) + 5 * neuron) % 17),
}).conditions.filter((condition) => condition.status === "finished");

const halves = { dt: 0.5, onGrid: false };

describe("distributions from a thread of their own", () => {
  test("equal those computed in this thread, with several requests at a time", async () => {
    const asked = [trials, trials.slice(1), []];
    const here = await Promise.all(asked.map((some) => distributionsOf(some, halves)));
    expect(await Promise.all(asked.map((some) => thread.distributionsOf(some, halves)))).toEqual(here);
    expect(here[0]!.voltage?.histogram).toBeDefined();
  });

  test("fail with the reason when the traces cannot be read, and the next question is answered", async () => {
    const [trial] = trials;
    const broken = { ...trial!, traces: { ...trial!.traces!, read: () => Promise.reject(new Error("disk gone")) } };
    await expect(thread.distributionsOf([broken], halves)).rejects.toThrow("disk gone");
    expect(await thread.distributionsOf(trials, halves)).toEqual(await distributionsOf(trials, halves));
  });

  test("fail when the thread is closed before its answer, and a later question starts another", async () => {
    const [trial] = trials;
    const waiting = { ...trial!, traces: { ...trial!.traces!, read: () => new Promise<Float64Array>(() => undefined) } };
    const answer = thread.distributionsOf([waiting], halves);
    await Promise.all([expect(answer).rejects.toMatchObject({ code: "distributions-interrupted" }), thread.close()]);
    expect(await thread.distributionsOf(trials, halves)).toEqual(await distributionsOf(trials, halves));
  });

  test("do not block the caller while millions of intervals are sorted", async () => {
    const spikes = [Float64Array.from({ length: 3_000_000 }, (_, k) => k + ((k * 7919) % 1000) / 1001)];
    const large = { recording: { spikes }, summary: { from: 0, to: 3e6, cv: undefined }, traces: undefined };
    await thread.distributionsOf(trials, halves);
    // A timer of the calling thread fires meanwhile; it could not if that thread did the sorting.
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    await thread.distributionsOf([large], halves);
    clearInterval(clock);
    expect(turns).toBeGreaterThan(2);
  });
});
