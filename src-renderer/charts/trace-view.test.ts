import fc from "fast-check";
import { expect, test } from "vitest";
import { firstAfter, firstAtOrAfter, LineView, withSpikes } from "./trace-view.ts";

const anyLine = fc
  .array(fc.tuple(fc.double({ min: 0.001, max: 2, noNaN: true }), fc.double({ min: -90, max: 30, noNaN: true })), { minLength: 2, maxLength: 600 })
  .map((steps) => {
    let time = 0;
    return { x: Float64Array.from(steps, ([gap]) => (time += gap)), y: Float64Array.from(steps, ([, V]) => V) };
  });
const share = fc.double({ min: 0, max: 1, noNaN: true });

test("at any zoom the line keeps the extrema of every column and has recorded samples only", () => {
  fc.assert(
    fc.property(anyLine, share, share, fc.integer({ min: 1, max: 40 }), (line, a, b, columns) => {
      const end = line.x.at(-1)!;
      const [from, to] = [Math.min(a, b) * end, Math.max(a, b) * end + 1e-3];
      const drawn = new LineView(line).points(from, to, columns);
      const columnOf = (x: number) => Math.floor(((x - from) * columns) / (to - from));
      for (let column = 0; column < columns; column++) {
        const recorded = [...line.x].flatMap((x, i) => (x >= from && x <= to && columnOf(x) === column ? [line.y[i]!] : []));
        const kept = [...drawn.x].flatMap((x, i) => (columnOf(x) === column ? [drawn.y[i]!] : []));
        if (recorded.length === 0) continue;
        expect(Math.min(...kept)).toBe(Math.min(...recorded));
        expect(Math.max(...kept)).toBe(Math.max(...recorded));
      }
      const known = new Set([...line.x].map((x, i) => `${x} ${line.y[i]}`));
      expect([...drawn.x].every((x, i) => known.has(`${x} ${drawn.y[i]}`))).toBe(true);
      expect(drawn.x.every((x, i) => i === 0 || x >= drawn.x[i - 1]!)).toBe(true);
    }),
  );
});

test("the line reaches both edges of the visible range", () => {
  const line = { x: Float64Array.from({ length: 100 }, (_, k) => k), y: new Float64Array(100) };
  const { x } = new LineView(line).points(10.5, 20.5, 500);
  expect([x[0], x.at(-1)]).toEqual([10, 21]);
});

test("a million points are reduced to about four per column, and a repeated query returns the same object", () => {
  const line = { x: Float64Array.from({ length: 1_000_000 }, (_, k) => k / 10), y: Float64Array.from({ length: 1_000_000 }, (_, k) => ((k * 7919) % 1000) - 500) };
  const view = new LineView(line);
  const points = view.points(0, 100_000, 500);
  expect(points.x.length).toBeLessThanOrEqual(4 * 500 + 8);
  expect(view.points(0, 100_000, 500)).toBe(points);
  expect(view.range).toEqual({ min: -500, max: 499 });
});

test("a line from V_th to V_reset is drawn at each spike, but only at the first one in a column", () => {
  fc.assert(
    fc.property(anyLine, fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 50 }), (line, shares) => {
      const [from, to] = [line.x[0]!, line.x.at(-1)!];
      const spikes = Float64Array.from(shares.map((one) => from + (one / 1000) * (to - from))).sort();
      const { x, y } = withSpikes(line, spikes, { V_th: 100, V_reset: -100 }, 1e9);
      expect(x.every((time, i) => i === 0 || time >= x[i - 1]!)).toBe(true);
      for (const time of new Set(spikes)) {
        const at = x.findIndex((one, i) => one === time && y[i] === 100);
        expect([x[at], y[at], y[at + 1]]).toEqual([time, 100, -100]);
      }
      expect(y.filter((V) => V !== 100 && V !== -100)).toEqual(line.y);
      expect(withSpikes(line, spikes, { V_th: 100 }, 1).y.filter((V) => V === 100).length).toBeLessThanOrEqual(2);
    }),
  );
});

test("binary search gives the result of linear search", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (values, t) => {
      const ascending = values.sort((a, b) => a - b);
      expect(firstAtOrAfter(ascending, t)).toBe(ascending.filter((value) => value < t).length);
      expect(firstAfter(ascending, t)).toBe(ascending.filter((value) => value <= t).length);
    }),
  );
});
