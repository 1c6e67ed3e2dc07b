import fc from "fast-check";
import { expect, test } from "vitest";
import { populationRate } from "./population-rate.ts";
import { psth, rateOverTime } from "./psth.ts";
import { rasterMatrix } from "./raster-matrix.ts";
import { meanRate, spikesIn } from "./spike-counts.ts";
import { spikeTrain } from "./testing/spike-trains.ts";
import { binEdge, countsIn, timeBins } from "./time-bins.ts";

const trains = fc.array(spikeTrain, { minLength: 1, maxLength: 5 });
const width = fc.double({ min: 0.1, max: 500, noNaN: true });
const window = { from: 100, to: 850 };

test("examples of the documentation", () => {
  expect(psth([Float64Array.of(5), Float64Array.of(5)], { from: 0, to: 10 }, { dt: 1, onGrid: false })!.bins.width).toBe(5);
  expect([...populationRate([Float64Array.of(1), Float64Array.of(2, 8)], { from: 0, to: 10 }, 5)!.rates]).toEqual([200, 100]);
  expect([...rasterMatrix([Float64Array.of(1, 2, 12)], { from: 0, to: 15 }, 5).cells]).toEqual([1, 0, 1]);
});

test("every spike of the window is in one bin, the first that ends at or after it", () => {
  fc.assert(
    fc.property(spikeTrain, width, (train, w) => {
      const bins = timeBins(window, w);
      const counts = countsIn(bins, train);
      const inside = spikesIn(train, window);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(inside.length);
      const slack = 2e-9 * w;
      counts.forEach((count, k) => {
        const [low, high] = [binEdge(bins, k), binEdge(bins, k + 1)];
        expect(count).toBeGreaterThanOrEqual(inside.filter((t) => t > low + slack && t <= high - slack).length);
        expect(count).toBeLessThanOrEqual(inside.filter((t) => t > low - slack && t <= high + slack).length);
      });
    }),
  );
});

test("a spike on an edge is in the bin that ends there, in spite of rounding", () => {
  const bins = timeBins({ from: 0, to: 0.9 }, 0.3);
  expect(bins.count).toBe(3);
  expect([...countsIn(bins, Float64Array.of(0.3, 0.1 + 0.2, 0.6, 0.9))]).toEqual([2, 1, 1]);
});

test("rates over time average to the mean rate", () => {
  fc.assert(
    fc.property(trains, width, (list, w) => {
      const { bins, rates } = rateOverTime(list, timeBins(window, w));
      const weighted = rates.reduce((sum, rate, k) => sum + rate * (binEdge(bins, k + 1) - binEdge(bins, k)), 0);
      const spikeCount = list.reduce((sum, train) => sum + spikesIn(train, window).length, 0);
      expect(weighted / (window.to - window.from)).toBeCloseTo(meanRate({ spikeCount, neurons: list.length, window })!, 8);
    }),
  );
});

test("a PSTH follows the binning rule, and is undefined without spikes", () => {
  // 1000 spikes, quartiles 500 ms apart: 2 * 500 / 10 = 100 ms
  const uniform = Float64Array.from({ length: 1000 }, (_, k) => k + 1);
  const found = psth([uniform], { from: 0, to: 1000 }, { dt: 0.1, onGrid: false })!;
  expect(found.bins.width).toBe(100);
  expect([...found.rates]).toEqual(Array.from({ length: 10 }, () => 1000));
  expect(psth([Float64Array.of(5)], { from: 10, to: 20 }, { dt: 0.1, onGrid: false })).toBeUndefined();
});

test("a raster has a 1 where a train has any spike in a bin, else 0", () => {
  fc.assert(
    fc.property(trains, width, (list, w) => {
      const { bins, rows, cells } = rasterMatrix(list, window, w);
      expect(rows).toBe(list.length);
      list.forEach((train, row) => {
        const counts = countsIn(bins, train);
        expect([...cells.subarray(row * bins.count, (row + 1) * bins.count)]).toEqual([...counts].map((count) => Math.min(count, 1)));
      });
    }),
  );
});

test("no neurons have no population rate", () => {
  expect(populationRate([], window, 10)).toBeUndefined();
});
