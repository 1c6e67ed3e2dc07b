import type { Generator } from "../random/generator.ts";

/** Weights below this share of the largest are left out: less than 2^-53 of the whole. */
const negligible = 1e-22;

/**
 * A total shared out at random among so many places, each unit to any of them with the same chance: multinomial numbers, drawn place by place
 * as binomial ones of what is left.
 *
 * @returns one count per place; their sum is the total
 */
export function shareOut(stream: Generator, total: number, places: number): Uint32Array {
  const counts = new Uint32Array(places);
  let left = total;
  for (let place = 0; place < places - 1; place++) {
    counts[place] = binomial(stream, left, 1 / (places - place));
    left -= counts[place]!;
  }
  counts[places - 1] = left;
  return counts;
}

/**
 * A binomial number by inversion, from one uniform number: weights come from their recursion away from the mode, so that no power and no
 * factorial is taken. Takes about 20 standard deviations of steps.
 *
 * @param n trials @param p chance of each, above 0 and below 1
 */
export function binomial(stream: Generator, n: number, p: number): number {
  const odds = p / (1 - p);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k--) {
    weight *= k / ((n - k + 1) * odds);
    if (weight < negligible) break;
    below.push(weight);
  }
  const above: number[] = [];
  for (let k = mode, weight = 1; k < n; k++) {
    weight *= ((n - k) * odds) / (k + 1);
    if (weight < negligible) break;
    above.push(weight);
  }
  const total = sumFromSmall(below) + 1 + sumFromSmall(above);
  const wanted = stream.uniform() * total;
  let sum = 0;
  const first = mode - below.length;
  for (let k = first; k < mode + above.length; k++) {
    sum += k < mode ? below[mode - k - 1]! : k === mode ? 1 : above[k - mode - 1]!;
    if (wanted < sum) return k;
  }
  return mode + above.length;
}

/** Weights fall from the first to the last: the smallest are added first. */
function sumFromSmall(weights: readonly number[]): number {
  let sum = 0;
  for (let k = weights.length - 1; k >= 0; k--) sum += weights[k]!;
  return sum;
}
