import { combineDigests, spikeDigest } from "./digest.ts";
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
  const traceDigests = parts.flatMap((part) => part.traceDigests);
  return {
    spikes,
    traceSamples: parts.reduce((most, { traceSamples }) => Math.max(most, traceSamples), 0),
    spikeDigest: spikeDigest(newHasher, spikes),
    traceDigest: traceDigests.length > 0 ? combineDigests(newHasher, traceDigests) : undefined,
  };
}

/** A joined recording as those who look at it have it: with its condition, and a train for each neuron. */
export function recordingOf({ plan, condition }: ConditionInput, { spikes, ...joined }: JoinedRecording): ConditionRecording {
  return { condition, duration: plan.driveOf(condition).duration, spikes: trainsOf(spikes), ...joined };
}
