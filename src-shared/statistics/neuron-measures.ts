import type { SpikeTrains } from "../engine/spike-trains.ts";
import { GrowingNumbers } from "../foundation/growing-numbers.ts";
import type { TimeGrid } from "../foundation/time-grid.ts";
import { localVariation } from "./local-variation.ts";
import { statisticEntries, type StatisticKey } from "./condition-statistics.ts";
import { fillIntervals, spikesInWindow } from "./spike-windows.ts";
import type { TimeWindow } from "./spike-counts.ts";

const measures = statisticEntries.flatMap(([key, statistic]) => ("perNeuron" in statistic ? [{ key, of: statistic.perNeuron }] : []));

/** What is measured of some neurons in a condition's window: plain data, which may come from several threads. */
export interface NeuronMeasures {
  /** the statistics that are measured neuron by neuron (`perNeuron` in their declaration): a row per neuron, a column per statistic; NaN where a neuron has no value */
  readonly rows: Float64Array;
  /** between successive spikes of a neuron, ms: of all these neurons, neuron after neuron */
  readonly intervals: Float64Array;
}

/**
 * Measures some neurons in a condition's window.
 *
 * @param grid that spikes stand on; undefined where they stand on none
 */
export function measureNeurons(spikes: SpikeTrains, window: TimeWindow, grid?: TimeGrid): NeuronMeasures {
  const { first, counts, total } = spikesInWindow(spikes, window);
  const rows = new Float64Array(counts.length * measures.length);
  const intervals = new Float64Array(total);
  let [place, filled] = [0, 0];
  for (let neuron = 0; neuron < counts.length; neuron++) {
    const count = fillIntervals(intervals, filled, { times: spikes.times, first: first[neuron]!, count: counts[neuron]!, grid });
    const own = intervals.subarray(filled, filled + count);
    filled += count;
    const variation = localVariation(own);
    for (const { of } of measures) rows[place++] = of(own, variation) ?? NaN;
  }
  return { rows, intervals: intervals.subarray(0, filled) };
}

/** Joins the measures of a population's neurons, which are added in the order of the neurons; how these are shared out among parts changes no bit. */
export class MeasuresJoin {
  readonly #population: number;
  readonly #rows = new GrowingNumbers();
  readonly #intervals = new GrowingNumbers();
  #neurons = 0;

  constructor(population: number) {
    this.#population = population;
  }

  /** Adds the neurons that follow those of the part before. */
  add({ rows, intervals }: NeuronMeasures): void {
    this.#neurons += rows.length / measures.length;
    const share = this.#neurons / this.#population;
    this.#rows.append(rows, share);
    this.#intervals.append(intervals, share);
  }

  /** The measures of all neurons so far. */
  finish(): NeuronMeasures {
    return { rows: this.#rows.all, intervals: this.#intervals.all };
  }
}

/** Mean of each of these statistics over the neurons that have a value; undefined where none has. */
export function meansOverNeurons({ rows }: NeuronMeasures): { readonly [Key in StatisticKey]?: number | undefined } {
  return Object.fromEntries(measures.map(({ key }, column) => [key, meanOfColumn(rows, column)]));
}

function meanOfColumn(rows: Float64Array, column: number): number | undefined {
  let [sum, count] = [0, 0];
  for (let place = column; place < rows.length; place += measures.length) {
    const value = rows[place]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}
