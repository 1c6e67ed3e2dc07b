import fc from "fast-check";
import { expect, test } from "vitest";
import { newSeed } from "./new-seed.ts";

test("a seed made of any bits is a word and three digits", () => {
  fc.assert(
    fc.property(fc.nat({ max: 0xffffffff }), (bits) => {
      expect(newSeed(bits)).toMatch(/^[a-z]{3,4}\d{3}$/);
    }),
  );
});
