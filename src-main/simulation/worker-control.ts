const cancelledAt = 0;
const currentAt = 1;
const sentAt = 2;
const takenAt = 3;
const wakeAt = 4;
const fields = 5;

/** Bytes of traces that may be on their way from one worker; one block may always be. */
const room = 8e6;
const kilobyte = 1024;

/**
 * A few numbers that pool and worker share, so that they hear of each other in the middle of work, when neither reads
 * its messages: whether to stop, which condition is being worked on (for when the worker dies), and how much of the
 * traces that were sent has been taken.
 */
export class WorkerControl {
  readonly memory: SharedArrayBuffer;
  readonly #field: Int32Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(fields * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#field = new Int32Array(memory);
  }

  // The pool's side.

  /** Before a batch is handed to the worker. */
  reset(): void {
    Atomics.store(this.#field, cancelledAt, 0);
    Atomics.store(this.#field, currentAt, -1);
  }

  /** Have the worker give its batch up. */
  cancel(): void {
    Atomics.store(this.#field, cancelledAt, 1);
    this.#wake();
  }

  /** A block of this many bytes has been taken. */
  taken(bytes: number): void {
    Atomics.add(this.#field, takenAt, Math.ceil(bytes / kilobyte));
    this.#wake();
  }

  /** Index of the condition being worked on; undefined between conditions. */
  get current(): number | undefined {
    const index = Atomics.load(this.#field, currentAt);
    return index < 0 ? undefined : index;
  }

  // The worker's side.

  set current(index: number | undefined) {
    Atomics.store(this.#field, currentAt, index ?? -1);
  }

  get cancelled(): boolean {
    return Atomics.load(this.#field, cancelledAt) === 1;
  }

  /** A block of this many bytes has been sent. Waits until less than 8 MB are under way, or until cancelled. */
  sent(bytes: number): void {
    Atomics.add(this.#field, sentAt, Math.ceil(bytes / kilobyte));
    for (;;) {
      const wake = Atomics.load(this.#field, wakeAt);
      if (this.cancelled || this.#underWay() <= room / kilobyte) return;
      Atomics.wait(this.#field, wakeAt, wake);
    }
  }

  /** KB sent and not taken; both counts wrap around, their difference does not. */
  #underWay(): number {
    return (Atomics.load(this.#field, sentAt) - Atomics.load(this.#field, takenAt)) | 0;
  }

  #wake(): void {
    Atomics.add(this.#field, wakeAt, 1);
    Atomics.notify(this.#field, wakeAt);
  }
}
