import type { SpikeTrains } from "../engine/spike-trains.ts";
import { statisticEntries, type StatisticKey } from "./condition-statistics.ts";
import { intervalsIn, spikesInWindow } from "./spike-windows.ts";
import type { TimeWindow } from "./spike-counts.ts";

const measures = statisticEntries.flatMap(([key, statistic]) => ("perNeuron" in statistic ? [{ key, of: statistic.perNeuron }] : []));

/**
 * The statistics of some neurons that are measured neuron by neuron (`perNeuron` in their declaration): plain data, which may
 * come from several threads.
 *
 * @returns a row per neuron, a column per statistic; NaN where a neuron has no value
 */
export function measureNeurons(spikes: SpikeTrains, window: TimeWindow): Float64Array {
  const inWindow = spikesInWindow(spikes, window);
  const intervals = intervalsIn(spikes, inWindow);
  const rows = new Float64Array(spikes.counts.length * measures.length);
  let [place, from] = [0, 0];
  inWindow.counts.forEach((count) => {
    const ofNeuron = intervals.subarray(from, (from += Math.max(0, count - 1)));
    for (const { of } of measures) rows[place++] = of(ofNeuron) ?? NaN;
  });
  return rows;
}

/**
 * Mean of each of these statistics over the neurons that have a value; undefined where none has.
 *
 * @param parts of `measureNeurons`, in the order of their neurons; how these are shared out among parts changes no bit
 */
export function meansOverNeurons(parts: readonly Float64Array[]): { readonly [Key in StatisticKey]?: number | undefined } {
  return Object.fromEntries(measures.map(({ key }, column) => [key, meanOfColumn(parts, column)]));
}

function meanOfColumn(parts: readonly Float64Array[], column: number): number | undefined {
  let [sum, count] = [0, 0];
  for (const rows of parts) {
    for (let place = column; place < rows.length; place += measures.length) {
      const value = rows[place]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
    }
  }
  return count === 0 ? undefined : sum / count;
}
