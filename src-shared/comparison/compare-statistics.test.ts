import { expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import { compareStatistics, type StatisticRow } from "./compare-statistics.ts";
import type { ComparedRun } from "./compared-run.ts";
import { aComparedRun } from "./testing/a-compared-run.ts";

const noise: Noise = { kind: "white", levels: [2] };
const near = (value: number, digits: number): unknown => expect.closeTo(value, digits);
const something: unknown = expect.anything();
const at = { sweep: 0, noise: 0 };
const withRates = (seed: string, rates: readonly (number | undefined)[]): ComparedRun => aComparedRun({ seed, noise, trials: 5 }, rates.map((rate) => ({ rate })));

function row(name: string, runs: readonly ComparedRun[], place = at): StatisticRow {
  return compareStatistics(runs, place).find((one) => one.name === name)!;
}

test("each run has mean, SD and n; each further run has its difference from the first", () => {
  const rate = row("rate", [withRates("one", [10, 12, 14]), withRates("two", [20, 20, 26]), withRates("three", [6, 8, 10])]);
  expect(rate).toMatchObject({ title: "Rate", unit: "Hz" });
  expect(rate.runs).toEqual([{ mean: 12, sd: 2, n: 3 }, { mean: 22, sd: near(3.4641016, 6), n: 3 }, { mean: 8, sd: 2, n: 3 }]);
  expect(rate.differences[0]).toBeUndefined();
  expect(rate.differences[1]).toMatchObject({ value: 10, relative: near(10 / 12, 12), method: "welch" });
  expect(rate.differences[2]).toMatchObject({ value: -4, relative: near(-1 / 3, 12), method: "welch" });
  expect(rate.differences[1]).not.toHaveProperty("pairs");
});

test("runs with equal seeds are compared by paired trials, in any order of finishing", () => {
  const [first, second] = [withRates("same", [10, 20, 30]), withRates("same", [11, 21, 32])];
  const expected = { value: near(4 / 3, 12), method: "paired", pairs: 3, interval: { low: near(4 / 3 - 4.302652729749464 / 3, 9), high: near(4 / 3 + 4.302652729749464 / 3, 9) } };
  expect(row("rate", [first, second]).differences[1]).toMatchObject(expected);
  const shuffled = { ...second, summaries: [...second.summaries].reverse() };
  expect(compareStatistics([first, shuffled], at)).toEqual(compareStatistics([first, second], at));
});

test("a trial without a value removes its pair from the difference; n counts the trials with a value", () => {
  // The third trial of the first run and the first of the second have no spike: one latency each is missing.
  const first = aComparedRun({ noise }, [{ firstSpikeLatency: 10 }, { firstSpikeLatency: 20 }, {}, { firstSpikeLatency: 40 }]);
  const second = aComparedRun({ noise }, [{}, { firstSpikeLatency: 25 }, { firstSpikeLatency: 90 }, { firstSpikeLatency: 47 }]);
  const latency = row("latency", [first, second]);
  expect(latency.runs.map((run) => run?.n)).toEqual([3, 3]);
  // The mean of the pairs' differences 5 and 7, not the difference of the means 54 and 23.3.
  expect(latency.differences[1]).toMatchObject({ value: 6, pairs: 2, method: "paired" });
});

test("NaN and Infinity, of an unstable integrator, are left out", () => {
  const rate = row("V_mean", [aComparedRun({ noise }, [{ vMean: NaN }, { vMean: -60 }]), aComparedRun({ noise }, [{ vMean: -55 }, { vMean: Infinity }])]);
  expect(rate.runs.map((run) => run?.n)).toEqual([1, 1]);
});

test("one trial, no common trial, or equal trials give no interval", () => {
  const noInterval = (value: number) => ({ value, relative: something, method: undefined });
  expect(row("rate", [withRates("one", [10]), withRates("two", [15])]).differences[1]).toEqual(noInterval(5));
  expect(row("rate", [withRates("one", [10]), withRates("two", [15, 17])]).differences[1]).toEqual(noInterval(6));
  expect(row("rate", [withRates("same", [10, undefined]), withRates("same", [undefined, 14])]).differences[1]).toEqual(noInterval(4));
  expect(row("rate", [withRates("one", [10, 10]), withRates("two", [15, 15])]).differences[1]).toEqual(noInterval(5));
  const silent = aComparedRun({}, [{ rate: 0 }, { rate: 0 }]);
  expect(row("rate", [silent, aComparedRun({}, [{ rate: 20 }, { rate: 20 }])]).differences[1]).toEqual({ value: 20, relative: undefined, method: undefined });
});

test("a rounding error around 0 gives no percentage", () => {
  const clock = aComparedRun({}, [{ rate: 2e-14 }]);
  expect(row("rate", [clock, aComparedRun({}, [{ rate: 0 }])]).differences[1]).toEqual({ value: -2e-14, relative: undefined, method: undefined });
});

test("a statistic that a run does not have has no difference", () => {
  const cv = row("cv", [aComparedRun({ noise }, [{ cv: 0.4 }, { cv: 0.5 }]), aComparedRun({ noise }, [{}, {}])]);
  expect(cv.runs[1]).toBeUndefined();
  expect(cv.differences).toEqual([undefined, undefined]);
});

test("mean V and adaptation index have no percentage, because their zero means nothing; the SD of V has one", () => {
  const rows = compareStatistics(
    [aComparedRun({ noise }, [{ vMean: -60, vSd: 2, adaptationIndex: -0.002 }]), aComparedRun({ noise }, [{ vMean: -54, vSd: 3, adaptationIndex: 0.004 }])],
    at,
  );
  const relative = (name: string) => rows.find((one) => one.name === name)?.differences[1]?.relative;
  expect(relative("V_mean")).toBeUndefined();
  expect(relative("V_sd")).toBe(0.5);
  expect(relative("adaptation_index")).toBeUndefined();
});

test("a run without the chosen sweep or noise level has no value there", () => {
  const levels = aComparedRun({ noise: { kind: "white", levels: [2, 4] }, sweeps: 2 }, [{ rate: 10 }, { rate: 30, at: { trial: 0, noise: 1, sweep: 1 } }]);
  const plain = aComparedRun({}, [{ rate: 15 }]);
  expect(row("rate", [levels, plain]).runs.map((run) => run?.mean)).toEqual([10, 15]);
  expect(row("rate", [levels, plain], { sweep: 1, noise: 1 }).runs.map((run) => run?.mean)).toEqual([30, undefined]);
  expect(row("rate", [levels, plain], { sweep: 5, noise: 7 }).runs).toEqual([undefined, undefined]);
});

test("every sweep and noise level has the same rows, so that the table keeps its layout", () => {
  const runs = [withRates("one", [10]), withRates("two", [12])];
  const names = (place: typeof at) => compareStatistics(runs, place).map(({ name }) => name);
  expect(names(at)).toEqual(["spike_count", "rate", "latency", "isi_mean", "isi_sd", "cv", "cv2", "lv", "lvr", "adaptation_index", "V_mean", "V_sd"]);
  expect(names({ sweep: 9, noise: 9 })).toEqual(names(at));
});
