import fc from "fast-check";
import { expect, test } from "vitest";
import { fitExponential } from "./exponential-fit.ts";

test("example of the documentation", () => {
  expect(fitExponential(Float64Array.of(8, 4, 2, 1, 0.5, 0.25), 1)!.tau).toBeCloseTo(1 / Math.LN2, 6);
});

test("an exact exponential gives back its three parameters", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -100, max: 0, noNaN: true }),
      fc.double({ min: 0.5, max: 30, noNaN: true }),
      fc.boolean(),
      fc.double({ min: 2, max: 60, noNaN: true }),
      (a, size, rising, tau) => {
        const b = rising ? -size : size;
        const values = Float64Array.from({ length: 1500 }, (_, k) => a + b * Math.exp((-k * 0.1) / tau));
        const found = fitExponential(values, 0.1)!;
        expect(found.tau / tau).toBeCloseTo(1, 5);
        expect(found.a).toBeCloseTo(a, 3);
        expect(found.b).toBeCloseTo(b, 3);
      },
    ),
    { numRuns: 30 },
  );
});

test("values that do not determine a time constant give none", () => {
  expect(fitExponential(Float64Array.of(1, 2, 3), 1)).toBeUndefined();
  expect(fitExponential(new Float64Array(100).fill(-65), 1)).toBeUndefined();
  // a straight line: the longer tau, the better
  expect(fitExponential(Float64Array.from({ length: 100 }, (_, k) => k), 1)).toBeUndefined();
  // a jump: the shorter tau, the better
  expect(fitExponential(Float64Array.from({ length: 100 }, (_, k) => (k === 0 ? 1 : 0)), 1)).toBeUndefined();
});
