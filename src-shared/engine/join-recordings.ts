import { digestOfLines, spikeDigest } from "./digest.ts";
import type { ConditionInput } from "./kernel-input.ts";
import type { ConditionRecording, JoinedRecording, NeuronsRecording, NewHasher } from "./recordings.ts";
import { joinTrains, trainsOf } from "./spike-trains.ts";

/**
 * One condition from the recordings of its neurons. The digests are those of the whole, so that they do not depend on how the
 * neurons were shared out.
 *
 * @param parts ranges of neurons in ascending order that together are the population
 */
export function joinRecordings(parts: readonly NeuronsRecording[], newHasher: NewHasher): JoinedRecording {
  const spikes = joinTrains(parts.map((part) => part.spikes));
  const traceDigests = parts.map((part) => part.traceDigests);
  return {
    spikes,
    traceSamples: parts.reduce((most, { traceSamples }) => Math.max(most, traceSamples), 0),
    spikeDigest: spikeDigest(newHasher, spikes),
    traceDigest: traceDigests.some((lines) => lines !== "") ? digestOfLines(newHasher, traceDigests) : undefined,
  };
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
