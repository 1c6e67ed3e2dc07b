import fc from "fast-check";
import { expect, test } from "vitest";
import { newSeed } from "./new-seed.ts";

test("a seed is a word and three digits, whatever the bits", () => {
  fc.assert(
    fc.property(fc.nat({ max: 0xffffffff }), (bits) => {
      expect(newSeed(bits)).toMatch(/^[a-z]{3,4}\d{3}$/);
    }),
  );
});
