import { expect, test } from "vitest";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import { currentStepIn, measuredRheobase, stepResponse, type CurrentStep } from "./current-steps.ts";

const steps: CompiledStimulus = {
  unit: "pA",
  duration: 1000,
  segments: [
    { kind: "constant", start: 0, end: 50, level: 20 },
    { kind: "constant", start: 50, end: 200, level: 20 },
    { kind: "constant", start: 200, end: 500, level: -80 },
    { kind: "constant", start: 500, end: 700, level: -80 },
    { kind: "linear", start: 700, end: 1000, level: -80, slope: 1 },
  ],
};
const step: CurrentStep = { baselineStart: 0, onset: 200, end: 700, levelBefore: 20, level: -80 };

test("a step includes adjacent epochs of the same level", () => {
  expect(currentStepIn(steps, { from: 250, to: 450 })).toEqual(step);
  expect(currentStepIn(steps, { from: 200, to: 700 })).toEqual(step);
});

test("a changing drive, or a level with nothing before it, is no step", () => {
  expect(currentStepIn(steps, { from: 100, to: 300 })).toBeUndefined();
  expect(currentStepIn(steps, { from: 600, to: 800 })).toBeUndefined();
  expect(currentStepIn(steps, { from: 10, to: 150 })).toBeUndefined();
});

/** V of a passive membrane, tau_m 20 ms, R_m 150 MOhm, E_L -70 mV, under `steps`, settled at 0. */
function passive(t: number): number {
  const [before, during] = [-70 + 0.15 * 20, -70 + 0.15 * -80];
  return t <= 200 ? before : during + (before - during) * Math.exp(-(t - 200) / 20);
}
const V = Float64Array.from({ length: 7001 }, (_, k) => passive(0.1 * k));
const noSpikes = new Float64Array(0);

test("a passive membrane gives back R_m, tau_m and no sag", () => {
  const { baseline, steadyState, inputResistance, membraneTimeConstant, sag } = stepResponse(step, "pA", V, 0.1, noSpikes);
  expect(baseline).toBeCloseTo(-67, 9);
  expect(steadyState).toBeCloseTo(-82, 7);
  expect(inputResistance).toBeCloseTo(150, 6);
  expect(membraneTimeConstant).toBeCloseTo(20, 4);
  expect(sag).toBe(0);
});

test("a rebound of V during the step is measured as sag", () => {
  const rebounding = V.map((value, k) => (k > 2500 ? value + 4 : value));
  const deepest = passive(250);
  expect(stepResponse(step, "pA", rebounding, 0.1, noSpikes).sag).toBeCloseTo(-82 + 4 - deepest, 6);
});

test("a depolarising step has no sag, and a drive in V/s no resistance", () => {
  const upwards = { ...step, level: 60 };
  expect(stepResponse(upwards, "pA", V, 0.1, noSpikes).sag).toBeUndefined();
  expect(stepResponse(step, "V/s", V, 0.1, noSpikes).inputResistance).toBeUndefined();
});

test("a step with a spike in it or before it gives no membrane properties", () => {
  for (const spike of [120, 650]) expect(Object.values(stepResponse(step, "pA", V, 0.1, Float64Array.of(spike)))).toEqual(Array.from({ length: 7 }, () => undefined));
  expect(stepResponse(step, "pA", V, 0.1, Float64Array.of(900)).inputResistance).toBeDefined();
});

test("a trace recorded every 5 ms still gives resistance and time constant", () => {
  const sparse = Float64Array.from({ length: 141 }, (_, k) => passive(5 * k));
  const { inputResistance, membraneTimeConstant } = stepResponse(step, "pA", sparse, 5, noSpikes);
  expect(inputResistance).toBeCloseTo(150, 6);
  expect(membraneTimeConstant).toBeCloseTo(20, 4);
});

test("the measured rheobase is the first level of the series that evokes a spike in half of its trials", () => {
  const series = (counts: readonly (readonly [level: number, ...counts: number[]])[]) =>
    counts.flatMap(([level, ...trials]) => trials.map((spikeCount) => ({ level, levelIsConstant: true, firing: spikeCount > 0 ? 1 : 0, of: 1 })));
  expect(measuredRheobase(series([[300, 9, 8], [100, 0, 0], [200, 0, 3], [150, 0, 0]]))).toBe(200);
  expect(measuredRheobase(series([[100, 0], [200, 0]]))).toBeUndefined();
  expect(measuredRheobase(series([[100, 1], [200, 4]]))).toBeUndefined();
  const silent = { level: 50, levelIsConstant: true, firing: 0, of: 1 };
  expect(measuredRheobase([silent, { level: 80, levelIsConstant: false, firing: 1, of: 1 }])).toBeUndefined();
  expect(measuredRheobase([silent, { ...silent, level: 60, firing: 3, of: 10 }, { ...silent, level: 70, firing: 5, of: 10 }])).toBe(70);
});

test("a short step gives resistance and time constant, too, and the settled fraction of V", () => {
  for (const [length, settled] of [[20, 1 - Math.exp(-1)], [30, 1 - Math.exp(-1.5)], [10, 1 - Math.exp(-0.5)]] as const) {
    const short = { ...step, end: step.onset + length };
    const { steadyState, approached, ...found } = stepResponse(short, "pA", V, 0.1, noSpikes);
    expect(found.inputResistance).toBeCloseTo(150, 4);
    expect(found.membraneTimeConstant).toBeCloseTo(20, 4);
    expect(found.settled).toBeCloseTo(settled, 6);
    expect(approached).toBeCloseTo(-82, 5);
    expect(steadyState).toBeGreaterThan(-80.5);
  }
});

test("a baseline that has not settled is extrapolated, too", () => {
  const moving = V.map((value, k) => value + 5 * Math.exp(-(0.1 * k - 150) / 20));
  expect(stepResponse({ ...step, baselineStart: 150, end: 240 }, "pA", moving, 0.1, noSpikes).inputResistance).toBeCloseTo(150, 4);
});
