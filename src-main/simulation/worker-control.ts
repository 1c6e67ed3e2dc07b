const cancelledAt = 0;
const currentAt = 1;
const wakeAt = 2;
const slotsAt = 3;

/** Blocks of traces that may be on their way from one worker. */
const slots = 4;

/**
 * A few numbers that pool and worker share, so that they hear of each other in the middle of work, when neither reads
 * its messages: whether to stop, which condition is being worked on (for when the worker dies), and which slots hold
 * blocks of traces that have not been taken yet.
 */
export class WorkerControl {
  readonly memory: SharedArrayBuffer;
  readonly #field: Int32Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer((slotsAt + slots) * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#field = new Int32Array(memory);
  }

  /** Pool: before a batch is handed to the worker. */
  reset(): void {
    Atomics.store(this.#field, cancelledAt, 0);
    Atomics.store(this.#field, currentAt, -1);
  }

  /** Pool: have the worker give its batch up. */
  cancel(): void {
    Atomics.store(this.#field, cancelledAt, 1);
    this.#wake();
  }

  get cancelled(): boolean {
    return Atomics.load(this.#field, cancelledAt) === 1;
  }

  /** Index of the condition being worked on; undefined between conditions. */
  get current(): number | undefined {
    const index = Atomics.load(this.#field, currentAt);
    return index < 0 ? undefined : index;
  }

  set current(index: number | undefined) {
    Atomics.store(this.#field, currentAt, index ?? -1);
  }

  /** Worker: take a free slot, waiting until there is one. @returns undefined when cancelled */
  acquireSlot(): number | undefined {
    for (;;) {
      const wake = Atomics.load(this.#field, wakeAt);
      if (this.cancelled) return undefined;
      for (let slot = 0; slot < slots; slot++) {
        if (Atomics.compareExchange(this.#field, slotsAt + slot, 0, 1) === 0) return slot;
      }
      Atomics.wait(this.#field, wakeAt, wake);
    }
  }

  /** The block in this slot has been taken, or will not be sent. */
  releaseSlot(slot: number): void {
    Atomics.store(this.#field, slotsAt + slot, 0);
    this.#wake();
  }

  #wake(): void {
    Atomics.add(this.#field, wakeAt, 1);
    Atomics.notify(this.#field, wakeAt);
  }
}
