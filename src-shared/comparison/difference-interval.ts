import { mean, sampleSd } from "../statistics/mean-and-sd.ts";
import { studentT95 } from "../statistics/student-t.ts";

/** Difference of two samples' means, second minus first, with its confidence interval. */
export interface DifferenceInterval {
  readonly value: number;
  /** 95 % */
  readonly low: number;
  readonly high: number;
}

/**
 * Difference of two means with its 95 % confidence interval by Welch's t: samples that are independent, of any size and spread.
 * Half-width t(0.975, df) sqrt(u + v) with u = s1^2 / n1, v = s2^2 / n2 and the degrees of freedom of Welch and Satterthwaite,
 * (u + v)^2 / (u^2 / (n1 - 1) + v^2 / (n2 - 1)).
 *
 * @returns undefined below two values in either, and where nothing varies in both: repetitions of one number say nothing of its spread
 * @see Welch (1947), Biometrika 34:28
 * @example welchInterval([1, 2, 3, 4], [2, 4, 6, 8]) // value 2.5, from -1.364... to 6.364...
 */
export function welchInterval(first: readonly number[], second: readonly number[]): DifferenceInterval | undefined {
  const [s1, s2] = [sampleSd(first), sampleSd(second)];
  if (s1 === undefined || s2 === undefined) return undefined;
  const u = (s1 * s1) / first.length;
  const v = (s2 * s2) / second.length;
  if (u + v === 0) return undefined;
  // Computed from shares of the sum, because squares of small variances would underflow.
  const share = u / (u + v);
  const degrees = 1 / ((share * share) / (first.length - 1) + ((1 - share) * (1 - share)) / (second.length - 1));
  return around(mean(second)! - mean(first)!, studentT95(degrees) * Math.sqrt(u + v));
}

/**
 * Mean of the differences of pairs with its 95 % confidence interval by Student's t, n - 1 degrees of freedom. What is common
 * to both of a pair, as the noise that they share, falls out.
 *
 * @param first, second of each pair, in the same order
 * @returns undefined below two pairs, and where nothing varies in both samples; pairs that all differ by the same have an interval of no width
 * @example pairedInterval([1, 2, 3], [2, 4, 6]) // value 2, from -0.484... to 4.484...
 */
export function pairedInterval(first: readonly number[], second: readonly number[]): DifferenceInterval | undefined {
  const differences = second.map((value, k) => value - first[k]!);
  const sd = sampleSd(differences);
  if (sd === undefined || (sampleSd(first) === 0 && sampleSd(second) === 0)) return undefined;
  return around(mean(differences)!, (studentT95(differences.length - 1) * sd) / Math.sqrt(differences.length));
}

/** undefined where squares overflowed, after an integrator diverged */
function around(value: number, halfWidth: number): DifferenceInterval | undefined {
  return Number.isFinite(value) && Number.isFinite(halfWidth) ? { value, low: value - halfWidth, high: value + halfWidth } : undefined;
}
