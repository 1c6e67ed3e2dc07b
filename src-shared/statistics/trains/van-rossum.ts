import { exp } from "../../foundation/elementary-functions.ts";

/**
 * Van Rossum distance of two trains: the Euclidean distance after each spike became a decaying exponential. Normalised as in Elephant:
 * 1 between a train with one spike and a train with none; the paper's own value is smaller by sqrt 2.
 *
 * @param one ascending spike times, ms
 * @param other likewise
 * @param tau time constant of the exponential, ms, positive
 * @see van Rossum (2001), Neural Computation 13:751; Houghton & Kreuz (2012), Network 23:48 (the sums in linear time)
 * @example vanRossum(Float64Array.of(10), new Float64Array(0), 20) // 1
 */
export function vanRossum(one: Float64Array, other: Float64Array, tau: number): number {
  const squared = overlap(one, one, tau) + overlap(other, other, tau) - 2 * overlap(one, other, tau);
  // Rounding leaves equal trains a little off 0, on either side.
  return Math.sqrt(Math.max(0, squared));
}

/** Sum over all pairs of spikes of e^(-|t - s| / tau), by sums that decay from spike to spike. */
function overlap(one: Float64Array, other: Float64Array, tau: number): number {
  let [sum, ofOne, ofOther, now, i, j] = [0, 0, 0, -Infinity, 0, 0];
  while (i < one.length || j < other.length) {
    const time = Math.min(one[i] ?? Infinity, other[j] ?? Infinity);
    const decay = exp((now - time) / tau);
    ofOne *= decay;
    ofOther *= decay;
    now = time;
    if (one[i] === time) {
      sum += ofOther;
      ofOne += 1;
      i += 1;
    }
    if (other[j] === time) {
      sum += ofOne;
      ofOther += 1;
      j += 1;
    }
  }
  return sum;
}
