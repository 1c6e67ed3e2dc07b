import type { TraceSource } from "../engine/recordings.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { TimeWindow } from "./spike-counts.ts";
import { VoltageAccumulator, type VoltageStatistics } from "./voltage.ts";

/** Samples read at a time: half a megabyte. */
const blockSize = 65_536;

/**
 * V of several trials of one sweep and noise level together, in their window: read block by block, so that memory stays
 * bounded however long the traces are.
 *
 * @param trials at least one, all with the same window and interval
 */
export async function voltageOfTrials(trials: readonly { readonly traces: TraceSource; readonly window: TimeWindow }[]): Promise<VoltageStatistics> {
  const { traces: first, window } = trials[0]!;
  const accumulator = new VoltageAccumulator(window, first.interval);
  const samples = new TimeGrid(first.interval);
  const start = Math.max(0, samples.lastUpTo(window.from));
  for (const { traces } of trials) {
    const end = Math.min(traces.samples, samples.lastUpTo(window.to) + 1);
    for (let neuron = 0; neuron < traces.neurons; neuron++) {
      for (let firstSample = start; firstSample < end; firstSample += blockSize) {
        accumulator.add({ firstSample, V: [await traces.read(neuron, firstSample, Math.min(blockSize, end - firstSample))] });
      }
    }
  }
  return accumulator.statistics();
}
