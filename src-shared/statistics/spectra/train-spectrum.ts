import type { Plan } from "../../plan/plan.ts";
import type { TimeWindow } from "../spike-counts.ts";
import { countsIn, timeBins } from "../time-bins.ts";
import { powerSpectrum } from "./welch.ts";

/** Power spectrum of spike trains, two-sided, without the mean rate: entry k is of frequency k `resolution`. */
export interface TrainSpectrum {
  /** Hz */
  readonly resolution: number;
  /** stretches of the window that were averaged, over all trains */
  readonly segments: number;
  /** Hz; a Poisson process has its rate at every frequency */
  readonly density: Float64Array;
}

/** Spikes are counted in bins of this width, ms: the spectrum goes up to 500 Hz. */
const binWidth = 1;
/** Bins of a segment, and segments of the window at least. */
const segments = { shortest: 256, longest: 1024, perWindow: 4 } as const;

/** Whether a protocol has spectra of spike trains: with noise, and a window in every sweep that is long enough for means. */
export function hasTrainSpectrum({ protocol, drives }: Plan): boolean {
  return protocol.noise !== undefined && drives.every(({ window }) => segmentOf(window) !== undefined);
}

/** @returns undefined where the window is too short */
function segmentOf({ from, to }: TimeWindow): number | undefined {
  let segment: number = segments.longest;
  while (segment * segments.perWindow > (to - from) / binWidth) segment /= 2;
  return segment < segments.shortest ? undefined : segment;
}

/**
 * Power spectrum of spike trains within the window, by Welch's method on counts in bins of 1 ms.
 *
 * @param trains ascending spike times, ms
 * @returns undefined where the window is too short, or no train has a spike in it
 */
export function trainSpectrumOf(trains: readonly Float64Array[], window: TimeWindow): TrainSpectrum | undefined {
  const segment = segmentOf(window);
  if (segment === undefined) return undefined;
  const bins = timeBins(window, binWidth);
  const rates = trains.map((train) => countsIn(bins, train).map((count) => (1000 * count) / binWidth));
  if (rates.every((rate) => rate.every((value) => value === 0))) return undefined;
  const { density, ...spectrum } = powerSpectrum(rates, { segment, interval: binWidth })!;
  return { ...spectrum, density: density.map((value, k) => (k === 0 || k === density.length - 1 ? value : value / 2)) };
}
