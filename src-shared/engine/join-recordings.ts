import { digestOfLines, SpikeHasher } from "./digest.ts";
import type { ConditionInput } from "./kernel-input.ts";
import type { ConditionRecording, JoinedRecording, NeuronsRecording, NewHasher } from "./recordings.ts";
import { joinTrains, trainsOf } from "./spike-trains.ts";

/**
 * One condition from the recordings of its neurons, which are added in the order of the neurons, as they come. The digests are those
 * of the whole, so that they do not depend on how the neurons were shared out.
 */
export class RecordingJoin {
  readonly #newHasher: NewHasher;
  readonly #hasher: SpikeHasher;
  readonly #parts: NeuronsRecording[] = [];

  constructor(newHasher: NewHasher) {
    this.#newHasher = newHasher;
    this.#hasher = new SpikeHasher(newHasher);
  }

  /** Adds the neurons that follow those of the part before. */
  add(part: NeuronsRecording): void {
    this.#hasher.update(part.spikes);
    this.#parts.push(part);
  }

  /** Joins the parts, which together are the population. */
  finish(): JoinedRecording {
    const traceDigests = this.#parts.map((part) => part.traceDigests);
    return {
      spikes: joinTrains(this.#parts.map((part) => part.spikes)),
      traceSamples: this.#parts.reduce((most, { traceSamples }) => Math.max(most, traceSamples), 0),
      spikeDigest: this.#hasher.digest(),
      traceDigest: traceDigests.some((lines) => lines !== "") ? digestOfLines(this.#newHasher, traceDigests) : undefined,
    };
  }
}

/** One condition from the recordings of its neurons. @param parts in the order of the neurons, together the population */
export function joinRecordings(parts: readonly NeuronsRecording[], newHasher: NewHasher): JoinedRecording {
  const join = new RecordingJoin(newHasher);
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
