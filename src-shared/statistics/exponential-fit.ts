import { exp } from "../foundation/elementary-functions.ts";

/** a + b exp(-t / tau), t from the first sample. */
export interface Exponential {
  readonly a: number;
  readonly b: number;
  /** in the unit of `interval` */
  readonly tau: number;
}

/** Ratio of neighbours in the first search for tau. */
const COARSE = 1.25;
const GOLDEN = 0.6180339887498949;
/** Shrinks a bracket of two coarse steps below 1e-10 of tau. */
const NARROWINGS = 50;

/**
 * Least-squares fit of an exponential approach a + b exp(-t / tau) to evenly spaced samples. For a given tau, a and b follow
 * by linear regression, so only tau is searched (variable projection): a coarse scan from a quarter of the sample interval to
 * four times the length, then golden sections. Unlike a line through ln |V - V_end| it needs no guess of the end value and
 * is not upset by noise near it.
 *
 * @param values at least four samples
 * @param interval between samples
 * @returns undefined where the values do not tell (too few, all equal, or no best tau inside the range searched)
 * @see Golub and Pereyra (1973), SIAM J Numer Anal 10:413
 * @example fitExponential(Float64Array.of(8, 4, 2, 1, 0.5, 0.25), 1)?.tau // 1.442695 = 1 / ln 2
 */
export function fitExponential(values: Float64Array, interval: number): Exponential | undefined {
  if (values.length < 4 || values.every((value) => value === values[0])) return undefined;
  const longest = 4 * interval * values.length;
  let best = interval / 4;
  let bestError = Infinity;
  for (let tau = best; tau < longest; tau *= COARSE) {
    const error = regress(values, interval, tau).error;
    if (error < bestError) [best, bestError] = [tau, error];
  }
  if (best === interval / 4 || best * COARSE >= longest) return undefined;
  const tau = goldenSection((candidate) => regress(values, interval, candidate).error, best / COARSE, best * COARSE);
  const { a, b } = regress(values, interval, tau);
  return { a, b, tau };
}

/** The best a and b for a given tau, and the sum of squares they leave. */
function regress(values: Float64Array, interval: number, tau: number): { a: number; b: number; error: number } {
  const n = values.length;
  const decay = exp(-interval / tau);
  let [sumE, sumV] = [0, 0];
  for (let k = 0, e = 1; k < n; k++, e *= decay) {
    sumE += e;
    sumV += values[k]!;
  }
  const [meanE, meanV] = [sumE / n, sumV / n];
  let [squares, products] = [0, 0];
  for (let k = 0, e = 1; k < n; k++, e *= decay) {
    squares += (e - meanE) * (e - meanE);
    products += (e - meanE) * (values[k]! - meanV);
  }
  const b = products / squares;
  let error = 0;
  for (let k = 0, e = 1; k < n; k++, e *= decay) {
    const left = values[k]! - meanV - b * (e - meanE);
    error += left * left;
  }
  return { a: meanV - b * meanE, b, error };
}

/** Where f is smallest between low and high, if it has one minimum there. */
function goldenSection(f: (x: number) => number, low: number, high: number): number {
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let [fLeft, fRight] = [f(left), f(right)];
  for (let k = 0; k < NARROWINGS; k++) {
    if (fLeft < fRight) {
      [high, right, fRight] = [right, left, fLeft];
      left = high - GOLDEN * (high - low);
      fLeft = f(left);
    } else {
      [low, left, fLeft] = [left, right, fRight];
      right = low + GOLDEN * (high - low);
      fRight = f(right);
    }
  }
  return (low + high) / 2;
}
