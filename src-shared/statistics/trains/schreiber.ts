import { exp } from "../../foundation/elementary-functions.ts";

/** Beyond this many widths the overlap of two Gaussians is below half a unit in the last place of 1. */
const widthsApart = 12.2;

/**
 * Correlation of two trains after each spike became a Gaussian: their normalised inner product, 1 for equal trains, 0 for trains that
 * share no time. Its mean over the pairs of trials is the reliability of Schreiber et al.
 *
 * @param one ascending spike times, ms
 * @param other likewise
 * @param sigma standard deviation of the Gaussian, ms, positive
 * @returns undefined where a train has no spike
 * @see Schreiber et al. (2003), Neurocomputing 52-54:925, equation 1
 */
export function schreiberCorrelation(one: Float64Array, other: Float64Array, sigma: number): number | undefined {
  if (one.length === 0 || other.length === 0) return undefined;
  return overlap(one, other, sigma) / Math.sqrt(overlap(one, one, sigma) * overlap(other, other, sigma));
}

/** Sum over all pairs of spikes of e^(-(t - s)^2 / (4 sigma^2)): the inner product of the two sums of Gaussians, but for a factor. */
function overlap(one: Float64Array, other: Float64Array, sigma: number): number {
  const reach = widthsApart * sigma;
  let sum = 0;
  let first = 0;
  for (const time of one) {
    while (first < other.length && other[first]! < time - reach) first += 1;
    for (let j = first; j < other.length && other[j]! <= time + reach; j++) {
      const widths = (time - other[j]!) / sigma;
      sum += exp(-0.25 * widths * widths);
    }
  }
  return sum;
}
