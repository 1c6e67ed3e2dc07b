import { expect, test } from "vitest";
import { mean, meanOfDefined, sampleSd } from "./mean-and-sd.ts";

test("SD has n - 1 in its denominator", () => {
  expect(sampleSd([1, 2, 3, 4])).toBe(1.2909944487358056);
});

test("too few values have no mean and no SD", () => {
  expect(mean([])).toBeUndefined();
  expect(sampleSd([7])).toBeUndefined();
  expect(meanOfDefined([undefined, undefined])).toBeUndefined();
});

test("a mean over neurons leaves out those without a value", () => {
  expect(meanOfDefined([undefined, 1, 3])).toBe(2);
});

test("the mean of equal numbers is that number to the bit, and their SD is 0", () => {
  expect(mean([0.1, 0.1, 0.1])).toBe(0.1);
  expect(sampleSd([0.1, 0.1, 0.1])).toBe(0);
});
