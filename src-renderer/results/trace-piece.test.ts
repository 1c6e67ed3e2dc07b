import fc from "fast-check";
import { expect, test } from "vitest";
import type { TracePiece } from "../../src-shared/contract/result-schemas.ts";
import { isFineEnough, lineOfPieces, reaches } from "./trace-piece.ts";

/** The piece of V that the service would send. */
function pieceOf(V: Float64Array, first: number, count: number, buckets: number): TracePiece {
  const samples = V.subarray(first, first + count);
  const perBucket = Math.max(1, Math.ceil(samples.length / buckets));
  const low: number[] = [];
  const high: number[] = [];
  for (let start = 0; start < samples.length; start += perBucket) {
    const bucket = samples.subarray(start, start + perBucket);
    low.push(Math.min(...bucket));
    high.push(Math.max(...bucket));
  }
  return { first, perBucket, low: Float64Array.from(low), high: Float64Array.from(high) };
}

const anyTrace = fc.array(fc.double({ min: -90, max: 30, noNaN: true }), { minLength: 50, maxLength: 400 }).map((values) => Float64Array.from(values));
const anyShare = fc.double({ min: 0, max: 1, noNaN: true });

test("zooming and panning lose no extremum in view, and time is ascending", () => {
  fc.assert(
    fc.property(anyTrace, anyShare, anyShare, anyShare, fc.integer({ min: 1, max: 60 }), (V, a, b, c, columns) => {
      const [first, last] = [Math.floor(Math.min(a, b) * (V.length - 1)), Math.floor(Math.max(a, b) * (V.length - 1))];
      const overview = pieceOf(V, 0, V.length, 23);
      const detail = pieceOf(V, Math.floor(c * V.length), Math.ceil(V.length / 3), 40);
      for (const finer of [undefined, detail]) {
        const { x, y } = lineOfPieces(overview, finer, { first, last, columns }, 0.1);
        const inView = V.subarray(first, last + 1);
        expect(Math.min(...y)).toBeLessThanOrEqual(Math.min(...inView));
        expect(Math.max(...y)).toBeGreaterThanOrEqual(Math.max(...inView));
        expect(x.every((time, k) => k === 0 || time >= x[k - 1]! - 1e-9)).toBe(true);
      }
    }),
  );
});

test("if all samples are loaded, the line has all of them", () => {
  const V = Float64Array.from({ length: 20 }, (_, k) => k * k);
  const { x, y } = lineOfPieces(pieceOf(V, 0, 20, 100), undefined, { first: 5, last: 8, columns: 50 }, 0.5);
  expect([...x]).toEqual([2, 2.5, 3, 3.5, 4, 4.5]);
  expect([...y]).toEqual([16, 25, 36, 49, 64, 81]);
});

test("many more buckets than columns are merged", () => {
  const V = Float64Array.from({ length: 10_000 }, (_, k) => Math.sin(k));
  const { x } = lineOfPieces(pieceOf(V, 0, 10_000, 5000), undefined, { first: 0, last: 9999, columns: 50 }, 0.1);
  expect(x.length).toBeLessThanOrEqual(4 * 50 + 8);
});

test("a piece is fine enough with one bucket per column, and covers only its samples", () => {
  const piece = pieceOf(new Float64Array(1000), 100, 500, 50);
  expect([isFineEnough(piece, 300, 30), isFineEnough(piece, 300, 31)]).toEqual([true, false]);
  expect([reaches(piece, 100, 599), reaches(piece, 99, 599), reaches(piece, 100, 600)]).toEqual([true, false, false]);
});
