import fc from "fast-check";
import { expect, test } from "vitest";
import { Generator } from "../random/generator.ts";
import { seedKey } from "../random/stream-key.ts";
import { binomial, shareOut } from "./share-out.ts";

const streamOf = (seed: string) => Generator.ofStream(seedKey(seed), 0, 1n);

test("what is shared out is all there", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 300 }), (seed, total, places) => {
      const counts = shareOut(streamOf(seed), total, places);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
    }),
  );
});

test("every place gets its share, with the spread of chance", () => {
  const counts = shareOut(streamOf("shares"), 400_000, 1000);
  const chiSquare = counts.reduce((sum, count) => sum + (count - 400) ** 2 / 400, 0);
  // 999 degrees of freedom, SD 44.7
  expect(Math.abs(chiSquare - 999)).toBeLessThan(4 * 44.7);
});

test.each([[10, 0.3], [1, 0.5], [1000, 0.002], [50, 0.98]])("binomial numbers of %d and %d have their mean and variance", (n, p) => {
  const stream = streamOf(`binomial ${n}`);
  const draws = 20_000;
  let [sum, squares] = [0, 0];
  for (let k = 0; k < draws; k++) {
    const value = binomial(stream, n, p);
    sum += value;
    squares += (value - n * p) ** 2;
  }
  const variance = n * p * (1 - p);
  expect(Math.abs(sum / draws - n * p)).toBeLessThan(4 * Math.sqrt(variance / draws));
  // SD of a squared deviation is at most sqrt(3) variances and a little more
  expect(Math.abs(squares / draws - variance)).toBeLessThan(8 * variance * Math.sqrt(1 / draws) + 0.01 * variance);
});
