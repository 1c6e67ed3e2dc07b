import type { TraceBlock } from "../engine/recordings.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import { binOf, binWidth, type Histogram } from "./histogram.ts";
import type { TimeWindow } from "./spike-counts.ts";

/** V of one condition in its window, all recorded neurons; refractory periods included. */
export interface VoltageStatistics {
  readonly samples: number;
  /** mV; undefined without samples */
  readonly mean: number | undefined;
  /** mV, sample SD (n - 1); undefined below two samples */
  readonly sd: number | undefined;
  /** mV, by the rule of `binWidth`; undefined without samples in its range (|V| < 2 V) */
  readonly histogram: Histogram | undefined;
}

/** What some neurons contribute to `VoltageStatistics`: plain data, which may come from several threads. */
export interface VoltageTally {
  /** three numbers a neuron: `Moments` in one piece, because an object a neuron costs memory in every thread */
  readonly moments: Float64Array;
  /** samples per bin of 0.01 mV, from the first bin with a sample to the last; bin k of these is bin `firstBin` + k */
  readonly counts: Float64Array;
  readonly firstBin: number;
}

/** Bins in which V is counted, 0.01 mV; those of the result are whole numbers of them. */
const BINS_PER_MV = 100;
const RESOLUTION = 1 / BINS_PER_MV;
/** An integrator that blows up must not blow up memory. */
const FARTHEST_BIN = 2000 * BINS_PER_MV;

/**
 * Mean, SD and histogram of V while blocks of traces stream by. Takes the samples with from < t <= to, neuron by neuron, one
 * at a time (Welford's update), so that where the blocks are cut changes no bit of the result.
 *
 * @see Welford (1962), Technometrics 4:419; Chan, Golub and LeVeque (1983), Am Stat 37:242 (joining neurons)
 */
export class VoltageAccumulator {
  readonly #first: number;
  readonly #last: number;
  readonly #moments: Moments[] = [];
  readonly #bins = new FineBins();

  /**
   * @param window where statistics are taken, ms
   * @param interval ms between recorded samples (dt times recordEvery)
   */
  constructor(window: TimeWindow, interval: number) {
    const samples = new TimeGrid(interval);
    this.#first = samples.lastUpTo(window.from) + 1;
    this.#last = samples.lastUpTo(window.to);
  }

