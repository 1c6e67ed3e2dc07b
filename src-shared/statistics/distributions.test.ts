import { describe, expect, test } from "vitest";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { histogram } from "./histogram.ts";
import { coefficientOfVariation, pooledIntervals } from "./interspike-intervals.ts";
import { mean } from "./mean-and-sd.ts";
import type { FinishedCondition, ProtocolResult } from "./protocol-result.ts";
import { psth } from "./psth.ts";
import { spikesIn } from "./spike-counts.ts";
import { aResultOf, type MadeUp } from "./testing/a-result.ts";
import { VoltageAccumulator } from "./voltage.ts";
import { distributionsOf } from "./distributions.ts";

const window = { from: 20, to: 80 };
const protocol = aProtocol({ trials: 3, population: 2, dt: 0.5, window });
const madeUp: MadeUp = {
  spikes: ({ trial }, neuron) => Array.from({ length: 12 }, (_, k) => 3 + trial + 7 * k + (k % (neuron + 2))),
  V: ({ trial }, neuron, sample) => -70 + ((sample * (trial + 3) + 5 * neuron) % 17),
};
const result = aResultOf(protocol, madeUp);
const trials = finished(result);

function finished({ conditions }: ProtocolResult): FinishedCondition[] {
  return conditions.filter((condition) => condition.status === "finished");
}


const halves = { dt: 0.5, onGrid: false };

describe("distributions of several trials", () => {
  const trains = trials.flatMap(({ recording }) => recording.spikes.map((train) => spikesIn(train, window)));

  test("intervals are pooled, their CV is the mean over the trials", async () => {
    const { intervals } = await distributionsOf(trials, halves);
    const pooled = pooledIntervals(trains);
    const cvs = trains.map((train) => coefficientOfVariation(pooledIntervals([train]))!);
    expect(intervals.count).toBe(pooled.length);
    expect(intervals.mean).toBe(mean(pooled));
    expect(intervals.cv).toBeCloseTo(mean(cvs)!, 12);
    expect(intervals.histogram).toEqual(histogram(pooled, halves));
  });

  test("the rate over time equals `psth`", async () => {
    const expected = psth(trains, window, halves)!;
    expect((await distributionsOf(trials, halves)).psth).toEqual({ ...window, width: expected.bins.width, rates: expected.rates });
  });

  test("the voltage histogram has all samples in the window", async () => {
    const { voltage } = await distributionsOf(trials, halves);
    const all = new VoltageAccumulator(window, 0.5);
    for (const { traces } of trials) {
      for (let neuron = 0; neuron < 2; neuron++) all.add({ firstSample: 0, V: [await traces!.read(neuron, 0, traces!.samples)] });
    }
    const expected = all.statistics();
    expect(expected.samples).toBe(3 * 2 * 120);
    expect(voltage?.histogram).toEqual(expected.histogram);
    expect(voltage?.mean).toBeCloseTo(expected.mean!, 10);
    expect(voltage?.sd).toBeCloseTo(expected.sd!, 10);
  });

  test("distributions without data are left out", async () => {
    expect(await distributionsOf([], halves)).toEqual({ intervals: { count: 0, mean: undefined, cv: undefined } });
    const silent = aResultOf({ ...protocol, record: { V: false } }, { spikes: () => [] });
    const nothing = await distributionsOf(finished(silent), halves);
    expect(nothing).toEqual({ intervals: { count: 0, mean: undefined, cv: undefined } });
  });
});
