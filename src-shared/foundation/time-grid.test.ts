import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stepFraction, TimeGrid } from "./time-grid.ts";

/** Steps as people type them: few decimals, or one over a whole rate. */
const steps = fc.oneof(
  fc.constantFrom(0.1, 0.025, 0.2, 0.05, 0.5, 1, 2.5, 1 / 30, 1 / 3, 1 / 7, 1 / 44.1, 0.013, 1e-4, 100),
  fc.integer({ min: 1, max: 5000 }).map((k) => k / 1000),
  fc.integer({ min: 1, max: 1000 }).map((rate) => 1 / rate),
);

test.each([
  [0.1, 1, 10],
  [0.025, 1, 40],
  [0.013, 13, 1000],
  [2.5, 5, 2],
  [100, 100, 1],
  [1 / 30, 1, 30],
  [0.033333333333333, 33333333333333, 1e15],
  [0.0333333333333333, 1, 30],
  [1 / 44.1, 10, 441],
])("%d ms is %d / %d", (dt, numerator, denominator) => {
  const fraction = stepFraction(dt);
  if (numerator < 1e12) expect(fraction).toEqual({ numerator, denominator });
  else expect(fraction).toEqual({ numerator: dt, denominator: 1 });
});

test("the fraction of any step equals the step to 15 digits", () => {
  fc.assert(
    fc.property(fc.oneof(steps, fc.double({ min: 1e-6, max: 1e6, noNaN: true })), (dt) => {
      const { numerator, denominator } = stepFraction(dt);
      expect(Math.abs(numerator / denominator - dt)).toBeLessThanOrEqual(5e-15 * dt);
    }),
  );
});

describe("times on the grid", () => {
  test("are the shortest decimals of the intended times", () => {
    const tenths = new TimeGrid(0.1);
    for (let n = 0; n < 20_000; n++) expect(String(tenths.timeOf(n))).toBe(String(Number(`${n}e-1`)));
    expect(new TimeGrid(1 / 30).timeOf(3000)).toBe(100);
    expect(new TimeGrid(0.03333333333333333).timeOf(21_000)).toBe(700);
  });

  test("a typed multiple of dt, to 15 digits, is its grid point; other times do not move", () => {
    fc.assert(
      fc.property(steps, fc.nat(1e8), (dt, n) => {
        const grid = new TimeGrid(dt);
        const time = grid.timeOf(n);
        expect(grid.stepAt(time)).toBe(n);
        expect(grid.put(Number(time.toPrecision(15)))).toBe(time);
        expect(grid.put(n * dt)).toBe(time);
        expect(grid.lastUpTo(time)).toBe(n);
        expect(grid.firstFrom(time)).toBe(n);
        const between = grid.timeOf(n) + 0.4 * dt;
        expect(grid.put(between)).toBe(between);
        expect(grid.lastUpTo(between)).toBe(n);
        expect(grid.firstFrom(between)).toBe(n + 1);
      }),
    );
  });

  test("ascend with n, in whole steps", () => {
    fc.assert(
      fc.property(steps, fc.nat(1e8), fc.integer({ min: 1, max: 10_000 }), (dt, n, k) => {
        const grid = new TimeGrid(dt);
        expect(grid.timeOf(n + 1)).toBeGreaterThan(grid.timeOf(n));
        expect(grid.between(grid.timeOf(n), grid.timeOf(n + k))).toBe(grid.timeOf(k));
        expect(grid.between(grid.timeOf(n), grid.timeOf(n + k) + 0.3 * dt)).toBe(grid.timeOf(n + k) + 0.3 * dt - grid.timeOf(n));
      }),
    );
  });
});
