import type { KernelOutput } from "./kernel.ts";
import type { SpikeTrains } from "./spike-trains.ts";

/** Spikes as they come from the kernel, sorted out by lane at the end. */
export class SpikeStore {
  readonly #counts: Uint32Array;
  readonly #parts: Pick<KernelOutput, "spikeLanes" | "spikeTimes">[] = [];
  #total = 0;

  constructor(lanes: number) {
    this.#counts = new Uint32Array(lanes);
  }

  add({ spikeLanes, spikeTimes }: Pick<KernelOutput, "spikeLanes" | "spikeTimes">): void {
    if (spikeLanes.length === 0) return;
    const counts = this.#counts;
    if (counts.length === 1) counts[0]! += spikeLanes.length;
    else for (let i = 0; i < spikeLanes.length; i++) counts[spikeLanes[i]!]!++;
    this.#parts.push({ spikeLanes, spikeTimes });
    this.#total += spikeLanes.length;
  }

  /** All spikes, sorted out by lane. */
  trains(): SpikeTrains {
    const counts = this.#counts;
    const [part] = this.#parts;
    if (counts.length === 1 && this.#parts.length === 1 && part !== undefined) return { counts, times: part.spikeTimes };
    const times = new Float64Array(this.#total);
    const next = new Uint32Array(counts.length);
    for (let lane = 1; lane < next.length; lane++) next[lane] = next[lane - 1]! + counts[lane - 1]!;
    for (const { spikeLanes, spikeTimes } of this.#parts) {
      for (let i = 0; i < spikeLanes.length; i++) times[next[spikeLanes[i]!]!++] = spikeTimes[i]!;
    }
    return { counts, times };
  }
}
