const cancelledAt = 0;
const currentAt = 1;
const wakeAt = 2;
const slotsAt = 3;

/** Number of trace blocks that one worker may have in flight. */
const slots = 4;

/**
 * State in memory shared by pool and worker, readable in the middle of work, when neither reads
 * messages: whether to stop, which condition is being simulated (in case the worker dies), and which slots hold
 * blocks that the pool has not taken yet.
 */
export class WorkerControl {
  readonly memory: SharedArrayBuffer;
  readonly #field: Int32Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer((slotsAt + slots) * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#field = new Int32Array(memory);
  }

  /** Pool: clears the state before a batch is sent to the worker. */
  reset(): void {
    Atomics.store(this.#field, cancelledAt, 0);
    Atomics.store(this.#field, currentAt, -1);
  }

  /** Pool: asks the worker to abandon its batch. */
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

  /** Worker: takes a free slot, blocking until there is one. @returns undefined when cancelled */
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

  /** Frees a slot whose block has been taken or will not be sent. */
  releaseSlot(slot: number): void {
    Atomics.store(this.#field, slotsAt + slot, 0);
    this.#wake();
  }

  #wake(): void {
    Atomics.add(this.#field, wakeAt, 1);
    Atomics.notify(this.#field, wakeAt);
  }
}
