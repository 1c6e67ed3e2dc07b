import { decimalSum } from "../foundation/decimal.ts";
import type { TimeGrid } from "../foundation/time-grid.ts";
import { mean } from "./mean-and-sd.ts";

/** A span of time within a sweep, ms. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/**
 * The spikes of one train with from < t <= to, ms (a view, not a copy). A spike on the edge belongs to the span that
 * ends there: V came to threshold under the drive before it, and integrators on the grid stamp a spike at the right edge
 * of its step. So the spans of an epoch table share out every spike, the last step's included.
 *
 * @param spikeTimes ascending, ms
 * @example spikesIn(Float64Array.of(100, 150, 200), { from: 100, to: 200 }) // 150, 200
 */
export function spikesIn(spikeTimes: Float64Array, window: TimeWindow): Float64Array {
  return spikeTimes.subarray(countUpTo(spikeTimes, window.from), countUpTo(spikeTimes, window.to));
}

/** Where in ascending times, between two places in them, the first is that is later than t: by bisection, unless it is one of the ends. */
export function countUpTo(times: Float64Array, t: number, start = 0, end = times.length): number {
  if (start === end || times[start]! > t) return start;
  if (times[end - 1]! <= t) return end;
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Firing rate over a window, Hz: 1000 count / length, mean over the neurons (spike count rate; 0 Hz is an answer).
 *
 * @param spikeCount spikes in the window, of all neurons
 * @returns undefined for no neurons or a window without length
 * @see Gerstner et al. (2014), Neuronal Dynamics, section 7.2
 * @example meanRate({ spikeCount: 4, neurons: 1, window: { from: 0, to: 10 } }) // 400
 */
export function meanRate({ spikeCount, neurons, window }: { readonly spikeCount: number; readonly neurons: number; readonly window: TimeWindow }): number | undefined {
  const length = decimalSum(window.to, -window.from);
  return neurons === 0 || !(length > 0) ? undefined : (1000 * spikeCount) / (neurons * length);
}

/**
 * First-spike latency: time from the onset to the first spike after it, ms, mean over the neurons that have one.
 *
 * @param firstSpikes after the onset, ms: of each neuron that has one
 * @param onset ms
 * @param grid that spikes stand on; undefined where they stand on none
 * @returns undefined where no neuron spikes
 * @example firstSpikeLatency(Float64Array.of(112), 100) // 12
 */
export function firstSpikeLatency(firstSpikes: Float64Array, onset: number, grid?: TimeGrid): number | undefined {
  if (grid !== undefined) return mean(firstSpikes.map((time) => grid.between(onset, time)));
  const first = mean(firstSpikes);
  return first === undefined ? undefined : first - onset;
}

/**
 * Fano factor of spike counts over trials: variance / mean, with the population variance (divided by n) as Elephant has it;
 * 1 for a Poisson process.
 *
 * @param counts spike count of each trial
 * @returns undefined below two trials (no spread to speak of) and where no trial has a spike
 * @see Fano (1947), Phys Rev 72:26; elephant.statistics.fanofactor
 * @example fanoFactor([2, 4, 4, 6]) // 0.5
 */
export function fanoFactor(counts: readonly number[]): number | undefined {
  const centre = mean(counts);
  if (centre === undefined || counts.length < 2 || centre === 0) return undefined;
  const squares = counts.reduce((sum, count) => sum + (count - centre) * (count - centre), 0);
  return squares / counts.length / centre;
}
