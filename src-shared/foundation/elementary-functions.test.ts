import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cos, exp, expm1, log, log1p, sin, sinh } from "./elementary-functions.ts";

/** Distance in units in the last place of `expected`. */
function ulps(actual: number, expected: number): number {
  if (Object.is(actual, expected)) return 0;
  const exponent = Math.floor(Math.log2(Math.abs(expected)));
  return Math.abs(actual - expected) / 2 ** (Math.max(exponent, -1022) - 52);
}

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

// V8's Math is itself within 1 ulp (ieee754:: port of FDLIBM), so 1 ulp of ours may show as 2 here.
describe("elementary functions agree with V8's", () => {
  test.each([
    ["exp", exp, Math.exp, real(-708, 709), 2],
    ["exp of small arguments", exp, Math.exp, real(-1, 1), 2],
    ["expm1", expm1, Math.expm1, real(-40, 700), 4],
    ["expm1 near 0", expm1, Math.expm1, real(-0.5, 0.5), 4],
    ["log", log, Math.log, real(1e-300, 1e300), 2],
    ["log near 1", log, Math.log, real(0.5, 2), 2],
    ["log1p", log1p, Math.log1p, real(-0.99, 1e6), 4],
    ["log1p near 0", log1p, Math.log1p, real(-1e-3, 1e-3), 4],
    ["sinh", sinh, Math.sinh, real(-20, 20), 4],
    ["sin", sin, Math.sin, real(-1e5, 1e5), 2],
    ["cos", cos, Math.cos, real(-1e5, 1e5), 2],
  ])("%s", (_name, ours, theirs, argument, most) => {
    fc.assert(
      fc.property(argument, (x) => {
        expect(ulps(ours(x), theirs(x))).toBeLessThanOrEqual(most);
      }),
      { numRuns: 5000 },
    );
  });

  test("limits and special values", () => {
    expect(exp(0)).toBe(1);
    expect(exp(-Infinity)).toBe(0);
    expect(exp(1000)).toBe(Infinity);
    expect(exp(-740)).toBeCloseTo(Math.exp(-740), 320);
    expect(exp(NaN)).toBeNaN();
    expect(log(0)).toBe(-Infinity);
    expect(log(1)).toBe(0);
    expect(log(-1)).toBeNaN();
    expect(ulps(log(5e-324), Math.log(5e-324))).toBeLessThanOrEqual(1);
    expect(log1p(-1)).toBe(-Infinity);
    expect(sin(0)).toBe(0);
    expect(cos(0)).toBe(1);
    expect(sin(Infinity)).toBeNaN();
    // pi as a double is short of pi by 1.2246467991473532e-16, which its sine shows (published: Kahan)
    expect(sin(Math.PI)).toBe(1.2246467991473532e-16);
  });

  test("sine of large arguments keeps an absolute error near |x| 2^-53", () => {
    fc.assert(
      fc.property(real(1e6, 1e9), (x) => {
        expect(Math.abs(sin(x) - Math.sin(x))).toBeLessThan(x * 4e-16);
      }),
    );
  });
});
