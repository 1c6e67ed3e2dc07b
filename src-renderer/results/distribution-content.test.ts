import { expect, test } from "vitest";
import { distributionContent } from "./distribution-content.ts";

const neuron = { V_th: -50 };
const histogram = { width: 5, firstBin: 4, counts: Float64Array.of(3, 2, 1) };

test("intervals begin at 0 and say CV, mean and their number", () => {
  const content = distributionContent("isi", { intervals: { count: 40_300, mean: 45.678, cv: 0.3719, histogram } }, neuron, true);
  expect(content.bars).toEqual({ from: 20, width: 5, heights: histogram.counts });
  expect(content.corner).toEqual(["CV 0.37", "mean 45.7 ms", "n 40\u2009300"]);
  // A wide histogram of regular cells is no contradiction then.
  expect(distributionContent("isi", { intervals: { count: 40_300, mean: 45.678, cv: 0.3719, histogram } }, neuron, true, 200).corner[0]).toBe("CV 0.37 per cell");
  expect(content.xRange).toEqual({ min: 0, max: 1.35 * 45.678 });
});

test("where there is nothing to show, the figure says why", () => {
  expect(distributionContent("isi", { intervals: { count: 0 } }, neuron, true)).toMatchObject({ bars: undefined, empty: "No intervals: no trial has two spikes" });
  expect(distributionContent("isi", { intervals: { count: 2, histogram } }, neuron, false)).toMatchObject({ bars: undefined, empty: "Not simulated yet" });
  expect(distributionContent("psth", { intervals: { count: 0 } }, neuron, true).empty).toBe("No spikes in the window");
  expect(distributionContent("psth", undefined, neuron, true).empty).toBe("");
  expect(distributionContent("voltage", { intervals: { count: 0 } }, neuron, true).empty).toBe("No voltage in the window");
});

test("the voltage histogram says mean and SD, the rate over time its bins", () => {
  expect(distributionContent("voltage", { intervals: { count: 0 }, voltage: { mean: -55.123, sd: 2.3456, histogram } }, neuron, true).corner).toEqual(["mean −55.1 mV", "SD 2.35 mV"]);
  expect(distributionContent("voltage", { intervals: { count: 0 }, voltage: { histogram } }, neuron, true).bars?.heights).toEqual(Float64Array.of(50, 200 / 6, 100 / 6));
  const psth = distributionContent("psth", { intervals: { count: 0 }, psth: { from: 100, to: 1100, width: 20, rates: Float64Array.of(1, 2) } }, neuron, true);
  expect([psth.corner, psth.xRange, psth.bars?.from]).toEqual([["bins 20 ms"], { min: 100, max: 1100 }, 100]);
});
