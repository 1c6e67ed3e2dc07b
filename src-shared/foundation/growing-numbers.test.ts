import fc from "fast-check";
import { expect, test } from "vitest";
import { GrowingNumbers } from "./growing-numbers.ts";

test("pieces follow each other, however wrong their shares are, and are not written to", () => {
  const piece = fc.tuple(fc.float64Array({ maxLength: 20 }), fc.double({ min: 0.001, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const before = pieces.map(([numbers]) => [...numbers]);
      const growing = new GrowingNumbers();
      for (const [numbers, share] of pieces) growing.append(numbers, share);
      expect([...growing.all]).toEqual(before.flat());
      expect(pieces.map(([numbers]) => [...numbers])).toEqual(before);
    }),
  );
});

test("a single piece is not copied", () => {
  const piece = Float64Array.of(1, 2);
  const growing = new GrowingNumbers();
  growing.append(piece, 1);
  expect(growing.all).toBe(piece);
});
