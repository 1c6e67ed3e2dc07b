import type { NetworkSpikes } from "../../src-shared/engine/network/network-kernel.ts";

/** Memory and numbers by which the threads of one network meet; plain, so that it can be sent to them. */
export interface ExchangeMemory {
  readonly control: SharedArrayBuffer;
  readonly spikes: SharedArrayBuffer;
  /** most spikes that each thread can have in one stretch */
  readonly capacities: readonly number[];
}

const stoppedAt = 0;
const arrivedAt = 1;
const turnAt = 2;
/** Loads of the turn before a thread goes to sleep: some microseconds, about what a step of a small range takes. */
const spins = 4000;
/** ms after which a sleeping thread looks whether it was stopped */
const nap = 20;

/** Memory for threads whose ranges have so many neurons, in stretches of so many steps. */
export function exchangeMemory(sizes: readonly number[], stretch: number): ExchangeMemory {
  const capacities = sizes.map((size) => size * stretch);
  const words = capacities.reduce((sum, capacity) => sum + 1 + 2 * capacity, 0);
  // Two of everything: while some threads still read a stretch, others write the next.
  return { control: new SharedArrayBuffer(3 * 4), spikes: new SharedArrayBuffer(2 * words * 4), capacities };
}

/** Ask all threads of a network to stop. */
export function stopExchange({ control }: ExchangeMemory): void {
  const words = new Int32Array(control);
  Atomics.store(words, stoppedAt, 1);
  Atomics.notify(words, turnAt);
}

/** One thread's part in the exchange of spikes: every thread writes its own, waits for the others, and reads those of all. */
export class SpikeExchange {
  readonly #control: Int32Array;
  /** per turn, per thread: number of spikes, then neurons, then steps */
  readonly #boxes: readonly (readonly Uint32Array[])[];
  readonly #mine: number;
  #turn = 0;

  constructor({ control, spikes, capacities }: ExchangeMemory, mine: number) {
    this.#control = new Int32Array(control);
    this.#mine = mine;
    let at = 0;
    this.#boxes = [0, 1].map(() =>
      capacities.map((capacity) => {
        const box = new Uint32Array(spikes, at, 1 + 2 * capacity);
        at += box.byteLength;
        return box;
      }),
    );
  }

  get stopped(): boolean {
    return Atomics.load(this.#control, stoppedAt) === 1;
  }

  /**
   * Hand out this thread's spikes of a stretch.
   *
   * @returns those of all threads in order of step, then neuron; undefined when the run was stopped
   */
  trade({ neurons, steps }: NetworkSpikes): NetworkSpikes | undefined {
    const boxes = this.#boxes[this.#turn % 2]!;
    const box = boxes[this.#mine]!;
    box[0] = neurons.length;
    box.set(neurons, 1);
    box.set(steps, 1 + neurons.length);
    if (!this.#meet()) return undefined;
    return merged(boxes);
  }

  /** Wait until every thread is here. @returns false when the run was stopped */
  #meet(): boolean {
    const control = this.#control;
    const turn = this.#turn++;
    if (Atomics.add(control, arrivedAt, 1) + 1 === this.#boxes[0]!.length) {
      Atomics.store(control, arrivedAt, 0);
      Atomics.store(control, turnAt, turn + 1);
      Atomics.notify(control, turnAt);
      return !this.stopped;
    }
    for (let k = 0; k < spins && Atomics.load(control, turnAt) === turn; k++);
    while (Atomics.load(control, turnAt) === turn) {
      if (this.stopped) return false;
      Atomics.wait(control, turnAt, turn, nap);
    }
    return !this.stopped;
  }
}

/** The spikes of all boxes in order: threads own neurons in ascending ranges, so within a step box follows box. */
function merged(boxes: readonly Uint32Array[]): NetworkSpikes {
  const total = boxes.reduce((sum, box) => sum + box[0]!, 0);
  const neurons = new Uint32Array(total);
  const steps = new Uint32Array(total);
  const next = boxes.map(() => 0);
  let at = 0;
  while (at < total) {
    const step = boxes.reduce((least, box, k) => (next[k]! < box[0]! ? Math.min(least, box[1 + box[0]! + next[k]!]!) : least), Infinity);
    boxes.forEach((box, k) => {
      const count = box[0]!;
      for (; next[k]! < count && box[1 + count + next[k]!] === step; next[k]!++, at++) {
        neurons[at] = box[1 + next[k]!]!;
        steps[at] = step;
      }
    });
  }
  return { neurons, steps };
}
