import { tmpdir } from "node:os";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { aResultOf } from "../../src-shared/statistics/testing/a-result.ts";
import type { RunProgress } from "../simulation/progress.ts";
import type { RecordedBlock, SimulatedCondition, SimulationSink, Simulator } from "../simulation/simulator.ts";
import { openTraceSpool, type TraceSpool } from "../storage/trace-spool.ts";
import { runProtocol, type RunSettings } from "./runs.ts";
import { simulatedOf } from "./testing/simulated-of.ts";

let spool: TraceSpool;
beforeEach(() => {
  spool = openTraceSpool({ folder: tmpdir() });
});
afterEach(() => spool.close());

const resolved = (changes: Partial<Protocol>): Plan => planOrThrow(aProtocol(changes), "test.rheobase.json /protocols/0");
const anError = new BenchError("made-up", { where: "here", what: "This.", remedy: "That." });

/** A simulator that does what the test says with each condition. */
function aSimulator(simulateAll: (conditions: readonly Condition[], sink: SimulationSink, signal?: AbortSignal) => Promise<void>): Simulator {
  return {
    simulate: ({ conditions }, sink, signal) => simulateAll(conditions, sink, signal),
    close: () => Promise.resolve(),
  };
}

/** A made-up outcome of a condition, whose digests encode its index. */
function outcomeOf(protocol: Partial<Protocol>, { index }: Condition): SimulatedCondition {
  const result = aResultOf(aProtocol(protocol)).conditions[index];
  if (result?.status !== "finished") throw new Error("made-up results finish");
  return simulatedOf(result);
}

const blockOf = (firstSample: number, ...V: number[]): RecordedBlock => ({ firstNeuron: 0, firstSample, V: [Float64Array.from(V)] });

function settingsWith(simulator: Simulator, more: Partial<RunSettings> = {}): RunSettings {
  return { simulator, spool, now: () => 0, ...more };
}

describe("results", () => {
  test("are in canonical order, and the digests do not depend on the order of finishing", async () => {
    const changes = { sweeps: 2, trials: 3, record: { V: false } };
    const inOrder = aSimulator(async (conditions, sink) => {
      for (const condition of conditions) sink.finished(condition, outcomeOf(changes, condition));
    });
    const backwards = aSimulator(async (conditions, sink) => {
      for (const condition of [...conditions].reverse()) sink.finished(condition, outcomeOf(changes, condition));
    });
    const [first, second] = [await runProtocol(resolved(changes), settingsWith(inOrder)), await runProtocol(resolved(changes), settingsWith(backwards))];
    expect(second.conditions.map(({ condition }) => condition.index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(second).toEqual(first);
    expect(second.digests.spikes).toMatch(/^[0-9a-f]{64}$/);
    expect(second.digests.traces).toBeUndefined();
  });

  test("traces can be read from the spool", async () => {
    const simulator = aSimulator(async ([condition], sink) => {
      await sink.traces(condition!, blockOf(0, -65, -64));
      await sink.traces(condition!, blockOf(2, -63));
      sink.finished(condition!, outcomeOf({}, condition!));
    });
    const result = await runProtocol(resolved({ dt: 0.5, record: { every: 4 } }), settingsWith(simulator));
    const [only] = result.conditions;
    expect(only?.status).toBe("finished");
    const traces = only?.status === "finished" ? only.traces : undefined;
    expect(traces).toMatchObject({ samples: 3, neurons: 1, interval: 2 });
    expect(await traces?.read(0, 1, 2)).toEqual(Float64Array.of(-64, -63));
    expect(result.digests.traces).toMatch(/^[0-9a-f]{64}$/);
  });

  test("a failed condition has its error, the others have their results, and the run has no digest", async () => {
    const changes = { trials: 3 };
    const simulator = aSimulator(async ([a, b, c], sink) => {
      sink.finished(a!, outcomeOf(changes, a!));
      await sink.traces(b!, blockOf(0, -65));
      sink.failed(b!, anError);
      sink.finished(c!, outcomeOf(changes, c!));
    });
    const result = await runProtocol(resolved(changes), settingsWith(simulator));
    expect(result.conditions.map(({ status }) => status)).toEqual(["finished", "failed", "finished"]);
    expect(result.conditions[1]).toMatchObject({ error: anError });
    expect(result.digests).toEqual({ spikes: undefined, traces: undefined });
  });

  test("after an abort unfinished conditions are cancelled, and finished ones kept", async () => {
    const changes = { trials: 3 };
    const controller = new AbortController();
    const simulator = aSimulator(async ([a, b], sink, signal) => {
      sink.finished(a!, outcomeOf(changes, a!));
      await sink.traces(b!, blockOf(0, -65));
      controller.abort();
      expect(signal?.aborted).toBe(true);
    });
    const result = await runProtocol(resolved(changes), settingsWith(simulator, { signal: controller.signal }));
    expect(result.conditions.map(({ status }) => status)).toEqual(["finished", "cancelled", "cancelled"]);
  });
});

describe("traces that cannot be stored", () => {
  test("fail their condition, even when the simulation of it has finished, and the run ends", async () => {
    const changes = { trials: 3 };
    const writer = spool.writer(0.1);
    const full: TraceSpool = { ...spool, writer: () => ({ ...writer, write: () => Promise.reject(anError) }) };
    const simulator = aSimulator(async ([a, b], sink) => {
      sink.finished(a!, outcomeOf(changes, a!));
      const refusal = sink.traces(b!, blockOf(0, -65)).catch((error: unknown) => error);
      await refusal;
      sink.finished(b!, outcomeOf(changes, b!));
      throw await refusal;
    });
    const result = await runProtocol(resolved(changes), settingsWith(simulator, { spool: full }));
    expect(result.conditions.map(({ status }) => status)).toEqual(["finished", "failed", "cancelled"]);
    expect(result.conditions[1]).toMatchObject({ error: anError });
  });

  test("an internal error is not reported as an error of the disk", async () => {
    const simulator = aSimulator(() => Promise.reject(new TypeError("x is not a function")));
    await expect(runProtocol(resolved({}), settingsWith(simulator))).rejects.toThrow(TypeError);
  });
});

test("progress counts steps and conditions, at most ten times a second and at the end", async () => {
  const changes = { sweeps: 2, record: { V: false } };
  const seen: RunProgress[] = [];
  let time = 0;
  const simulator = aSimulator(async ([a, b], sink) => {
    for (let k = 1; k <= 100; k++) {
      time += 10;
      sink.progress(a!, k / 100);
    }
    sink.finished(a!, outcomeOf(changes, a!));
    sink.finished(b!, outcomeOf(changes, b!));
  });
  await runProtocol(resolved(changes), settingsWith(simulator, { now: () => time, onProgress: (progress) => seen.push(progress) }));
  expect(seen.map(({ fraction }) => fraction)).toEqual([0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 1].map((x) => expect.closeTo(x, 9) as number));
  expect(seen.at(-2)).toMatchObject({ done: 0, conditions: 2, remaining_ms: expect.closeTo(1000, 6) as number });
  expect(seen.at(-1)).toEqual({ fraction: 1, remaining_ms: 0, done: 2, conditions: 2 });
});
