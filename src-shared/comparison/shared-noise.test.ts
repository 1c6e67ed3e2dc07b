import { expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { compareStatistics, type Difference } from "./compare-statistics.ts";
import type { ComparedRun } from "./compared-run.ts";
import { welchInterval } from "./difference-interval.ts";
import { shareNoise } from "./shared-noise.ts";
import { aSimulatedRun } from "./testing/a-compared-run.ts";

const white: Noise = { kind: "white", levels: [2, 4] };
const base: Partial<Protocol> = { noise: white, trials: 3, sweeps: 3, epochs: [{ kind: "step", duration: 100, level: 150, deltaLevel: 10 }] };
const resolved = (changes: Partial<Protocol>) => planOrThrow(aProtocol({ ...base, ...changes }), "test");
const shared = (changes: Partial<Protocol>, at = { sweep: 1, noise: 0 }) => shareNoise(resolved({}), resolved(changes), at);

test.each<[string, Partial<Protocol>]>([
  ["nothing but its name", { id: "other", name: "Other" }],
  ["the neuron", { neuron: { tau_m: 10, R_m: 80, E_L: -65, V_th: -52, V_reset: -68 } }],
  ["the drive", { epochs: [{ kind: "ramp", duration: 300, level: 50 }] }],
  ["how many trials, sweeps and neurons there are", { trials: 9, sweeps: 2, population: 5 }],
  ["dt: the numbers are the same, laid out in another way", { dt: 0.05 }],
  ["the integrator", { integrator: "euler" }],
  ["the kind of noise", { noise: { kind: "ornstein-uhlenbeck", levels: [2], tau: 5 } }],
])("runs that differ in %s share their noise", (_, changes) => {
  expect(shared(changes)).toBe(true);
});

test.each<[string, Partial<Protocol>]>([
  ["the seed", { seed: "another" }],
  ["the noise level", { noise: { ...white, levels: [3, 4] } }],
  ["what noise is frozen over", { noise: { ...white, frozen: "trials" } }],
  ["noise at all", { noise: undefined }],
])("runs that differ in %s do not share their noise", (_, changes) => {
  expect(shared(changes)).toBe(false);
});

test("runs share noise at each sweep and noise level that both have", () => {
  const other: Partial<Protocol> = { noise: { ...white, levels: [3, 4] } };
  expect(shared(other, { sweep: 1, noise: 0 })).toBe(false);
  expect(shared(other, { sweep: 1, noise: 1 })).toBe(true);
  expect(shared({}, { sweep: 3, noise: 0 })).toBe(false);
  expect(shared({}, { sweep: 0, noise: 2 })).toBe(false);
});

test("noise that both runs freeze over sweeps and levels is shared at any level", () => {
  const [one, other]: [Noise, Noise] = [{ ...white, frozen: "conditions" }, { ...white, levels: [7], frozen: "conditions" }];
  expect(shareNoise(resolved({ noise: one }), resolved({ noise: other }), { sweep: 2, noise: 0 })).toBe(true);
});

/*
 * Why shared noise matters: two long runs are divided into many small experiments of 10 trials each. The true difference is that of
 * all trials; an interval is right if it covers that difference in 95 of 100 experiments.
 */
const trials = 10;
const experiments = 400;
const at = { sweep: 0, noise: 0 };

function simulated(changes: Partial<Protocol>): ComparedRun {
  return aSimulatedRun({
    seed: "coverage",
    noise: { kind: "white", levels: [4] },
    trials: trials * experiments,
    epochs: [{ kind: "step", duration: 300, level: 130 }],
    record: { V: false },
    ...changes,
  });
}

const plain = simulated({});

/** Difference of rates in each experiment: as runs are compared, and by Welch's interval, whether noise is shared or not. */
function rateDifferences(one: ComparedRun, other: ComparedRun) {
  const truth = rate(one, other).value;
  const part = (run: ComparedRun, k: number): ComparedRun => ({ ...run, summaries: run.summaries.slice(k * trials, (k + 1) * trials) });
  const rates = (run: ComparedRun) => run.summaries.map((summary) => summary.rate!);
  const all = Array.from({ length: experiments }, (_, k) => [part(one, k), part(other, k)] as const);
  const found = all.map(([a, b]) => rate(a, b));
  const welch = all.map(([a, b]) => welchInterval(rates(a), rates(b))!);
  const share = (intervals: readonly { low: number; high: number }[]) => intervals.filter(({ low, high }) => low <= truth && truth <= high).length / experiments;
  const width = (intervals: readonly { low: number; high: number }[]) => intervals.reduce((sum, { low, high }) => sum + high - low, 0) / experiments;
  const intervals = found.map(({ interval }) => interval!);
  return { methods: new Set(found.map(({ method }) => method)), coverage: share(intervals), width: width(intervals), ofWelch: { coverage: share(welch), width: width(welch) } };
}

function rate(one: ComparedRun, other: ComparedRun): Difference {
  return compareStatistics([one, other], at).find(({ name }) => name === "rate")!.differences[1]!;
}

// 4 standard errors of a proportion of 0.95 among 400 experiments
const slack = 4 * Math.sqrt((0.95 * 0.05) / experiments);

test("with shared noise the paired interval covers 95 %, and is far narrower than Welch's, which covers more", () => {
  const { methods, coverage, width, ofWelch } = rateDifferences(plain, simulated({ neuron: { tau_m: 20, R_m: 100, E_L: -60, V_th: -49.5, V_reset: -70 } }));
  expect(methods).toEqual(new Set(["paired"]));
  expect(Math.abs(coverage - 0.95)).toBeLessThan(slack);
  expect(width).toBeLessThan(0.6 * ofWelch.width);
  expect(ofWelch.coverage).toBeGreaterThan(0.99);
});

test("without shared noise Welch's interval covers 95 %", () => {
  const { methods, coverage } = rateDifferences(plain, simulated({ seed: "another", neuron: { tau_m: 10, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 } }));
  expect(methods).toEqual(new Set(["welch"]));
  expect(Math.abs(coverage - 0.95)).toBeLessThan(slack);
});

test("with one seed and two steps trials draw the same numbers: the paired interval covers 95 %, Welch's is wider", () => {
  const { methods, coverage, width, ofWelch } = rateDifferences(plain, simulated({ dt: 0.2 }));
  expect(methods).toEqual(new Set(["paired"]));
  expect(Math.abs(coverage - 0.95)).toBeLessThan(slack);
  expect(width).toBeLessThan(0.9 * ofWelch.width);
});

test("with one seed and step two integrators share their noise: the paired interval covers 95 %", () => {
  const { coverage, width, ofWelch } = rateDifferences(plain, simulated({ integrator: "euler" }));
  expect(Math.abs(coverage - 0.95)).toBeLessThan(slack);
  expect(width).toBeLessThan(0.5 * ofWelch.width);
});
