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

test("numbers with no decimals to clean pass through", () => {
  expect(decimalSum(1e300, 1)).toBe(1e300);
  expect(decimalSum(1e-300, 0)).toBe(1e-300);
  expect(decimalSum(Infinity, 1)).toBe(Infinity);
});

test("a sum moves by less than 10^-14 of its larger part", () => {
  const real = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(real, real, (a, b) => {
      expect(Math.abs(decimalSum(a, b) - (a + b))).toBeLessThanOrEqual(1e-14 * Math.max(Math.abs(a), Math.abs(b)));
    }),
  );
});
