import { TimeGrid } from "../foundation/time-grid.ts";
import { timeBinWidth, type Histogram, type Spread } from "../statistics/histogram.ts";
import { spikeGrid, type SpikeResolution } from "../statistics/spike-resolution.ts";

/** Fine bins that values are counted in: 32 kB, and ten for each bar at least (a histogram has 100 bars at most). */
const fineBins = 8192;
/** By how much fine bins grow when a value lies beyond the last: a round width is then still a whole number of them. */
const growth = 10;

/**
 * Histogram of times that come one by one, in flat memory. Values are counted in fine bins, whose width is a power of ten, or that many
 * steps where spikes stand on the grid; when one lies beyond the last, ten bins each become one. The bars are whole numbers of fine bins,
 * by the rule of every other histogram (`timeBinWidth`), with the quartiles read from the fine bins.
 */
export class RunningHistogram {
  readonly #resolution: SpikeResolution;
  readonly #fine = new Uint32Array(fineBins);
  /** fine bins of the first width in one of now */
  #scale = 1;
  #grid: TimeGrid;
  #count = 0;
  #min = Infinity;
  #max = -Infinity;

  constructor(resolution: SpikeResolution) {
    this.#resolution = resolution;
    this.#grid = firstGrid(resolution);
  }

  /** @param value ms, finite, not negative */
  add(value: number): void {
    let bin = this.#grid.lastUpTo(value);
    while (bin >= fineBins) {
      this.#coarsen();
      bin = this.#grid.lastUpTo(value);
    }
    this.#fine[bin]! += 1;
    this.#count += 1;
    this.#min = Math.min(this.#min, value);
    this.#max = Math.max(this.#max, value);
  }

  get count(): number {
    return this.#count;
  }

  /** ms: no bar is narrower */
  get finest(): number {
    return Math.max(this.#resolution.dt, this.#grid.dt);
  }

  /** Bars as the rule of histograms has them now; undefined for no values. */
  get bars(): Histogram | undefined {
    return this.#count === 0 ? undefined : this.inBins(timeBinWidth(this.#spread, { ...this.#resolution, dt: this.finest }));
  }

  /** The counts in bins of a width, ms: a whole number of fine bins, from `finest` up. */
  inBins(width: number): Histogram {
    const each = Math.round(width / this.#grid.dt);
    const firstBin = Math.floor(this.#grid.lastUpTo(this.#min) / each);
    const counts = new Float64Array(Math.floor(this.#grid.lastUpTo(this.#max) / each) - firstBin + 1);
    for (let k = 0; k < counts.length; k++) {
      const from = (firstBin + k) * each;
      for (let bin = from; bin < Math.min(from + each, fineBins); bin++) counts[k]! += this.#fine[bin]!;
    }
    return { width, firstBin, counts };
  }

  get #spread(): Spread {
    return { count: this.#count, interquartileRange: this.#quantile(0.75) - this.#quantile(0.25), min: this.#min, max: this.#max };
  }

  /** Quantile p between order statistics, as `spreadOf` has it, to a fine bin. */
  #quantile(p: number): number {
    const position = p * (this.#count - 1);
    const below = Math.floor(position);
    const low = this.#ordered(below);
    return low + (position - below) * (this.#ordered(Math.min(below + 1, this.#count - 1)) - low);
  }

  /** The value at a place in ascending order, from 0, to a fine bin: those in one bin are taken as evenly spread. */
  #ordered(place: number): number {
    let before = 0;
    for (let bin = 0; bin < fineBins; bin++) {
      const count = this.#fine[bin]!;
      if (before + count > place) return Math.min(Math.max(this.#min, this.#grid.dt * (bin + (place - before + 0.5) / count)), this.#max);
      before += count;
    }
    return this.#max;
  }

  #coarsen(): void {
    const fine = this.#fine;
    for (let bin = 0; bin < fineBins; bin++) {
      const count = fine[bin]!;
      fine[bin] = 0;
      fine[Math.floor(bin / growth)]! += count;
    }
    this.#scale *= growth;
    this.#grid = new TimeGrid(firstGrid(this.#resolution).timeOf(this.#scale));
  }
}

/** The step of the simulation where spikes stand on it, else the power of ten that is a tenth of it or less. */
function firstGrid(resolution: SpikeResolution): TimeGrid {
  return spikeGrid(resolution) ?? new TimeGrid(Number(`1e${Number(resolution.dt.toExponential().split("e")[1]) - 1}`));
}
