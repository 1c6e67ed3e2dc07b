import type { TimeWindow } from "./spike-counts.ts";
import { countsIn, timeBins, type TimeBins } from "./time-bins.ts";

/** Which train spiked in which bin. */
export interface RasterMatrix {
  readonly bins: TimeBins;
  readonly rows: number;
  /** row by row: cells[row * bins.count + bin] is 1 where the train has at least one spike in the bin, else 0 */
  readonly cells: Uint8Array;
}

/**
 * Binary raster: 0 or 1 per train and bin, however many spikes a bin holds (Elephant's clipped BinnedSpikeTrain).
 *
 * @param trains ascending spike times, ms; one row each (neurons, or trials)
 * @param width of a bin, ms
 * @example rasterMatrix([Float64Array.of(1, 2, 12)], { from: 0, to: 15 }, 5).cells // 1, 0, 1
 */
export function rasterMatrix(trains: readonly Float64Array[], window: TimeWindow, width: number): RasterMatrix {
  const bins = timeBins(window, width);
  const cells = new Uint8Array(trains.length * bins.count);
  trains.forEach((train, row) => {
    countsIn(bins, train).forEach((count, k) => (cells[row * bins.count + k] = count > 0 ? 1 : 0));
  });
  return { bins, rows: trains.length, cells };
}
