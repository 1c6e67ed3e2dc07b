import type { RecordedBlock } from "./simulator.ts";
import type { WorkerControl } from "./worker-control.ts";

/** A block of traces in memory shared by worker and pool, valid until the pool releases its slot. */
export interface SlottedBlock {
  readonly slot: number;
  /** samples of neuron k begin at k * capacity */
  readonly memory: SharedArrayBuffer;
  readonly capacity: number;
  readonly firstNeuron: number;
  readonly neurons: number;
  readonly firstSample: number;
  /** per neuron */
  readonly samples: number;
}

/** Values per slot: 2 MB, large enough to justify a message and small beside a process. */
const valuesPerSlot = 1 << 18;

/** The traces in a slot, as views of its memory. */
export function blockIn({ memory, capacity, firstNeuron, neurons, firstSample, samples }: SlottedBlock): RecordedBlock {
  const V = Array.from({ length: neurons }, (_, neuron) => new Float64Array(memory, neuron * capacity * Float64Array.BYTES_PER_ELEMENT, samples));
  return { firstNeuron, firstSample, V };
}

/**
 * Sends traces through a few reused slots of shared memory, which bounds the data in flight and makes no garbage.
 * Small blocks, as a large population gives, are
 * gathered until a slot is full.
 */
export class TraceSlots {
  readonly #control: WorkerControl;
  readonly #send: (index: number, block: SlottedBlock) => void;
  readonly #memories: SharedArrayBuffer[] = [];
  #open: { readonly index: number; readonly block: SlottedBlock; readonly values: Float64Array; samples: number } | undefined;

  /** @param send posts a block of the condition with this index */
  constructor(control: WorkerControl, send: (index: number, block: SlottedBlock) => void) {
    this.#control = control;
    this.#send = send;
  }

  /** Adds the next block of a condition, waiting while all slots are in flight. After a cancel the block is dropped. */
  add(index: number, { firstNeuron, firstSample, V }: RecordedBlock): void {
    const total = V[0]?.length ?? 0;
    for (let done = 0; done < total; ) {
      const open = (this.#open ??= this.#acquire(index, { firstNeuron, neurons: V.length, firstSample: firstSample + done }));
      if (open === undefined) return;
      const { capacity } = open.block;
      const count = Math.min(total - done, capacity - open.samples);
      for (let neuron = 0; neuron < V.length; neuron++) {
        open.values.set(V[neuron]!.subarray(done, done + count), neuron * capacity + open.samples);
      }
      open.samples += count;
      done += count;
      if (open.samples === capacity) this.flush();
    }
  }

  /** Sends the gathered samples. */
  flush(): void {
    if (this.#open === undefined) return;
    const { index, block, samples } = this.#open;
    this.#send(index, { ...block, samples });
    this.#open = undefined;
  }

  /** Drops the gathered samples. */
  drop(): void {
    if (this.#open === undefined) return;
    this.#control.releaseSlot(this.#open.block.slot);
    this.#open = undefined;
  }

  #acquire(index: number, place: Pick<SlottedBlock, "firstNeuron" | "neurons" | "firstSample">) {
    const { neurons } = place;
    const slot = this.#control.acquireSlot();
    if (slot === undefined) return undefined;
    const capacity = Math.max(1, Math.floor(valuesPerSlot / neurons));
    const bytes = Math.max(valuesPerSlot, capacity * neurons) * Float64Array.BYTES_PER_ELEMENT;
    let memory = this.#memories[slot];
    if (memory === undefined || memory.byteLength < bytes) memory = this.#memories[slot] = new SharedArrayBuffer(bytes);
    return { index, block: { slot, memory, capacity, ...place, samples: 0 }, values: new Float64Array(memory), samples: 0 };
  }
}
