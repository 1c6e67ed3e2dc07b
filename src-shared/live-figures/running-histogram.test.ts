import fc from "fast-check";
import { expect, test } from "vitest";
import { histogram, leftEdges, spreadOf } from "../statistics/histogram.ts";
import { RunningHistogram } from "./running-histogram.ts";

const resolution = { dt: 0.1, onGrid: false };
const intervals = fc
  .tuple(fc.constantFrom(1, 30, 2000, 100_000), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 }))
  .map(([scale, shares]) => Float64Array.from(shares, (share) => Math.round(1e4 * scale * share * share) / 1e4));

const filled = (values: Iterable<number>, of = resolution): RunningHistogram => {
  const running = new RunningHistogram(of);
  for (const value of values) running.add(value);
  return running;
};

test("in bins of the batch histogram's width, counts are those of the batch histogram", () => {
  fc.assert(
    fc.property(intervals, (values) => {
      const running = filled(values);
      const batch = histogram(values, { ...resolution, dt: running.finest })!;
      expect(running.inBins(batch.width)).toEqual(batch);
    }),
  );
});

test("the same holds on the grid of an integrator that has one", () => {
  const onGrid = { dt: 0.25, onGrid: true };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 300 }), (steps) => {
      const values = Float64Array.from(steps, (step) => 0.25 * step);
      const batch = histogram(values, onGrid)!;
      expect(filled(values, onGrid).inBins(batch.width)).toEqual(batch);
    }),
  );
});

test("where the quartiles lie many fine bins apart the width is that of the batch histogram, or the next round number to it", () => {
  const round = [1, 2, 5].flatMap((digit) => Array.from({ length: 8 }, (_, k) => Number(`${digit}e${k - 2}`))).sort((one, other) => one - other);
  fc.assert(
    fc.property(intervals, (values) => {
      const running = filled(values);
      fc.pre(spreadOf(values.slice().sort()).interquartileRange > 20 * running.finest);
      const places = [histogram(values, { ...resolution, dt: running.finest })!.width, running.bars!.width].map((width) => round.indexOf(width));
      expect(Math.abs(places[0]! - places[1]!)).toBeLessThanOrEqual(1);
    }),
  );
});

test("a clock has one bar, as narrow as the step, where its interval is", () => {
  const bars = filled(Array.from({ length: 5000 }, (_, k) => 16.945957207744072 + 1e-13 * (k % 3))).bars!;
  expect(bars.width).toBe(0.1);
  expect(leftEdges(bars)[0]).toBe(16.9);
  expect([...bars.counts]).toEqual([5000]);
});

test("an hour between two spikes finds its bin among those of milliseconds", () => {
  const bars = filled([...Array.from({ length: 1000 }, (_, k) => 10 + (k % 7)), 3_600_000]).bars!;
  expect(bars.width).toBe(50_000);
  expect(bars.counts[0]).toBe(1000);
  expect(bars.counts.at(-1)).toBe(1);
});

test("nothing has no bars", () => expect(filled([]).bars).toBeUndefined());
