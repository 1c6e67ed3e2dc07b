import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChartPoint } from "./chart-configuration.ts";
import { Decimator } from "./decimate.ts";

const span = { from: 0, to: 1 };

function decimated(samples: readonly number[], columns: number): ChartPoint[] {
  const decimator = new Decimator(span, columns);
  for (const [k, y] of samples.entries()) decimator.add(k / samples.length, y);
  return decimator.finish();
}

const traces = fc.array(fc.double({ min: -100, max: 50, noNaN: true }), { minLength: 1, maxLength: 400 });
const columnCounts = fc.integer({ min: 1, max: 50 });

test("every point is a sample, in the order of the samples, the first and the last among them", () => {
  fc.assert(
    fc.property(traces, columnCounts, (samples, columns) => {
      const points = decimated(samples, columns);
      const indices = points.map(({ x }) => Math.round(x * samples.length));
      expect(points.map(({ y }) => y)).toEqual(indices.map((index) => samples[index]));
      expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
      expect(indices[0]).toBe(0);
      expect(indices.at(-1)).toBe(samples.length - 1);
    }),
  );
});

test("no column loses its lowest or highest sample, and none keeps more than four", () => {
  fc.assert(
    fc.property(traces, columnCounts, (samples, columns) => {
      const columnOf = (x: number) => Math.floor(x * columns);
      const points = decimated(samples, columns);
      for (let column = 0; column < columns; column++) {
        const all = samples.filter((_, k) => columnOf(k / samples.length) === column);
        const kept = points.filter(({ x }) => columnOf(x) === column).map(({ y }) => y);
        expect(kept.length).toBeLessThanOrEqual(4);
        expect(Math.min(...kept)).toBe(Math.min(...all));
        expect(Math.max(...kept)).toBe(Math.max(...all));
      }
    }),
  );
});

test("a spike of one sample is kept at any position", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999 }), columnCounts, (at, columns) => {
      const samples = Array.from({ length: 10_000 }, (_, k) => (k === at ? -20 : -65));
      expect(decimated(samples, columns)).toContainEqual({ x: at / 10_000, y: -20 });
    }),
  );
});

test("an edge is kept as two points at one time, in their order", () => {
  const decimator = new Decimator(span, 1);
  for (const [x, y] of [[0, 0], [0.5, 0], [0.5, 300], [0.9, 300], [0.9, -100], [1, 0]] as const) decimator.add(x, y);
  expect(decimator.finish()).toEqual([{ x: 0, y: 0 }, { x: 0.5, y: 300 }, { x: 0.9, y: -100 }, { x: 1, y: 0 }]);
});

test("no samples give no points", () => {
  expect(new Decimator(span, 10).finish()).toEqual([]);
});
