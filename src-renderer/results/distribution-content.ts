import type { Distributions } from "../../src-shared/contract/result-schemas.ts";
import { countText, numberText, quantityText } from "../../src-shared/content/number-text.ts";
import { symbol } from "../../src-shared/content/rich-text.ts";
import type { LifParameters } from "../../src-shared/neuron/lif-parameters.ts";
import type { Bars, GuideLine } from "../charts/plot-data.ts";

/** A histogram as it is drawn. */
export interface DistributionContent {
  readonly xTitle: string;
  readonly bars: Bars | undefined;
  readonly mean?: number | undefined;
  /** at the upper right, the first strong */
  readonly corner: readonly string[];
  readonly guides: readonly GuideLine[];
  readonly xRange?: { readonly min: number; readonly max: number } | undefined;
  /** said where there are no bars */
  readonly empty: string;
}

export type DistributionKind = "isi" | "voltage" | "psth";

/**
 * What a figure shows of the distributions; undefined ones are not here yet.
 *
 * @param isFinished whether any trial has
 * @param population neurons whose intervals are put together; CV is the mean of what each has
 */
export function distributionContent(kind: DistributionKind, distributions: Distributions | undefined, neuron: Pick<LifParameters, "V_th">, isFinished: boolean, population = 1): DistributionContent {
  const waits = isFinished ? "" : "Not simulated yet";
  switch (kind) {
    case "isi":
      return intervalContent(distributions?.intervals, waits, population);
    case "voltage":
      return voltageContent(distributions, neuron, waits);
    case "psth":
      return psthContent(distributions, waits);
  }
}

function intervalContent(intervals: Distributions["intervals"] | undefined, waits: string, population: number): DistributionContent {
  const base = { xTitle: "ISI, ms", guides: [] };
  if (intervals?.histogram === undefined || waits !== "") return { ...base, bars: undefined, corner: [], empty: waits !== "" || intervals === undefined ? waits : "No intervals: no trial has two spikes" };
  const { mean, cv, count, histogram } = intervals;
  const bars = barsOf(histogram);
  const end = bars.from + bars.width * bars.heights.length;
  return {
    ...base,
    bars,
    mean,
    corner: [cv === undefined ? "no CV" : `CV ${cv.toFixed(2)}${population > 1 ? " per cell" : ""}`, ...(mean === undefined ? [] : [`mean ${quantityText(Number(mean.toPrecision(3)), "ms")}`]), `n ${countText(count)}`],
    // From 0, so that a clock's one bin stands where its interval is.
    xRange: { min: 0, max: Math.max(end, 1.35 * (mean ?? 0)) },
    empty: "",
  };
}

function voltageContent(distributions: Distributions | undefined, { V_th }: Pick<LifParameters, "V_th">, waits: string): DistributionContent {
  const base = { xTitle: "Voltage, mV", guides: [{ value: V_th, name: symbol("V_th") }] };
  const voltage = distributions?.voltage;
  if (voltage?.histogram === undefined || waits !== "") return { ...base, bars: undefined, corner: [], empty: waits !== "" || distributions === undefined ? waits : "No voltage in the window" };
  const { mean, sd } = voltage;
  return {
    ...base,
    bars: sharesOf(voltage.histogram),
    mean,
    corner: [...(mean === undefined ? [] : [`mean ${quantityText(Number(mean.toFixed(1)), "mV")}`]), ...(sd === undefined ? [] : [`SD ${quantityText(Number(sd.toPrecision(3)), "mV")}`])],
    empty: "",
  };
}

function psthContent(distributions: Distributions | undefined, waits: string): DistributionContent {
  const base = { xTitle: "Time, ms", corner: [], guides: [] };
  const psth = distributions?.psth;
  if (psth === undefined || waits !== "") return { ...base, bars: undefined, empty: waits !== "" || distributions === undefined ? waits : "No spikes in the window" };
  return { ...base, bars: { from: psth.from, width: psth.width, heights: psth.rates }, corner: [`bins ${numberText(psth.width)} ms`], xRange: { min: psth.from, max: psth.to }, empty: "" };
}

function barsOf({ width, firstBin, counts }: { readonly width: number; readonly firstBin: number; readonly counts: Float64Array }): Bars {
  return { from: firstBin * width, width, heights: counts };
}

/** Per cent of all samples: counts of a million would say how long it was recorded, not what V did. */
function sharesOf(histogram: { readonly width: number; readonly firstBin: number; readonly counts: Float64Array }): Bars {
  const total = histogram.counts.reduce((sum, count) => sum + count, 0);
  return { ...barsOf(histogram), heights: histogram.counts.map((count) => (100 * count) / total) };
}
