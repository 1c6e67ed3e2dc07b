import fc from "fast-check";
import { expect, test } from "vitest";
import { angleOf } from "./arctangent.ts";

test("the angle is that of Math.atan2 to its last digits, in every direction", () => {
  const special = fc.constantFrom(0, 1, -1, 0.5, 1.5);
  const coordinate = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ noNaN: true, noDefaultInfinity: true }), special).map((value) => value + 0);
  fc.assert(
    fc.property(coordinate, coordinate, (y, x) => {
      const expected = Math.atan2(y, x);
      expect(Math.abs(angleOf(y, x) - expected)).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(expected)));
    }),
    { numRuns: 1000 },
  );
});
