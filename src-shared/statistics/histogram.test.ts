import fc from "fast-check";
import { expect, test } from "vitest";
import { binWidth, histogram, leftEdges } from "./histogram.ts";

const values = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 300 }).map((list) => Float64Array.from(list));
const finest = fc.constantFrom(0.01, 0.1, 0.4, 1, 25);

const offGrid = (dt: number) => ({ dt, onGrid: false });

test("examples of the documentation", () => {
  expect(binWidth({ count: 1000, interquartileRange: 12, min: 0, max: 60 }, 0.1)).toBe(2);
  expect([...histogram(Float64Array.of(1, 2, 2, 3), offGrid(1))!.counts]).toEqual([1, 2, 1]);
});

test("every value is counted once, in the bin that holds it", () => {
  fc.assert(
    fc.property(values, finest, (data, least) => {
      const { width, firstBin, counts } = histogram(data, offGrid(least))!;
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(data.length);
      const slack = 2e-9 * width;
      counts.forEach((count, k) => {
        const [low, high] = [(firstBin + k) * width, (firstBin + k + 1) * width];
        const clearlyInside = data.filter((value) => value > low + slack && value < high - slack).length;
        const inOrAtTheEdge = data.filter((value) => value >= low - slack && value <= high + slack).length;
        expect(count).toBeGreaterThanOrEqual(clearlyInside);
        expect(count).toBeLessThanOrEqual(inOrAtTheEdge);
      });
    }),
  );
});

test("widths are 1, 2 or 5 times a power of ten, at least the finest, and make about a hundred bins at most", () => {
  fc.assert(
    fc.property(values, finest, (data, least) => {
      const { width, counts } = histogram(data, offGrid(least))!;
      expect(width.toExponential()).toMatch(/^[125]e/);
      expect(width).toBeGreaterThanOrEqual(least);
      expect(counts.length).toBeLessThanOrEqual(101);
      expect(Math.min(counts[0]!, counts[counts.length - 1]!)).toBeGreaterThan(0);
    }),
  );
});

test("the order of values does not matter, and they are left as they are", () => {
  fc.assert(
    fc.property(values, (data) => {
      const before = data.slice();
      expect(histogram(data.slice().reverse(), offGrid(0.1))).toEqual(histogram(data, offGrid(0.1)));
      expect(data).toEqual(before);
    }),
  );
});

test("the width follows Freedman and Diaconis: 2 IQR over the cube root of n", () => {
  // 2 * 9.5 / 10 = 1.9, nearest 2; 2 * 3.1 / 10 = 0.62, nearest 0.5; 2 * 4 / 10 = 0.8, nearest 1
  for (const [iqr, width] of [[9.5, 2], [3.1, 0.5], [4, 1]] as const) {
    expect(binWidth({ count: 1000, interquartileRange: iqr, min: 0, max: 50 }, 0.1)).toBe(width);
  }
});

test("if the quartiles are equal, the width follows Sturges: range over 1 + log2 n", () => {
  // 88 / (1 + log2 1024) = 8
  expect(binWidth({ count: 1024, interquartileRange: 0, min: 0, max: 88 }, 0.1)).toBe(10);
});

test("a long tail widens the bins to a hundredth of the range", () => {
  expect(binWidth({ count: 1e6, interquartileRange: 1, min: 0, max: 300 }, 0.1)).toBe(5);
});

test("the intervals of a regular train, equal except for rounding, are in one bin of the finest width", () => {
  const clock = Float64Array.from({ length: 50 }, (_, k) => 29.7 + (k % 3) * 3.6e-15);
  const { width, firstBin, counts } = histogram(clock, offGrid(0.1))!;
  expect([width, firstBin, ...counts]).toEqual([0.1, 297, 50]);
});

test("intervals that are multiples of dt are at bin edges, and each is in one bin only", () => {
  const onGrid = Float64Array.from({ length: 100 }, (_, k) => (k + 1) * 0.1);
  const { width, counts } = histogram(onGrid, offGrid(0.1))!;
  expect([width, ...counts]).toEqual([2, 19, 20, 20, 20, 20, 1]);
});

test("edges are the decimals that a person would write", () => {
  expect([...leftEdges({ width: 0.1, firstBin: 2, counts: new Float64Array(3) })]).toEqual([0.2, 0.3, 0.4]);
});

test("no values give no histogram", () => {
  expect(histogram(new Float64Array(0), offGrid(0.1))).toBeUndefined();
});
