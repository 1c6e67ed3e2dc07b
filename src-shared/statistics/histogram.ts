import { exp, log } from "../foundation/elementary-functions.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { SpikeResolution } from "./spike-resolution.ts";

/** Counts in bins of one width whose edges are multiples of it: bin k spans [(firstBin + k) width, (firstBin + k + 1) width). */
export interface Histogram {
  readonly width: number;
  readonly firstBin: number;
  readonly counts: Float64Array;
}

/** Properties of data that the binning rule needs. */
export interface Spread {
  readonly count: number;
  readonly interquartileRange: number;
  readonly min: number;
  readonly max: number;
}

/** More bins than this cannot be told apart in a figure. */
const MOST_BINS = 100;
/** A value that is nearer to the edge of a bin than this part of its width lies on it: the distance is rounding. */
export const onTheEdge = 1e-9;

/**
 * Width of the bins of every histogram here (intervals, V, PSTH): Freedman and Diaconis' rule 2 IQR / n^(1/3), or where
 * the quartiles coincide Sturges' range / (1 + log2 n); rounded to the nearest 1, 2 or 5 times a power of ten, and at least
 * the first such number that reaches `finest` and a hundredth of the range.
 *
 * @param finest smallest width that makes sense, positive: the resolution of the data
 * @see Freedman and Diaconis (1981), Z Wahrscheinlichkeitstheorie 57:453; Sturges (1926), J Am Stat Assoc 21:65
 * @example binWidth({ count: 1000, interquartileRange: 12, min: 0, max: 60 }, 0.1) // 2 (from 2.4)
 */
export function binWidth({ count, interquartileRange, min, max }: Spread, finest: number): number {
  const range = max - min;
  const wanted = interquartileRange > 0 ? (2 * interquartileRange) / exp(log(count) / 3) : range / (1 + log(count) / Math.LN2);
  const least = Math.max(finest, range / MOST_BINS);
  return Math.max(roundNumber(Math.max(wanted, least), nearest), roundNumber(least, upward));
}

/** Up to which mantissa a number is rounded to 1, 2, 5; geometric means for the nearest. */
const nearest = [1.4142135623730951, 3.1622776601683795, 7.0710678118654755] as const;
const upward = [1, 2, 5] as const;

/** 1, 2, 5 or 10 times x's power of ten. By way of decimal text: powers of ten by multiplication would not be exact. */
function roundNumber(x: number, [one, two, five]: readonly [number, number, number]): number {
  const [mantissa, exponent] = x.toExponential().split("e");
  const m = Number(mantissa);
  return Number(`${m <= one ? 1 : m <= two ? 2 : m <= five ? 5 : 10}e${exponent}`);
}

/** Index of the bin of this width that a value is in; a value on an edge is in the bin above it. */
export function binOf(value: number, width: number): number {
  return Math.floor(value / width + onTheEdge);
}

/**
 * Width of the bins of times: by the rule of `binWidth`, no finer than dt; where spikes stand on the grid a whole number of its steps, so
 * that all bins hold equally many grid points (else the histogram is a comb).
 *
 * @example timeBinWidth({ count: 1000, interquartileRange: 2.4, min: 0, max: 12 }, { dt: 0.2, onGrid: true }) // 0.4, where 0.5 is the round number
 */
export function timeBinWidth(spread: Spread, { dt, onGrid }: SpikeResolution): number {
  if (!onGrid) return binWidth(spread, dt);
  const { count, interquartileRange, min, max } = spread;
  return new TimeGrid(dt).timeOf(binWidth({ count, interquartileRange: interquartileRange / dt, min: min / dt, max: max / dt }, 1));
}

/**
 * Histogram of times by the rule of `timeBinWidth`.
 *
 * @param values ms, finite, any order
 * @returns undefined for no values
 * @example histogram(Float64Array.of(1, 2, 2, 3), { dt: 1, onGrid: false })?.counts // 1, 2, 1
 */
export function histogram(values: Float64Array, resolution: SpikeResolution): Histogram | undefined {
  const sorted = values.slice().sort();
  if (sorted.length === 0) return undefined;
  const spread = spreadOf(sorted);
  const width = timeBinWidth(spread, resolution);
  const bins = new TimeGrid(width);
  const firstBin = bins.lastUpTo(spread.min);
  const counts = new Float64Array(bins.lastUpTo(spread.max) - firstBin + 1);
  let before = 0;
  for (let k = 0; k < counts.length; k++) {
    const upTo = countBelowBin(sorted, bins, firstBin + k + 1);
    counts[k] = upTo - before;
    before = upTo;
  }
  return { width, firstBin, counts };
}

/** Number of ascending values in bins below this one, by bisection: of 10^7 values few are looked at. */
function countBelowBin(sorted: Float64Array, bins: TimeGrid, bin: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (bins.lastUpTo(sorted[middle]!) < bin) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param sorted ascending, at least one value */
export function spreadOf(sorted: Float64Array): Spread {
  const interquartileRange = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
  return { count: sorted.length, interquartileRange, min: sorted[0]!, max: sorted[sorted.length - 1]! };
}

/** Quantile p of ascending values, linear between order statistics (type 7 of Hyndman and Fan 1996, NumPy's default). */
function quantileOfSorted(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  return low + (position - below) * ((sorted[below + 1] ?? low) - low);
}

/** Left edges of the bins, as a person would write them. */
export function leftEdges({ width, firstBin, counts }: Histogram): Float64Array {
  const bins = new TimeGrid(width);
  return Float64Array.from(counts, (_, k) => bins.timeOf(firstBin + k));
}
