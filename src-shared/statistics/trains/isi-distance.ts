import type { TimeWindow } from "../spike-counts.ts";
import { localIntervals, meanOverTime } from "./local-intervals.ts";

/**
 * ISI-distance of two trains: the mean over time of |ISI_1 - ISI_2| / max(ISI_1, ISI_2), with the interval of each train around that
 * time. 0 for equal rates at all times, below 1; it needs no parameter.
 *
 * @param one ascending spike times within the window, ms
 * @param other likewise
 * @see Kreuz et al. (2007), J Neurosci Methods 165:151; Mulansky & Kreuz (2016), PySpike, SoftwareX 5:183
 */
export function isiDistance(one: Float64Array, other: Float64Array, window: TimeWindow): number {
  return meanOverTime(localIntervals(one, other, window), localIntervals(other, one, window), window, (_, { length: a }, { length: b }) => Math.abs(a - b) / Math.max(a, b));
}
