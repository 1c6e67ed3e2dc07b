import type { NeuronRange } from "../../src-shared/engine/recordings.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";

/** Sizes of the groups in which workers claim the neurons of a condition. */
export interface ClaimRule {
  readonly population: number;
  /** number of workers that simulate the condition together */
  readonly claimants: number;
  /** least number of neurons in a group, unless fewer are left */
  readonly smallestGroup: number;
}

/** Number of neurons whose state fits into a processor's cache: in larger groups, each step waits for memory (measured). */
const largestGroup = 256;
/** Least number of neuron-steps in a group: some 0.3 ms of work, which is the longest that a worker waits for another at the end. */
const leastWork = 100_000;
/** Least number of neuron-steps per worker: some 1 ms of work, or a full group, is worth waking a thread for. */
const leastShare = 250_000;
/** The kernel takes two neurons at a time: an odd group wastes half of its last step. */
const neuronsAbreast = 2;

const nextAt = 0;
const spikesAt = 1;
const newsAt = 2;

/** Hands out the neurons of one condition group by group, and counts their spikes. */
export interface Claims {
  /** Claims the next group of neurons; undefined if none are left. */
  claim(): NeuronRange | undefined;
  /** Adds spikes of a group. @returns spikes of the whole condition so far, over all workers */
  countSpikes(fresh: number): number;
}

/**
 * Lets workers claim the neurons of one condition group by group, and counts their spikes, in shared memory. With several workers, groups
 * get smaller towards the end: all workers then finish at about the same time, also if neurons or processors differ in speed.
 */
export class NeuronClaims implements Claims {
  readonly memory: SharedArrayBuffer;
  readonly #rule: ClaimRule;
  readonly #field: Int32Array;

  /** @param memory of another `NeuronClaims` with the same rule, to share its state; by default new memory, with nothing claimed */
  constructor(rule: ClaimRule, memory = new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT)) {
    this.#rule = rule;
    this.memory = memory;
    this.#field = new Int32Array(memory);
  }

  claim(): NeuronRange | undefined {
    const { population, claimants, smallestGroup } = this.#rule;
    for (;;) {
      const from = Atomics.load(this.#field, nextAt);
      const left = population - from;
      if (left <= 0) return undefined;
      const share = Math.min(largestGroup, Math.max(smallestGroup, Math.ceil(left / (2 * claimants))));
      const size = neuronsAbreast * Math.ceil(share / neuronsAbreast);
      const to = Math.min(population, from + size);
      if (Atomics.compareExchange(this.#field, nextAt, from, to) === from) return { from, to };
    }
  }

  countSpikes(fresh: number): number {
    return Atomics.add(this.#field, spikesAt, fresh) + fresh;
  }

  /** Number of announcements so far. */
  get news(): number {
    return Atomics.load(this.#field, newsAt);
  }

  /** Wakes the worker that waits for parts: one has been sent. */
  announce(): void {
    Atomics.add(this.#field, newsAt, 1);
    Atomics.notify(this.#field, newsAt);
  }

  /** Blocks this thread until there are more announcements than `heard`, but for `patience` ms at most. */
  waitForNews(heard: number, patience: number): void {
    Atomics.wait(this.#field, newsAt, heard, patience);
  }
}

/** Claims for a condition that one worker simulates alone, without shared memory, whose cost would slow down short trials. */
export function claimsOfOne({ population, network }: Pick<ResolvedProtocol, "population" | "network">): Claims {
  // The neurons of a network wait for each other's spikes.
  const group = network === undefined ? largestGroup : population;
  let next = 0;
  let spikes = 0;
  return {
    claim() {
      const from = next;
      next = Math.min(population, from + group);
      return from < population ? { from, to: next } : undefined;
    },
    countSpikes: (fresh) => (spikes += fresh),
  };
}

/** What `sharingRule` needs to know about a condition and the queue when the condition is taken from it. */
export interface SharingQuestion {
  readonly population: number;
  /** of its sweep */
  readonly steps: number;
  /** conditions in the queue, this one included */
  readonly waiting: number;
  /** threads at most */
  readonly workers: number;
}

/**
 * Decides whether workers share a condition: yes, if too few conditions wait to keep all workers busy, and the condition is large enough for
 * two workers.
 *
 * @returns the rule for claiming its neurons; undefined if one worker simulates it alone
 */
export function sharingRule({ population, steps, waiting, workers }: SharingQuestion): ClaimRule | undefined {
  const neuronsWith = (work: number): number => Math.min(largestGroup, neuronsAbreast * Math.ceil(work / steps / neuronsAbreast));
  const smallestGroup = neuronsWith(leastWork);
  const claimants = Math.min(workers, Math.floor(population / neuronsWith(leastShare)));
  return waiting < 2 * workers && claimants > 1 ? { population, claimants, smallestGroup } : undefined;
}
