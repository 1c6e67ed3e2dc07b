import fc from "fast-check";
import { expect, test } from "vitest";
import type { StatisticRow } from "../../src-shared/comparison/compare-statistics.ts";
import { stripMark, stripSpan } from "./difference-scale.ts";

/** @param first mean of the first run, with which the other is compared */
function row(first: number, value: number, half?: number): StatisticRow {
  const relative = first === 0 ? undefined : value / Math.abs(first);
  return {
    name: "rate",
    title: "Rate",
    unit: "Hz",
    runs: [
      { mean: first, sd: 1, n: 9 },
      { mean: first + value, sd: 1, n: 9 },
    ],
    differences: [
      undefined,
      { value, relative, ...(half === undefined ? { method: undefined } : { interval: { low: value - half, high: value + half }, method: "welch" as const }) },
    ],
  };
}

test("all rows share one scale: twice the relative difference is twice the distance", () => {
  const rows = [row(20, 10), row(100, -25)];
  const span = stripSpan(rows);
  const [half, quarter] = [stripMark(rows[0]!, 1, span)!, stripMark(rows[1]!, 1, span)!];
  expect(half.at / quarter.at).toBeCloseTo(-2, 12);
  expect(half.at).toBeGreaterThan(0.9);
});

test("a difference from a mean of 0, and the first run itself, have no mark", () => {
  expect(stripMark(row(0, 5), 1, 1)).toBeUndefined();
  expect(stripMark(row(20, 5), 0, 1)).toBeUndefined();
});

test("every mark is inside the strip and its interval, and values beyond the scale are flagged", () => {
  const far = fc.double({ min: -1000, max: 1000, noNaN: true, noDefaultInfinity: true });
  const mean = fc.double({ min: 1e-3, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(mean, far, fc.double({ min: 0, max: 100, noNaN: true })), { minLength: 1, maxLength: 12 }), (given) => {
      const rows = given.map(([first, value, half]) => row(first, value, half));
      const span = stripSpan(rows);
      for (const one of rows) {
        const { at, low, high, beyond } = stripMark(one, 1, span)!;
        for (const end of [at, low!, high!]) expect(Math.abs(end)).toBeLessThanOrEqual(1);
        // Both are computed, with different rounding.
        expect(low! - 1e-9 <= at && at <= high! + 1e-9).toBe(true);
        expect(beyond !== undefined).toBe(Math.abs(one.differences[1]!.relative!) > span);
      }
    }),
  );
});
