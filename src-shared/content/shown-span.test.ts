import fc from "fast-check";
import { expect, test } from "vitest";
import { isPart, shownSpan } from "./shown-span.ts";

test("a sweep that is not crowded is shown whole", () => {
  expect(shownSpan({ duration: 1200, windowFrom: 100, crowding: 1 })).toEqual({ from: 0, to: 1200 });
});

test("of a crowded sweep a span of round length around the onset of its window is shown", () => {
  expect(shownSpan({ duration: 60_000, windowFrom: 0, crowding: 33 })).toEqual({ from: 0, to: 1000 });
  expect(shownSpan({ duration: 10_000, windowFrom: 200, crowding: 24 })).toEqual({ from: 180, to: 380 });
});

test("the shown span is inside the sweep, is not crowded and includes the onset", () => {
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
