import fc from "fast-check";
import { expect, test } from "vitest";
import { decimal, decimalSum } from "./decimal.ts";

test("sums and products of decimals are the decimals that a person would write", () => {
  expect(decimal(3 * 0.1)).toBe(0.3);
  expect(decimalSum(0.1, 0.2)).toBe(0.3);
  expect(decimalSum(0.036, -9 * 0.004)).toBe(0);
  expect(decimalSum(1e6, 0.1)).toBe(1000000.1);
  expect(decimalSum(0, 0)).toBe(0);
  expect(Object.is(decimalSum(0.3, -3 * 0.1), 0)).toBe(true);
});

test("very large, very small and infinite numbers are unchanged", () => {
  expect(decimalSum(1e300, 1)).toBe(1e300);
  expect(decimalSum(1e-300, 0)).toBe(1e-300);
  expect(decimalSum(Infinity, 1)).toBe(Infinity);
});

test("rounding changes a sum by less than 10^-14 of its larger term", () => {
  const real = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(real, real, (a, b) => {
      expect(Math.abs(decimalSum(a, b) - (a + b))).toBeLessThanOrEqual(1e-14 * Math.max(Math.abs(a), Math.abs(b)));
    }),
  );
});

test("the sum equals the one rounded through its decimal text, to the bit", () => {
  const byText = (a: number, b: number): number => {
    const sum = a + b;
    const places = 14 - Number(Math.max(Math.abs(a), Math.abs(b)).toExponential().split("e")[1]);
    return places >= 0 && places <= 100 ? Number(sum.toFixed(places)) + 0 : sum;
  };
  const power = fc.integer({ min: -12, max: 16 }).map((exponent) => Number(`1e${exponent}`));
  const typed = fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), power).map(([digits, unit]) => digits * unit);
  const any = fc.oneof(typed, power, fc.double({ noNaN: true }), fc.double({ min: -1e3, max: 1e3, noNaN: true }), fc.constantFrom(0, -0, 0.1, 1 / 3));
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(decimalSum(a, b)).toBe(byText(a, b));
      expect(decimalSum(a, -a)).toBe(byText(a, -a));
    }),
    { numRuns: 2000 },
  );
});
