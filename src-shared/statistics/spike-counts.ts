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

/** Number of ascending times that are at most t, by bisection. */
function countUpTo(times: Float64Array, t: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Firing rate over a window, Hz: 1000 count / length, mean over the trains (spike count rate; 0 Hz is an answer).
 *
 * @param trains ascending spike times per neuron, ms
 * @returns undefined for no trains or a window without length
 * @see Gerstner et al. (2014), Neuronal Dynamics, section 7.2
 * @example meanRate([Float64Array.of(0.3, 0.56, 0.87, 1.23)], { from: 0, to: 10 }) // 400
 */
export function meanRate(trains: readonly Float64Array[], window: TimeWindow): number | undefined {
  const length = window.to - window.from;
  if (trains.length === 0 || !(length > 0)) return undefined;
  const count = trains.reduce((total, train) => total + spikesIn(train, window).length, 0);
  return (1000 * count) / (trains.length * length);
}

/**
 * First-spike latency: time from the start of the window to the first spike in it, ms, mean over the trains that have one.
 *
 * @returns undefined where no train spikes in the window
 * @example firstSpikeLatency([Float64Array.of(95, 112, 140)], { from: 100, to: 200 }) // 12
 */
export function firstSpikeLatency(trains: readonly Float64Array[], window: TimeWindow): number | undefined {
  const firsts = trains.map((train) => spikesIn(train, window)[0]).filter((first) => first !== undefined);
  const first = mean(firsts);
  return first === undefined ? undefined : first - window.from;
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
