import type { KernelOutput } from "./kernel.ts";

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
    for (const lane of spikeLanes) this.#counts[lane]!++;
    this.#parts.push({ spikeLanes, spikeTimes });
    this.#total += spikeLanes.length;
  }

  /** Spikes of each lane. */
  get counts(): Uint32Array {
    return this.#counts;
  }

  /** Ascending times of every lane, ms, lane after lane in one array, which is cheaper to make and to hand on than thousands. */
  times(): Float64Array {
    const times = new Float64Array(this.#total);
    const next = new Uint32Array(this.#counts.length);
    for (let lane = 1; lane < next.length; lane++) next[lane] = next[lane - 1]! + this.#counts[lane - 1]!;
    for (const { spikeLanes, spikeTimes } of this.#parts) {
      for (let i = 0; i < spikeLanes.length; i++) times[next[spikeLanes[i]!]!++] = spikeTimes[i]!;
    }
    return times;
  }
}

/** Spike times that lie one train after the other, train by train: views, not copies. */
export function trainsOf(counts: Uint32Array, times: Float64Array): Float64Array[] {
  let from = 0;
  return Array.from(counts, (count) => {
    const train = times.subarray(from, from + count);
    from += count;
    return train;
  });
}
