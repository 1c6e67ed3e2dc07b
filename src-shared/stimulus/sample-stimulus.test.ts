import { expect, test } from "vitest";
import { levelAt, levelsOnGrid, sampleStimulus } from "./sample-stimulus.ts";
import type { CompiledStimulus } from "./segments.ts";

const stimulus: CompiledStimulus = {
  unit: "pA",
  duration: 130,
  segments: [
    { kind: "constant", start: 0, end: 10, level: 5 },
    { kind: "linear", start: 10, end: 20, level: 5, slope: -1 },
    { kind: "sine", start: 20, end: 30, level: 1, amplitude: 2, omega: Math.PI / 10, phase: 0 },
    { kind: "chirp", start: 30, end: 130, level: 0, amplitude: 3, omega: 0, sweepRate: Math.PI / 100, phase: Math.PI / 2 },
  ],
};

test("levelAt gives the level at any time, at an edge the one after it", () => {
  expect([-1, 0, 9.999, 10, 15, 20].map((t) => levelAt(stimulus, t))).toEqual([5, 5, 5, 5, 0, 1]);
  expect(levelAt(stimulus, 25)).toBeCloseTo(3, 14);
  // phase pi s^2 / 200 + pi / 2 at s = 10: pi
  expect(levelAt(stimulus, 40)).toBeCloseTo(0, 13);
  expect(levelAt(stimulus, 30)).toBeCloseTo(3, 14);
  expect(levelAt(stimulus, 130)).toBe(levelAt(stimulus, 131 - 1));
});

test("points for drawing have two points at every edge and follow waves closely", () => {
  const { time, level } = sampleStimulus(stimulus, 40);
  expect([...time.subarray(0, 5)]).toEqual([0, 10, 10, 20, 20]);
  expect([...level.subarray(0, 5)]).toEqual([5, 5, 5, -5, 1]);
  expect(time.at(-1)).toBe(130);
  const ascends = time.every((t, k) => k === 0 || t >= time[k - 1]!);
  expect(ascends).toBe(true);
  // With 40 points per cycle straight lines deviate from a sine by at most 1 - cos(pi / 40) of its amplitude.
  const drawn = (t: number) => {
    const k = time.findIndex((right) => right > t);
    return level[k - 1]! + ((level[k]! - level[k - 1]!) * (t - time[k - 1]!)) / (time[k]! - time[k - 1]!);
  };
  const times = Array.from({ length: 700 }, (_, k) => 20.07 + 0.157 * k);
  expect(Math.max(...times.map((t) => Math.abs(drawn(t) - levelAt(stimulus, t))))).toBeLessThan(3 * (1 - Math.cos(Math.PI / 40)) * 1.01);
  expect(time.length).toBeLessThan(2050);
});

test("levels on a grid are the levels at its points", () => {
  const grid = levelsOnGrid(stimulus, 2.5, 3, 50);
  expect([...grid]).toEqual(Array.from({ length: 50 }, (_, i) => levelAt(stimulus, (i + 3) * 2.5)));
});
