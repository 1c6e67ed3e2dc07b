import { spikesIn, type TimeWindow } from "./spike-counts.ts";

/** A window cut into bins of one width, from its start; the last is cut short where the window ends. Bin k is (edge k, edge k + 1]. */
export interface TimeBins {
  readonly window: TimeWindow;
  /** ms */
  readonly width: number;
  readonly count: number;
}

/** Rounding of k dt / width must not make a bin or lift a spike on an edge over it. */
const ON_THE_EDGE = 1e-9;

/** @param width ms, positive */
export function timeBins(window: TimeWindow, width: number): TimeBins {
  return { window, width, count: Math.max(0, Math.ceil((window.to - window.from) / width - ON_THE_EDGE)) };
}

/** Start of bin k (k = count: the end of the window), ms. */
export function binEdge({ window, width, count }: TimeBins, k: number): number {
  return k >= count ? window.to : window.from + k * width;
}

/** Spikes per bin of one train: a spike on an edge is in the bin that ends there, as in `spikesIn`. */
export function countsIn(bins: TimeBins, spikeTimes: Float64Array): Float64Array {
  const { window, width, count } = bins;
  const counts = new Float64Array(count);
  for (const t of spikesIn(spikeTimes, window)) {
    const bin = Math.ceil((t - window.from) / width - ON_THE_EDGE) - 1;
    counts[Math.min(Math.max(bin, 0), count - 1)]! += 1;
  }
  return counts;
}
