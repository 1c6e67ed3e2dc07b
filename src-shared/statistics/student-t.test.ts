import { expect, test } from "vitest";
import { studentT95 } from "./student-t.ts";

test("example of the documentation", () => {
  expect(studentT95(4)).toBe(2.776445105197794);
});

// scipy 1.17.1: scipy.stats.t.ppf(0.975, n)
test.each([
  [1, 12.706204736174694],
  [10, 2.2281388519862735],
  [30, 2.0422724563012373],
  [31, 2.0395134463964077],
  [49, 2.009575237129235],
  [1000, 1.9623390808264071],
])("%i degrees of freedom: %f", (degrees, expected) => {
  expect(studentT95(degrees) / expected).toBeCloseTo(1, 7);
});

test("the quantile decreases with the degrees of freedom, also from 30 to 31, towards 1.96", () => {
  for (let degrees = 2; degrees < 200; degrees++) expect(studentT95(degrees)).toBeLessThan(studentT95(degrees - 1));
  expect(studentT95(1e9)).toBeCloseTo(1.959963984540054, 8);
});

// scipy 1.17.1: scipy.stats.t.ppf(0.975, n); Welch's degrees of freedom are no whole number
test.each([
  [1.001, 12.676247858570624],
  [1.5, 6.016663104427929],
  [2.5, 3.5746548420036817],
  [7.7, 2.3217367528308643],
  [17.776, 2.102821310380221],
  [29.9, 2.0425589158185566],
  [30.5, 2.04086944518632],
])("%f degrees of freedom: %f", (degrees, expected) => {
  expect(studentT95(degrees) / expected).toBeCloseTo(1, 7);
});

test("between whole degrees of freedom it lies between their points", () => {
  for (let degrees = 1; degrees < 31; degrees += 0.0625) {
    expect(studentT95(degrees)).toBeLessThanOrEqual(studentT95(Math.floor(degrees)));
    expect(studentT95(degrees)).toBeGreaterThanOrEqual(studentT95(Math.ceil(degrees)));
  }
});
