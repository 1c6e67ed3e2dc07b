import { trainsOf, type SpikeTrains } from "../engine/spike-trains.ts";
import type { TimeGrid } from "../foundation/time-grid.ts";
import type { ResolvedGroup } from "../protocol/protocol.ts";
import { onTheEdge } from "./histogram.ts";
import { mean, sampleSd } from "./mean-and-sd.ts";
import { measureNeurons, meansOverNeurons } from "./neuron-measures.ts";
import { rateOverTime } from "./psth.ts";
import { meanRate, spikesIn, type TimeWindow } from "./spike-counts.ts";
import { spikesInWindow } from "./spike-windows.ts";
import { countsIn, timeBins, type TimeBins } from "./time-bins.ts";

/** How one group of a network fired in the window of a condition. */
export interface GroupMeasures {
  readonly spikeCount: number;
  /** Hz, mean over its neurons */
  readonly rate: number | undefined;
  /** Hz, sample SD over its neurons; undefined for one neuron */
  readonly rateSd: number | undefined;
  /** share of its neurons without a spike */
  readonly silent: number;
  /** mean CV of intervals over the neurons that have one */
  readonly cv: number | undefined;
  readonly synchrony: number | undefined;
  readonly correlation: number | undefined;
}

/** Widths of the bins of synchrony and correlation, ms, and the neurons that are correlated at most. */
const synchronyBin = 1;
const correlationBin = 2;
const mostCorrelated = 200;

/** The measures of one group. @param spikes of its neurons, of the whole sweep @param grid that spikes stand on */
export function measureGroup(spikes: SpikeTrains, window: TimeWindow, grid: TimeGrid | undefined): GroupMeasures {
  const trains = trainsOf(spikes);
  const { counts, total } = spikesInWindow(spikes, window);
  const rates = Float64Array.from(counts, (count) => meanRate({ spikeCount: count, neurons: 1, window }) ?? 0);
  return {
    spikeCount: total,
    rate: meanRate({ spikeCount: total, neurons: counts.length, window }),
    rateSd: sampleSd(rates),
    silent: counts.filter((count) => count === 0).length / counts.length,
    cv: meansOverNeurons(measureNeurons(spikes, window, grid)).cv,
    synchrony: synchrony(trains, window),
    correlation: meanCorrelation(trains, window),
  };
}

/** The trains of a group: views of those of the network. */
export function trainsOfGroup({ counts, times }: SpikeTrains, { first, size }: Pick<ResolvedGroup, "first" | "size">): SpikeTrains {
  let before = 0;
  for (let neuron = 0; neuron < first; neuron++) before += counts[neuron]!;
  const own = counts.subarray(first, first + size);
  const total = own.reduce((sum, count) => sum + count, 0);
  return { counts: own, times: times.subarray(before, before + total) };
}

/**
 * Synchrony: variance over mean of the number of spikes of all neurons in bins of 1 ms; 1 for independent Poisson trains, and larger the more
 * neurons fire together.
 *
 * @returns undefined below two whole bins, and without spikes
 * @see Potjans and Diesmann (2014), Cereb. Cortex 24:785, with bins of 3 ms, in which a network that fires together every 3 ms would not show it
 */
export function synchrony(trains: readonly Float64Array[], window: TimeWindow): number | undefined {
  const counts = rateOverTime(trains, wholeBins(window, synchronyBin)).counts;
  const average = mean(counts);
  const sd = sampleSd(counts, average);
  return average === undefined || sd === undefined || average === 0 ? undefined : (sd * sd) / average;
}

/**
 * Mean correlation coefficient of spike counts in bins of 2 ms over all pairs of up to 200 neurons, evenly chosen among those that spike.
 * Each train's counts are taken from their mean and divided by their SD; the mean over pairs follows from the variance of their sum.
 *
 * @returns undefined below two such neurons or two whole bins
 */
export function meanCorrelation(trains: readonly Float64Array[], window: TimeWindow): number | undefined {
  const active = trains.filter((train) => spikesIn(train, window).length > 0);
  const step = Math.max(1, active.length / mostCorrelated);
  const bins = wholeBins(window, correlationBin);
  const sum = new Float64Array(bins.count);
  let used = 0;
  for (let k = 0; k < Math.min(active.length, mostCorrelated); k++) {
    const counts = countsIn(bins, active[Math.floor(k * step)]!);
    const average = mean(counts);
    const sd = sampleSd(counts, average);
    if (average === undefined || sd === undefined || !(sd > 0)) continue;
    for (let bin = 0; bin < sum.length; bin++) sum[bin]! += (counts[bin]! - average) / sd;
    used++;
  }
  if (used < 2) return undefined;
  const square = sum.reduce((total, value) => total + value * value, 0);
  return (square / (bins.count - 1) - used) / (used * (used - 1));
}

/** The bins of this width that the window holds whole. @param width ms */
function wholeBins({ from, to }: TimeWindow, width: number): TimeBins {
  const count = Math.floor((to - from) / width + onTheEdge);
  return timeBins({ from, to: Math.min(to, from + count * width) }, width);
}
