import { expect, test } from "vitest";
import { erfcx } from "./scaled-error-function.ts";

test("example of the documentation", () => {
  expect(erfcx(1)).toBeCloseTo(0.427583576155807, 14);
});

// mpmath 1.3.0 with 60 digits: exp(x^2) erfc(x)
test.each([
  [0, 1],
  [0.1, 0.896456979969126637],
  [0.5, 0.615690344192925875],
  [1, 0.427583576155807004],
  [2, 0.255395676310505744],
  [3.7, 0.147434997537185072],
  [8, 0.0699851662008809277],
  [20, 0.0281743487410513193],
  [50, 0.0112815362653237725],
  [-1, 5.00898008076228347],
  [-3.3, 107274.435932814358],
])("erfcx(%f) = %f to 2e-15", (x, expected) => {
  expect(Math.abs(erfcx(x) / expected - 1)).toBeLessThan(2e-15);
});

test("it decreases everywhere, asymptotically like 1 / (x sqrt(pi))", () => {
  for (let x = -5; x < 30; x += 0.01) expect(erfcx(x + 0.01)).toBeLessThan(erfcx(x));
  expect(erfcx(1e100) * 1e100 * Math.sqrt(Math.PI)).toBeCloseTo(1, 14);
  expect(erfcx(Infinity)).toBe(0);
});
