import fc from "fast-check";
import { expect, test } from "vitest";
import { progressMeter } from "./progress.ts";

/** A meter and a clock that only the test moves. */
function aMeter(weights: readonly number[]) {
  let time = 1000;
  const meter = progressMeter(weights, () => time);
  return { meter, pass: (ms: number) => (time += ms) };
}

test("conditions are weighted by their steps, in any order of finishing", () => {
  const { meter } = aMeter([100, 300, 600]);
  meter.done(2);
  expect(meter.read()).toMatchObject({ fraction: 0.6, done: 1, conditions: 3 });
  meter.at(1, 0.5);
  expect(meter.read()).toMatchObject({ fraction: 0.75, done: 1 });
  meter.done(1);
  meter.done(0);
  expect(meter.read()).toEqual({ fraction: 1, remaining_ms: 0, done: 3, conditions: 3 });
});

test("time left is extrapolated from the speed so far", () => {
  const { meter, pass } = aMeter([1, 1, 1, 1]);
  pass(2000);
  meter.done(0);
  expect(meter.read().remaining_ms).toBeCloseTo(6000, 6);
  pass(1000);
  meter.at(1, 0.5);
  expect(meter.read().remaining_ms).toBeCloseTo(5000, 6);
});

test("no time left is shown until enough work and time have passed", () => {
  const { meter, pass } = aMeter([1, 1000]);
  pass(10_000);
  meter.done(0);
  expect(meter.read().remaining_ms).toBeUndefined();
  const quick = aMeter([1, 1]);
  quick.pass(400);
  quick.meter.done(0);
  expect(quick.meter.read().remaining_ms).toBeUndefined();
});

test("the fraction stays within 0 and 1, and is 1 exactly at the end", () => {
  const weights = fc.array(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
      const { meter } = aMeter(all);
      expect(meter.read().fraction).toBe(0);
      for (const index of all.keys()) {
        meter.at(index, part);
        meter.done(index);
        expect(meter.read().fraction).toBeGreaterThan(0);
        expect(meter.read().fraction).toBeLessThanOrEqual(1);
      }
      expect(meter.read().fraction).toBe(1);
    }),
  );
});
