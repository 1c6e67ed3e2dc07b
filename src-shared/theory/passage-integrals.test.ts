import { expect, test } from "vitest";
import { passageIntegrals } from "./passage-integrals.ts";

// mpmath 1.3.0 with 22 to 40 digits: nested adaptive quadrature of erfcx(-x) and of integral over u > 0 of
// exp(2xu - u^2) erfcx(u - x)^2, scaled by exp(-M) and exp(-2M), M = max(0, b)^2
test.each([
  [-3, -1, 0.54101870881589764, 0.033980827689756443],
  [-1, 1, 1.0761590138255368, 0.39936674394075012],
  [0.25, 2, 0.579480753163602, 0.16692577536794803],
  [-7.5, 3.5, 0.29924520345959028, 0.04477023457867419],
  [-12, -9, 0.16155615696468346, 0.0004197679478396023],
  [-40, -0.5, 2.2438531834263497, 0.082112716621572309],
  [-1e6, -10, 6.4940725562533723, 0.0007860335178813923],
  [-9.5, 6, 0.16908537794908776, 0.01429493251809281],
])("between %f and %f", (a, b, first, second) => {
  const found = passageIntegrals(a, b);
  expect(Math.abs(found.first / first - 1)).toBeLessThan(1e-13);
  expect(Math.abs(found.second / second - 1)).toBeLessThan(1e-13);
});

test("integrals over parts add up to the whole, also across -8, where the method changes, and for narrow parts", () => {
  for (const [a, m, b] of [[-20, -8, -1], [-8.5, -8 - 1e-7, -8], [-8, -8 + 1e-7, -7], [-2, 0, 1], [-1e9, -30, 5]] as const) {
    const [whole, left, right] = [passageIntegrals(a, b), passageIntegrals(a, m), passageIntegrals(m, b)];
    // each part is scaled by its own upper limit
    const shrink = Math.exp(Math.max(0, m) * Math.max(0, m) - Math.max(0, b) * Math.max(0, b));
    expect((left.first * shrink + right.first) / whole.first).toBeCloseTo(1, 12);
    expect((left.second * shrink * shrink + right.second) / whole.second).toBeCloseTo(1, 12);
  }
});

test("for large limits, where the unscaled integrals overflow, both are finite and follow their asymptotics", () => {
  // f ~ 2 e^(x^2), so that first ~ 1 / b (1 + 1 / (2 b^2)), and second ~ 1 / (2 b^2) as half the square of it
  const b = 26;
  const { first, second } = passageIntegrals(-50, b);
  expect(first * b).toBeCloseTo(1 + 1 / (2 * b * b) + 3 / (4 * b ** 4), 7);
  expect(second / (first * first)).toBeCloseTo(0.5, 10);
});

test("for very negative limits the first integral is the logarithm of the noiseless interval", () => {
  expect(passageIntegrals(-4e140, -1e140).first * Math.sqrt(Math.PI)).toBeCloseTo(Math.log(4), 14);
});
