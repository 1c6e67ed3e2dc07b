import type { RecordedBlock } from "./simulator.ts";
import type { WorkerControl } from "./worker-control.ts";

/** A block of traces in memory that worker and pool share, until the pool releases its slot. */
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

/** 2 MB: worth a message, and little beside a process. */
const valuesPerSlot = 1 << 18;

/** The traces in a slot, as they lie there. */
export function blockIn({ memory, capacity, firstNeuron, neurons, firstSample, samples }: SlottedBlock): RecordedBlock {
  const V = Array.from({ length: neurons }, (_, neuron) => new Float64Array(memory, neuron * capacity * Float64Array.BYTES_PER_ELEMENT, samples));
  return { firstNeuron, firstSample, V };
}

/**
 * Sends the traces of one condition after the other through a few slots of memory that are used again and again: what is
 * under way stays bounded, and nothing waits for a garbage collector. Small blocks, as a large population gives, are
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

  /** Take the next block of a part, waiting while all slots are under way. Once cancelled it is lost. */
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

  /** Send what has been gathered. */
  flush(): void {
    if (this.#open === undefined) return;
    const { index, block, samples } = this.#open;
    this.#send(index, { ...block, samples });
    this.#open = undefined;
  }

  /** Forget what has been gathered. */
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
