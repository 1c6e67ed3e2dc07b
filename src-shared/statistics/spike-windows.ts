import type { SpikeTrains } from "../engine/spike-trains.ts";
import type { TimeGrid } from "../foundation/time-grid.ts";
import { countUpTo, type TimeWindow } from "./spike-counts.ts";

/** Which spikes of some trains lie in a window. */
export interface SpikesInWindow {
  /** per neuron: where in `times` its first spike in the window is */
  readonly first: Uint32Array;
  /** per neuron: how many spikes it has in the window */
  readonly counts: Uint32Array;
  /** of all neurons */
  readonly total: number;
}

/** The spikes of each train with from < t <= to, as `spikesIn` has it for one. */
export function spikesInWindow({ counts: all, times }: SpikeTrains, { from, to }: TimeWindow): SpikesInWindow {
  const first = new Uint32Array(all.length);
  const counts = new Uint32Array(all.length);
  let [start, total] = [0, 0];
  for (let neuron = 0; neuron < all.length; neuron++) {
    const end = start + all[neuron]!;
    first[neuron] = countUpTo(times, from, start, end);
    counts[neuron] = countUpTo(times, to, first[neuron], end) - first[neuron]!;
    total += counts[neuron]!;
    start = end;
  }
  return { first, counts, total };
}

/** First spike in the window of each neuron that has one, ms. */
export function firstSpikesIn({ times }: SpikeTrains, { first, counts }: SpikesInWindow): Float64Array {
  const found = new Float64Array(counts.length);
  let filled = 0;
  for (let neuron = 0; neuron < counts.length; neuron++) {
    if (counts[neuron]! > 0) found[filled++] = times[first[neuron]!]!;
  }
  return found.subarray(0, filled);
}

/** Some spikes of one neuron: `count` of the times, from place `first` on, and the grid that they stand on, if any: intervals are whole numbers of its steps then. */
interface SomeSpikes {
  readonly times: Float64Array;
  readonly first: number;
  readonly count: number;
  readonly grid: TimeGrid | undefined;
}

/** Writes the intervals between spikes of one neuron from place `at` on. @returns how many they are */
export function fillIntervals(intervals: Float64Array, at: number, { times, first, count, grid }: SomeSpikes): number {
  const offset = at - first;
  const last = first + count - 1;
  if (grid !== undefined) for (let k = first; k < last; k++) intervals[offset + k] = grid.between(times[k]!, times[k + 1]!);
  else for (let k = first; k < last; k++) intervals[offset + k] = times[k + 1]! - times[k]!;
  return Math.max(0, count - 1);
}
