import type { TimeGrid } from "../foundation/time-grid.ts";
import { mean, sampleSd } from "./mean-and-sd.ts";
import { fillIntervals } from "./spike-windows.ts";

/**
 * Interspike intervals, ms, from n ascending spike times: n - 1 values, none for fewer than two spikes.
 *
 * @param grid that spikes stand on: intervals are whole numbers of its steps; undefined where they stand on none
 * @example interspikeIntervals(Float64Array.of(10, 30, 60)) // 20, 30
 */
export function interspikeIntervals(spikeTimes: Float64Array, grid?: TimeGrid): Float64Array {
  return pooledIntervals([spikeTimes], grid);
}

/** Intervals of several spike trains, train after train; no interval spans two trains. @param grid as of `interspikeIntervals` */
export function pooledIntervals(trains: readonly Float64Array[], grid?: TimeGrid): Float64Array {
  const countOf = (train: Float64Array): number => Math.max(0, train.length - 1);
  const pooled = new Float64Array(trains.reduce((total, train) => total + countOf(train), 0));
  let filled = 0;
  for (const train of trains) filled += fillIntervals(pooled, filled, { times: train, first: 0, count: train.length, grid });
  return pooled;
}

/**
 * Coefficient of variation of the intervals, SD / mean: 0 for a clock, 1 for a Poisson process. The variant is the one
 * with the sample SD (n - 1), as in eFEL's ISI_CV but with the first interval kept; Elephant and Neuromatch divide by n,
 * which gives sqrt((n - 1) / n) of this.
 *
 * @returns undefined below two intervals: there is no spread to speak of
 * @see Softky and Koch (1993), J Neurosci 13:334
 * @example coefficientOfVariation(Float64Array.of(10, 20, 30)) // 0.5
 */
export function coefficientOfVariation(intervals: Float64Array): number | undefined {
  const centre = mean(intervals);
  const sd = sampleSd(intervals, centre);
  return sd === undefined || centre === undefined ? undefined : sd / centre;
}
