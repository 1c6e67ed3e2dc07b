import { GrowingNumbers } from "../foundation/growing-numbers.ts";
import { digestOfLines, SpikeHasher } from "./digest.ts";
import type { ConditionInput } from "./kernel-input.ts";
import type { ConditionRecording, JoinedRecording, NeuronsRecording, NewHasher } from "./recordings.ts";
import { trainsOf } from "./spike-trains.ts";

/**
 * One condition from the recordings of its neurons, which are added in the order of the neurons, as they come. The digests are those
 * of the whole, so that they do not depend on how the neurons were shared out.
 */
export class RecordingJoin {
  readonly #newHasher: NewHasher;
  readonly #hasher: SpikeHasher;
  readonly #counts: Uint32Array;
  readonly #times = new GrowingNumbers();
  readonly #traceDigests: string[] = [];
  #neurons = 0;
  #traceSamples = 0;

  constructor(population: number, newHasher: NewHasher) {
    this.#counts = new Uint32Array(population);
    this.#newHasher = newHasher;
    this.#hasher = new SpikeHasher(newHasher);
  }

  /** Adds the neurons that follow those of the part before. */
  add({ spikes, traceSamples, traceDigests }: NeuronsRecording): void {
    this.#hasher.update(spikes);
    this.#counts.set(spikes.counts, this.#neurons);
    this.#neurons += spikes.counts.length;
    this.#times.append(spikes.times, this.#neurons / this.#counts.length);
    this.#traceSamples = Math.max(this.#traceSamples, traceSamples);
    if (traceDigests !== "") this.#traceDigests.push(traceDigests);
  }

  /** Ends the join; the parts together must be the population. */
  finish(): JoinedRecording {
    return {
      spikes: { counts: this.#counts, times: this.#times.all },
      traceSamples: this.#traceSamples,
      spikeDigest: this.#hasher.digest(),
      traceDigest: this.#traceDigests.length > 0 ? digestOfLines(this.#newHasher, this.#traceDigests) : undefined,
    };
  }
}

/** One condition from the recordings of its neurons. @param parts in the order of the neurons, together the population */
export function joinRecordings(parts: readonly NeuronsRecording[], newHasher: NewHasher): JoinedRecording {
  const join = new RecordingJoin(parts.reduce((sum, { spikes }) => sum + spikes.counts.length, 0), newHasher);
  for (const part of parts) join.add(part);
  return join.finish();
}

/** A joined recording as those who look at it have it: with its condition, and a train for each neuron. */
export function recordingOf({ plan, condition }: ConditionInput, { spikes, ...joined }: JoinedRecording): ConditionRecording {
  let trains: WeakRef<Float64Array[]> | undefined;
  return {
    ...joined,
    condition,
    duration: plan.driveOf(condition).duration,
    // Views of 100,000 neurons take more memory than their spikes: they are made when somebody looks, and again where nobody kept them.
    get spikes() {
      const known = trains?.deref() ?? trainsOf(spikes);
      trains = new WeakRef(known);
      return known;
    },
  };
}
