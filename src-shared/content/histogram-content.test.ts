import { expect, test } from "vitest";
import { intervalsContent } from "./intervals-content.ts";
import { psthContent } from "./psth-content.ts";
import { bareText } from "./rich-text.ts";
import { aFigureSource } from "./testing/a-figure-source.ts";
import { voltageHistogramContent } from "./voltage-histogram-content.ts";

const histogram = { width: 5, firstBin: 4, counts: Float64Array.of(3, 2, 1) };
const view = { condition: 0, live: true, theory: true };
const nothing = { summary: () => undefined };

test("the ISI histogram begins at 0 and states CV, mean and n", () => {
  const distributions = { intervals: { count: 40_300, mean: 45.678, cv: 0.3719, histogram } };
  const content = intervalsContent(aFigureSource({}, { distributions }), view);
  expect(content.bars).toEqual({ from: 20, width: 5, heights: histogram.counts });
  expect(content.numbers.map(bareText)).toEqual(["CV 0.372", "mean 45.7 ms", "n 40\u2009300"]);
  expect(content.range).toEqual({ min: 0, max: 1.35 * 45.678 });
  // The CV is that of each neuron: the pooled histogram of regular neurons may still be wide.
  expect(bareText(intervalsContent(aFigureSource({ population: 200 }, { distributions }), view).numbers[0]!)).toBe("CV 0.372 per neuron");
});

test("a figure without data says why", () => {
  const intervals = { count: 0 };
  expect(intervalsContent(aFigureSource({}, { distributions: { intervals } }), view)).toMatchObject({
    bars: undefined,
    empty: "No intervals: no trial has two spikes",
    alt: "Interspike intervals: No intervals: no trial has two spikes.",
  });
  expect(intervalsContent(aFigureSource({}, { ...nothing, distributions: { intervals: { count: 2, histogram } } }), view)).toMatchObject({
    bars: undefined,
    empty: "Not simulated yet",
  });
  expect(psthContent(aFigureSource({}, { distributions: { intervals } }), view).empty).toBe("No spikes in the window");
  expect(psthContent(aFigureSource({}), view)).toMatchObject({ empty: "", alt: "Peristimulus time histogram" });
  expect(voltageHistogramContent(aFigureSource({}, { distributions: { intervals } }), view).empty).toBe("No voltage in the window");
});

test("the voltage histogram is a density, states mean and SD, and marks V_th if all neurons share it", () => {
  const distributions = { voltage: { mean: -55.123, sd: 2.3456, histogram } };
  const content = voltageHistogramContent(aFigureSource({}, { distributions }), view);
  expect(content.numbers.map(bareText)).toEqual(["mean −55.1 mV", "SD 2.35 mV", "bins of 5 mV"]);
  const area = Array.from(content.bars!.heights).reduce((sum, height) => sum + 5 * height, 0);
  expect(area).toBeCloseTo(1, 12);
  expect(content.guides.map(({ value }) => value)).toEqual([-50]);
  const spread = { tau_m: 20, R_m: 100, E_L: -60, V_reset: -70, V_th: { distribution: "uniform" as const, from: -52, to: -48 } };
  expect(voltageHistogramContent(aFigureSource({ population: 3, neuron: spread }, { distributions }), view).guides).toEqual([]);
});

test("the PSTH states mean rate, bin width and number of spikes, and shows the theoretical rate", () => {
  const distributions = { psth: { from: 0, to: 100, width: 20, rates: Float64Array.of(1, 2) } };
  const source = aFigureSource({ trials: 2 }, { distributions, summary: () => ({ rate: 57.7, spikeCount: 6, predictedRate: 58 }) });
  const content = psthContent(source, view);
  expect(content.numbers.map(bareText)).toEqual(["mean 57.7 Hz", "bins of 20 ms", "n 12"]);
  expect([content.range, content.bars?.from, content.theory]).toEqual([{ min: 0, max: 100 }, 0, [{ x: 0, y: 58 }, { x: 100, y: 58 }]]);
  expect(bareText(content.caption)).toBe("2 trials, theory dashed");
  expect(psthContent(source, { ...view, theory: false }).theory).toBeUndefined();
});

test("a histogram has the colour of its noise level if there are several, otherwise that of its sweep", () => {
  const noisy = aFigureSource({ sweeps: 3, noise: { kind: "white", levels: [1, 2] } });
  expect(intervalsContent(noisy, { ...view, condition: 3 }).identity).toEqual({ scale: "parameter", index: 1, count: 2 });
  expect(intervalsContent(aFigureSource({ sweeps: 3 }), { ...view, condition: 1 }).identity).toEqual({ scale: "stimulus", index: 1, count: 3 });
});
