import fc from "fast-check";
import { expect, test } from "vitest";
import { barWithin, levelBar, timeBar } from "./scale-bars.ts";

test("a bar has the longest length of 1, 2 or 5 times a power of ten within its share of the axis", () => {
  const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(real(-1e4, 1e4), real(1e-3, 1e6), real(0.05, 0.9), (min, width, share) => {
      const max = min + width;
      const longest = share * (max - min) * (1 + 1e-8);
      const { length } = barWithin({ min, max }, share, String);
      expect(length.toExponential()).toMatch(/^[125]e/);
      expect(length).toBeLessThanOrEqual(longest);
      const next = length.toExponential().startsWith("2") ? 2.5 : 2;
      expect(next * length).toBeGreaterThan(longest * (1 - 1e-6));
    }),
  );
});

test("the label of a bar is its length with its unit", () => {
  expect(timeBar({ from: 0, to: 750 })).toEqual({ length: 100, text: "100 ms" });
  expect(timeBar({ from: 0, to: 5000 })).toEqual({ length: 1000, text: "1 s" });
  expect(levelBar({ min: -85, max: -15 }, "mV")).toEqual({ length: 20, text: "20 mV" });
  expect(levelBar({ min: -130, max: 380 }, "pA")).toEqual({ length: 200, text: "200 pA" });
});