  /** Take the next block; blocks of a condition come in their order. */
  add(block: TraceBlock): void {
    block.V.forEach((V, neuron) => {
      const from = Math.max(0, this.#first - block.firstSample);
      const inWindow = V.subarray(from, Math.max(from, this.#last + 1 - block.firstSample));
      this.#moments[neuron] = update(this.#moments[neuron] ?? { count: 0, mean: 0, squares: 0 }, inWindow);
      this.#bins.count(inWindow);
    });
  }

  /** The statistics of all samples so far. */
  statistics(): VoltageStatistics {
    return voltageStatistics([this.tally()]);
  }

  /** All samples so far, to be joined with those of other neurons. */
  tally(): VoltageTally {
    return { moments: Float64Array.from(this.#moments.flatMap(({ count, mean, squares }) => [count, mean, squares])), ...this.#bins.occupied() };
  }
}

/**
 * Statistics of V of all neurons.
 *
 * @param tallies in the order of their neurons; how these are shared out among tallies changes no bit
 */
export function voltageStatistics(tallies: readonly VoltageTally[]): VoltageStatistics {
  let [samples, mean, squares] = [0, 0, 0];
  for (const { moments } of tallies) {
    for (let k = 0; k < moments.length; k += 3) {
      const one: Moments = { count: moments[k]!, mean: moments[k + 1]!, squares: moments[k + 2]! };
      if (one.count === 0) continue;
      const total = samples + one.count;
      const difference = one.mean - mean;
      mean += (difference * one.count) / total;
      squares += one.squares + ((difference * difference * samples) / total) * one.count;
      samples = total;
    }
  }
  return {
    samples,
    mean: samples > 0 ? mean : undefined,
    sd: samples > 1 ? Math.sqrt(squares / (samples - 1)) : undefined,
    histogram: histogramOfBins(joinBins(tallies)),
  };
}

/** Of the samples of one neuron so far. */
interface Moments {
  readonly count: number;
  readonly mean: number;
  /** sum of squared deviations from the mean */
  readonly squares: number;
}

function update(moments: Moments, V: Float64Array): Moments {
  let { count, mean, squares } = moments;
  for (let k = 0; k < V.length; k++) {
    const deviation = V[k]! - mean;
    count += 1;
    mean += deviation / count;
    squares += deviation * (V[k]! - mean);
  }
  return { count, mean, squares };
}

/** Counts per 0.01 mV over the range seen so far. */
class FineBins {
  #counts = new Float64Array(0);
  /** bin of #counts[0] */
  #lowest = 0;

  count(V: Float64Array): void {
    let [counts, lowest] = [this.#counts, this.#lowest];
    for (let k = 0; k < V.length; k++) {
      const bin = binOf(V[k]! * BINS_PER_MV, 1);
      const place = bin - lowest;
      if (place >= 0 && place < counts.length) counts[place]! += 1;
      else if (bin >= -FARTHEST_BIN && bin < FARTHEST_BIN) {
        this.#countOutside(bin);
        [counts, lowest] = [this.#counts, this.#lowest];
      }
    }
  }

  /** Count in a bin not covered so far: cover it, and as much again on its side, so that a wandering V seldom asks. */
  #countOutside(bin: number): void {
    const old = this.#counts;
    const low = old.length === 0 ? bin : this.#lowest;
    const high = low + old.length;
    const slack = Math.max(1000, old.length);
    const newLow = bin < low ? bin - slack : low;
    const newHigh = bin >= high ? bin + slack : high;
    this.#counts = new Float64Array(newHigh - newLow);
    this.#counts.set(old, low - newLow);
    this.#counts[bin - newLow]! += 1;
    this.#lowest = newLow;
  }

  /** The bins that hold the samples, without the empty ones around them. */
  occupied(): FineCounts {
    const first = this.#counts.findIndex((count) => count > 0);
    const last = this.#counts.findLastIndex((count) => count > 0);
    return { counts: first < 0 ? new Float64Array(0) : this.#counts.slice(first, last + 1), firstBin: this.#lowest + first };
  }
}

type FineCounts = Pick<VoltageTally, "counts" | "firstBin">;

/** The sum of some counts, over the range of all of them. */
function joinBins(parts: readonly FineCounts[]): FineCounts {
  const filled = parts.filter(({ counts }) => counts.length > 0);
  const [only] = filled;
  if (only === undefined) return { counts: new Float64Array(0), firstBin: 0 };
  if (filled.length === 1) return only;
  const firstBin = Math.min(...filled.map((part) => part.firstBin));
  const counts = new Float64Array(Math.max(...filled.map((part) => part.firstBin + part.counts.length)) - firstBin);
  for (const part of filled) part.counts.forEach((count, k) => (counts[part.firstBin - firstBin + k]! += count));
  return { counts, firstBin };
}

function histogramOfBins({ counts: fine, firstBin: lowest }: FineCounts): Histogram | undefined {
  if (fine.length === 0) return undefined;
  const highest = lowest + fine.length - 1;
  const count = fine.reduce((sum, one) => sum + one, 0);
  const interquartileRange = (quantileBin(fine, 0.75 * count) - quantileBin(fine, 0.25 * count)) * RESOLUTION;
  const width = binWidth({ count, interquartileRange, min: lowest * RESOLUTION, max: highest * RESOLUTION }, RESOLUTION);
  const perBin = Math.round(width * BINS_PER_MV);
  const firstBin = Math.floor(lowest / perBin);
  const counts = new Float64Array(Math.floor(highest / perBin) - firstBin + 1);
  fine.forEach((samples, k) => (counts[Math.floor((lowest + k) / perBin) - firstBin]! += samples));
  return { width, firstBin, counts };
}

/** First bin up to which `rank` values lie. */
function quantileBin(counts: Float64Array, rank: number): number {
  let sum = 0;
  return counts.findIndex((count) => (sum += count) >= rank);
}
