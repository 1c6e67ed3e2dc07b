import type { NeuronRange } from "../../src-shared/engine/recordings.ts";

/** How the neurons of a condition are claimed. */
export interface ClaimRule {
  readonly population: number;
  /** workers that simulate it together */
  readonly claimants: number;
  /** neurons of a group, unless fewer are left */
  readonly smallestGroup: number;
}

/** Neurons whose state a processor's cache holds: in larger groups each step of a neuron would wait for memory (measured). */
const largestGroup = 256;
/** Steps of one neuron that are worth a group of their own: some 1 ms of work. */
const leastWork = 250_000;
/** The kernel takes two neurons at a time: an odd group wastes half of its last step. */
const neuronsAbreast = 2;

const nextAt = 0;
const spikesAt = 1;

/** The neurons of one condition, taken group by group by whoever simulates it. */
export interface Claims {
  /** The next neurons, for whoever asks; undefined where none are left. */
  claim(): NeuronRange | undefined;
  /** Add spikes of a group. @returns spikes of the whole condition so far, whoever simulates it */
  countSpikes(fresh: number): number;
}

/**
 * The neurons of one condition, which workers claim group by group, and the spikes that they have counted, in memory that they
 * share. While other workers claim too, groups get smaller towards the end, so that unlike neurons and busy processors even out.
 */
export class NeuronClaims implements Claims {
  readonly memory: SharedArrayBuffer;
  readonly #rule: ClaimRule;
  readonly #field: Int32Array;

  /** @param memory of another `NeuronClaims` by the same rule, shared with it; by default nothing is claimed yet */
  constructor(rule: ClaimRule, memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
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
}

/** The neurons of a condition that one worker simulates alone; a short trial would notice what shared memory costs. */
export function claimsOfOne(population: number): Claims {
  let next = 0;
  let spikes = 0;
  return {
    claim() {
      const from = next;
      next = Math.min(population, from + largestGroup);
      return from < population ? { from, to: next } : undefined;
    },
    countSpikes: (fresh) => (spikes += fresh),
  };
}

/** The moment at which a condition is taken from the queue. */
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
 * Whether workers simulate a condition together, and by which rule: where fewer conditions wait than keep all workers busy, and
 * the condition is large enough for two of them.
 *
 * @returns undefined where one worker simulates it alone
 */
export function sharingRule({ population, steps, waiting, workers }: SharingQuestion): ClaimRule | undefined {
  const smallestGroup = Math.min(largestGroup, neuronsAbreast * Math.ceil(leastWork / steps / neuronsAbreast));
  const claimants = Math.min(workers, Math.floor(population / smallestGroup));
  return waiting < 2 * workers && claimants > 1 ? { population, claimants, smallestGroup } : undefined;
}
