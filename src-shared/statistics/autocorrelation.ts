import { onTheEdge } from "./histogram.ts";
import { spikesIn, type TimeWindow } from "./spike-counts.ts";

/** Autocorrelation of spike trains over positive lags; it is even. Bin k is the lags (k width, (k + 1) width]. */
export interface Autocorrelation {
  /** ms */
  readonly width: number;
  /** pairs of spikes per bin */
  readonly pairs: Float64Array;
  /** Hz: rate of further spikes at this lag after a spike; undefined where no spike has the whole bin inside the window */
  readonly rates: readonly (number | undefined)[];
}

/**
 * Autocorrelation of spike trains as the rate of spikes at a lag after any spike, not only the next one (expectation density,
 * or autocorrelogram over reference spikes and bin). It goes to the mean rate at long lags; the spike itself is left out.
 * A reference spike counts in a bin only if the whole bin ends inside the window: no droop towards long lags.
 *
 * @param trains ascending spike times, ms; pairs are within a train
 * @param width of a bin, ms
 * @param longestLag ms; rounded up to whole bins
 * @see Perkel, Gerstein and Moore (1967), Biophys J 7:391
 * @example autocorrelation([Float64Array.of(10, 20, 30, 40)], { from: 0, to: 40 }, 5, 10).pairs // 0, 3
 */
export function autocorrelation(trains: readonly Float64Array[], window: TimeWindow, width: number, longestLag: number): Autocorrelation {
  const bins = Math.max(0, Math.ceil(longestLag / width - onTheEdge));
  const pairs = new Float64Array(bins);
  const references = new Float64Array(bins);
  for (const train of trains) {
    const spikes = spikesIn(train, window);
    spikes.forEach((t, k) => {
      const whole = Math.min(bins, Math.floor((window.to - t) / width + onTheEdge));
      for (let bin = 0; bin < whole; bin++) references[bin]! += 1;
      for (let later = k + 1; later < spikes.length; later++) {
        const bin = Math.max(0, Math.ceil((spikes[later]! - t) / width - onTheEdge) - 1);
        if (bin >= whole) break;
        pairs[bin]! += 1;
      }
    });
  }
  const rates = Array.from(pairs, (count, bin) => (references[bin]! > 0 ? (1000 * count) / (references[bin]! * width) : undefined));
  return { width, pairs, rates };
}
