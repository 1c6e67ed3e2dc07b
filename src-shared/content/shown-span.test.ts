import fc from "fast-check";
import { expect, test } from "vitest";
import { isPart, shownSpan } from "./shown-span.ts";

test("a readable sweep is shown whole", () => {
  expect(shownSpan({ duration: 1200, windowFrom: 100, crowding: 1 })).toEqual({ from: 0, to: 1200 });
});

test("a crowded one shows a round length with the onset of its window", () => {
  expect(shownSpan({ duration: 60_000, windowFrom: 0, crowding: 33 })).toEqual({ from: 0, to: 1000 });
  expect(shownSpan({ duration: 10_000, windowFrom: 200, crowding: 24 })).toEqual({ from: 180, to: 380 });
});

test("what is shown lies in the sweep, is not too crowded and holds the onset", () => {
  const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(real(1, 1e6), real(0, 0.9), real(0.1, 1e4), (duration, part, crowding) => {
      const windowFrom = part * duration;
      const span = shownSpan({ duration, windowFrom, crowding });
      expect(span.from).toBeGreaterThanOrEqual(0);
      expect(span.to).toBeLessThanOrEqual(duration * (1 + 1e-12));
      if (crowding <= 1) return;
      expect(isPart(span, duration)).toBe(true);
      expect(((span.to - span.from) / duration) * crowding).toBeLessThanOrEqual(1 + 1e-9);
      expect(span.from).toBeLessThanOrEqual(windowFrom);
      expect(span.to).toBeGreaterThan(windowFrom);
    }),
  );
});
