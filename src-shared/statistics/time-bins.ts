import { decimalSum } from "../foundation/decimal.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import { onTheEdge } from "./histogram.ts";
import { spikesIn, type TimeWindow } from "./spike-counts.ts";

/** A window cut into bins of one width, from its start; the last is cut short where the window ends. Bin k is (edge k, edge k + 1]. */
export interface TimeBins {
  readonly window: TimeWindow;
  /** ms */
  readonly width: number;
  readonly count: number;
}

/** What a double leaves open of a time, relative. */
const TYPING = 5e-15;

/** @param width ms, positive */
export function timeBins(window: TimeWindow, width: number): TimeBins {
  return { window, width, count: Math.max(0, Math.ceil((window.to - window.from) / width - onTheEdge)) };
}

/** Start of bin k (k = count: the end of the window), ms, clean in decimals. */
export function binEdge({ window, width, count }: TimeBins, k: number): number {
  return k >= count ? window.to : decimalSum(window.from, new TimeGrid(width).timeOf(k));
}

/** Spikes per bin of one train: a spike on an edge is in the bin that ends there, as in `spikesIn`. */
export function countsIn(bins: TimeBins, spikeTimes: Float64Array): Float64Array {
  const { window, width, count } = bins;
  const counts = new Float64Array(count);
  const slack = onTheEdge + (TYPING * window.to) / width;
  for (const t of spikesIn(spikeTimes, window)) {
    const bin = Math.ceil((t - window.from) / width - slack) - 1;
    counts[Math.min(Math.max(bin, 0), count - 1)]! += 1;
  }
  return counts;
}
