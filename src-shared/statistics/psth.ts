import { spreadOf, timeBinWidth } from "./histogram.ts";
import type { SpikeResolution } from "./spike-resolution.ts";
import { spikesIn, type TimeWindow } from "./spike-counts.ts";
import { binEdge, countsIn, timeBins, type TimeBins } from "./time-bins.ts";

/** Firing rate over time, in bins. */
export interface RateOverTime {
  readonly bins: TimeBins;
  /** spikes per bin, all trains */
  readonly counts: Float64Array;
  /** Hz, mean per train; a last bin that is cut short counts with its own length */
  readonly rates: Float64Array;
}

/**
 * Peristimulus time histogram: spikes of all trains (trials of one neuron, or of each neuron of a population) per bin,
 * over trains and bin length. Bins start with the window, and their width follows the one rule of `timeBinWidth` on all
 * spike times of the window.
 *
 * @param trains ascending spike times, ms
 * @returns undefined where there is no spike in the window
 * @see Gerstein and Kiang (1960), Biophys J 1:15
 * @example psth([Float64Array.of(5), Float64Array.of(5)], { from: 0, to: 10 }, { dt: 1, onGrid: false })?.bins.width // 5
 */
export function psth(trains: readonly Float64Array[], window: TimeWindow, resolution: SpikeResolution): RateOverTime | undefined {
  const sorted = pooled(trains.map((train) => spikesIn(train, window))).sort();
  if (sorted.length === 0) return undefined;
  const spread = { ...spreadOf(sorted), min: window.from, max: window.to };
  return rateOverTime(trains, timeBins(window, timeBinWidth(spread, resolution)));
}

function pooled(trains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(trains.reduce((sum, train) => sum + train.length, 0));
  let filled = 0;
  for (const train of trains) {
    all.set(train, filled);
    filled += train.length;
  }
  return all;
}

/**
 * Firing rate per bin, mean over the trains. Of the neurons of one trial it is the population activity
 * A(t) = spikes / (neurons x bin), which is what `populationRate` calls it.
 */
export function rateOverTime(trains: readonly Float64Array[], bins: TimeBins): RateOverTime {
  const counts = new Float64Array(bins.count);
  for (const train of trains) countsIn(bins, train).forEach((count, k) => (counts[k]! += count));
  const rates = counts.map((count, k) => (1000 * count) / (trains.length * (binEdge(bins, k + 1) - binEdge(bins, k))));
  return { bins, counts, rates };
}
