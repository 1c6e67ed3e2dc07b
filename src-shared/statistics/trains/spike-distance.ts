import type { TimeWindow } from "../spike-counts.ts";
import { localIntervals, meanOverTime, type LocalInterval } from "./local-intervals.ts";

/**
 * SPIKE-distance of two trains: the mean over time of how far the spikes around that time are from the nearest spikes of the other train,
 * relative to the intervals. 0 for equal trains, 1 at most; it needs no parameter.
 *
 * @param one ascending spike times within the window, ms
 * @param other likewise
 * @see Kreuz et al. (2013), J Neurophysiol 109:1457, equations 15 to 19; Mulansky & Kreuz (2016), PySpike, SoftwareX 5:183
 */
export function spikeDistance(one: Float64Array, other: Float64Array, window: TimeWindow): number {
  return meanOverTime(localIntervals(one, other, window), localIntervals(other, one, window), window, dissimilarity);
}

/** S(t) = (S_1 x_2 + S_2 x_1) / (2 <x>^2) with the intervals x of both trains (equation 19). */
function dissimilarity(time: number, one: LocalInterval, other: LocalInterval): number {
  const mean = 0.5 * (one.length + other.length);
  return (0.5 * (weighted(time, one) * other.length + weighted(time, other) * one.length)) / (mean * mean);
}

/** Distances of the spikes before and after, each weighted by how near it is, ms (equation 18). */
function weighted(time: number, { from, to, distanceFrom, distanceTo }: LocalInterval): number {
  return (distanceFrom * (to - time) + distanceTo * (time - from)) / (to - from);
}
