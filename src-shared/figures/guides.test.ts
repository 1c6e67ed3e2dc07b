import fc from "fast-check";
import { expect, test } from "vitest";
import { spread } from "./guides.ts";

test("labels keep their order, do not overlap and stay above the bottom", () => {
  const places = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 6 }).map((values) => values.sort((a, b) => a - b));
  fc.assert(
    fc.property(places, (ascending) => {
      const moved = spread(ascending, 10, 100);
      expect(moved).toHaveLength(ascending.length);
      for (let k = 1; k < moved.length; k++) expect(moved[k]! - moved[k - 1]!).toBeGreaterThanOrEqual(10 - 1e-6);
      expect(moved.at(-1)).toBeLessThanOrEqual(100 + 1e-6);
    }),
  );
});

test("labels with enough room do not move; two that are too close move apart around their middle", () => {
  expect(spread([10, 30, 70], 10, 100)).toEqual([10, 30, 70]);
  expect(spread([10, 50, 54], 10, 100)).toEqual([10, 47, 57]);
});
