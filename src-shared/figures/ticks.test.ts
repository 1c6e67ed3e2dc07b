import fc from "fast-check";
import { expect, test } from "vitest";
import { rowNumbers, tickStep, tickText, ticksBetween, twoTicks } from "./ticks.ts";

const isMultiple = (value: number, step: number) => Math.abs(value / step - Math.round(value / step)) < 1e-6;

test("ticks are round, ascending, inside the limits and never crowded", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ min: 1e-3, max: 1e5, noNaN: true }), fc.integer({ min: 2, max: 12 }), (min, span, most) => {
      const max = min + span;
      const step = tickStep(max - min, most);
      const ticks = ticksBetween(min, max, most);
      expect(step.toExponential()).toMatch(/^[125]e/);
      // If no multiple of the step is clearly inside, d3 may choose a finer step, so that the axis has a tick.
      const isBetweenSteps = Math.ceil(min / step + 1e-6) > Math.floor(max / step - 1e-6);
      expect(ticks.length).toBeLessThanOrEqual(most + 1);
      for (const tick of ticks) {
        expect(tick).toBeGreaterThanOrEqual(min - 1e-8 * span);
        expect(tick).toBeLessThanOrEqual(max + 1e-8 * span);
        expect(isMultiple(tick, step) || (isBetweenSteps && isMultiple(tick, step / 10))).toBe(true);
      }
    }),
  );
});

test("a lower limit just above 0 leaves out the tick at 0, and a finer step is chosen", () => {
  // A counterexample that fast-check found.
  expect(ticksBetween(5e-324, 4.000000004000001, 2)).toEqual([2, 4]);
});

test("ticks are exact decimals", () => {
  expect(ticksBetween(-90, -20, 8)).toEqual([-90, -80, -70, -60, -50, -40, -30, -20]);
  expect(ticksBetween(0, 0.65, 6)).toEqual([0, 0.2, 0.4, 0.6]);
  expect(ticksBetween(-0.31, 0.31, 8)).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
  expect(ticksBetween(5, 5, 4)).toEqual([5]);
});

test("labels of one axis share their decimals and have true minus signs", () => {
  const ticks = [-0.5, 0, 0.5, 1];
  expect(ticks.map((tick) => tickText(tick, ticks))).toEqual(["−0.5", "0.0", "0.5", "1.0"]);
  expect(tickText(-80, [-80, -60])).toBe("−80");
  expect(tickText(20_000, [0, 20_000])).toBe("20\u2009000");
  expect(tickText(2e-7, [0, 2e-7])).toBe("0.0000002");
});

test("an axis of small height has two ticks, at least two fifths of its span apart", () => {
  expect(twoTicks(-121, 281)).toEqual([0, 200]);
  expect(twoTicks(-6, 106)).toEqual([0, 100]);
  expect(twoTicks(0, 1.06, Number.isInteger)).toEqual([0, 1]);
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.double({ min: 1e-2, max: 1e5, noNaN: true }), (min, span) => {
      const [low, high] = twoTicks(min, min + span);
      expect(high! - low!).toBeGreaterThanOrEqual(0.4 * span);
    }),
  );
});

test("rows are numbered in round steps from row 1, as many as fit without touching", () => {
  expect(rowNumbers(8, 1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(rowNumbers(8, 2)).toEqual([1, 5]);
  expect(rowNumbers(30, 3)).toEqual([1, 5, 10, 15, 20, 25, 30]);
  expect(rowNumbers(30, 6)).toEqual([1, 10, 20, 30]);
  expect(rowNumbers(61, 12)).toEqual([1, 20, 40, 60]);
  expect(rowNumbers(3, 4)).toEqual([1]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 500, noNaN: true }), (rows, least) => {
      const numbers = rowNumbers(rows, least);
      expect(numbers[0]).toBe(1);
      const distances = numbers.slice(1).map((number, k) => number - numbers[k]!);
      expect(Math.min(least, ...distances)).toBe(least);
      expect(new Set(distances.slice(1)).size).toBeLessThanOrEqual(1);
    }),
  );
});
