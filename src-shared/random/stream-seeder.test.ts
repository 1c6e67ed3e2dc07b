import fc from "fast-check";
import { expect, test } from "vitest";
import { Generator } from "./generator.ts";
import { seedKey } from "./stream-key.ts";
import { StreamSeeder } from "./stream-seeder.ts";

test("a seeder gives the streams that their keys give", () => {
  const generator = new Generator([1n, 2n, 3n, 4n]);
  fc.assert(
    fc.property(fc.string(), fc.nat(0x7fffffff), fc.integer({ min: 0, max: 1000 }), (seed, index, purpose) => {
      const base = seedKey(seed);
      const expected = Generator.ofStream(base, index, BigInt(purpose));
      new StreamSeeder(base, BigInt(purpose)).seed(generator, index);
      for (let k = 0; k < 8; k++) expect(generator.next()).toBe(expected.next());
    }),
  );
});

test("whole numbers below n are all there, equally often", () => {
  const generator = Generator.ofStream(seedKey("below"), 0, 1n);
  const counts = new Float64Array(7);
  for (let k = 0; k < 70_000; k++) counts[generator.below(7)]!++;
  // chi-square with 6 degrees of freedom: beyond 27.9 once in 10,000
  expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  for (let n = 1; n < 50; n++) expect(generator.below(n)).toBeLessThan(n);
});
