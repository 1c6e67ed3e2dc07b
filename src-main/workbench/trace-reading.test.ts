import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TraceSource } from "../../src-shared/engine/recordings.ts";
import { readTracePiece } from "./trace-reading.ts";

/** Traces in memory, one neuron after the other. */
function traces(V: readonly Float64Array[]): TraceSource & { readonly longestRead: () => number } {
  let longest = 0;
  return {
    samples: V[0]!.length,
    neurons: V.length,
    interval: 0.1,
    read(neuron, first, count) {
      longest = Math.max(longest, count);
      return Promise.resolve(V[neuron]!.slice(first, first + count));
    },
    longestRead: () => longest,
  };
}

const asked = fc.record({
  V: fc.array(fc.double({ min: -100, max: 50, noNaN: true }), { minLength: 1, maxLength: 300 }),
  first: fc.nat(310),
  count: fc.integer({ min: 1, max: 320 }),
  buckets: fc.integer({ min: 1, max: 320 }),
});

describe("a piece of a trace", () => {
  test("has the lowest and highest value of every bucket, and no sample is left out", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ V, first, count, buckets }) => {
        const piece = await readTracePiece(traces([Float64Array.from(V)]), { neuron: 0, first, count, buckets });
        const samples = V.slice(first, first + count);
        const { perBucket } = piece;
        const bruteForce = Array.from({ length: Math.ceil(samples.length / perBucket) }, (_, k) => samples.slice(k * perBucket, (k + 1) * perBucket));
        expect(piece.first).toBe(first);
        expect([...piece.low]).toEqual(bruteForce.map((bucket) => Math.min(...bucket)));
        expect([...piece.high]).toEqual(bruteForce.map((bucket) => Math.max(...bucket)));
        expect(piece.low.length).toBeLessThanOrEqual(buckets);
      }),
    );
  });

  test("with as many buckets as samples, returns the samples", async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ V, first, count }) => {
        const { perBucket, low, high } = await readTracePiece(traces([Float64Array.from(V)]), { neuron: 0, first, count, buckets: count });
        expect(perBucket).toBe(1);
        expect([...low]).toEqual(V.slice(first, first + count));
        expect(high).toEqual(low);
      }),
    );
  });

  test("a single extreme sample in a million is kept, wherever it is, and little is read at a time", async () => {
    const V = new Float64Array(1_000_000).fill(-65);
    for (const at of [0, 65_535, 65_536, 700_001, 999_999]) {
      V[at] = 20;
      V[at === 0 ? 1 : at - 1] = -90;
      const source = traces([new Float64Array(V.length), V]);
      const { low, high, perBucket } = await readTracePiece(source, { neuron: 1, first: 0, count: V.length, buckets: 999 });
      expect(high[Math.floor(at / perBucket)]).toBe(20);
      expect(Math.min(...low)).toBe(-90);
      expect(source.longestRead()).toBeLessThan(100_000);
      V.fill(-65);
    }
  });

  test("NaN samples do not hide the other samples of their bucket", async () => {
    const V = Float64Array.of(NaN, -60, -50, NaN, NaN, NaN);
    const { low, high } = await readTracePiece(traces([V]), { neuron: 0, first: 0, count: 6, buckets: 2 });
    expect([...low]).toEqual([-60, NaN]);
    expect([...high]).toEqual([-50, NaN]);
  });
});
