import { expect, test } from "vitest";
import { DividedCondition } from "./divided-condition.ts";
import type { SimulatedPart } from "./part-simulation.ts";

const condition = { index: 0, at: [0, 0], sweep: 0, noiseLevel: undefined, trial: 0 };
const [first, second] = [
  { from: 0, to: 2 },
  { from: 2, to: 8 },
] as const;
const aPart = (spike: number): SimulatedPart => ({
  recording: { spikeCounts: Uint32Array.of(1), spikeTimes: Float64Array.of(spike), traceSamples: 0, traceDigests: [] },
  voltage: undefined,
});

test("is complete with its last part, and hands the results on in the order of the neurons", () => {
  const divided = new DividedCondition(condition, [first, second]);
  expect(divided.add(second, aPart(2))).toBe(false);
  expect(divided.add(first, aPart(1))).toBe(true);
  expect(divided.takeResults()).toEqual([aPart(1), aPart(2)]);
});

test("its progress weighs each part by its neurons", () => {
  const divided = new DividedCondition(condition, [first, second]);
  expect(divided.progress(first, 1)).toBe(0.25);
  expect(divided.progress(second, 0.5)).toBe(0.625);
  divided.add(second, aPart(1));
  expect(divided.progress(first, 1)).toBe(1);
});

test("fails once, whatever comes of its other parts", () => {
  const divided = new DividedCondition(condition, [first, second]);
  expect([divided.failed, divided.fail(), divided.failed, divided.fail()]).toEqual([false, true, true, false]);
});
