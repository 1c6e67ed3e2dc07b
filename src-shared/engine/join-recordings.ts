import { combineDigests, spikeDigest } from "./digest.ts";
import type { ConditionInput } from "./kernel-input.ts";
import type { ConditionRecording, NeuronsRecording, NewHasher } from "./recordings.ts";
import { trainsOf } from "./spike-store.ts";

/**
 * One condition from the recordings of its neurons. The digests are those of the whole, so that they do not depend on how the
 * neurons were shared out.
 *
 * @param parts ranges of neurons in ascending order that together are the population
 */
export function joinRecordings(
  { plan, condition }: ConditionInput,
  parts: readonly NeuronsRecording[],
  newHasher: NewHasher,
): ConditionRecording {
  const spikes = trainsOfAll(parts);
  const traceDigests = parts.flatMap((part) => part.traceDigests);
  return {
    condition,
    spikes,
    duration: plan.driveOf(condition).duration,
    traceSamples: Math.max(...parts.map((part) => part.traceSamples)),
    spikeDigest: spikeDigest(newHasher, spikes),
    traceDigest: traceDigests.length > 0 ? combineDigests(newHasher, traceDigests) : undefined,
  };
}

/** The trains of all neurons as views of one array, which is cheaper to hand on than one for each part. */
function trainsOfAll(parts: readonly NeuronsRecording[]): Float64Array[] {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return trainsOf(first.spikeCounts, first.spikeTimes);
  const times = new Float64Array(parts.reduce((sum, { spikeTimes }) => sum + spikeTimes.length, 0));
  let filled = 0;
  return parts.flatMap(({ spikeCounts, spikeTimes }) => {
    const own = times.subarray(filled, filled + spikeTimes.length);
    own.set(spikeTimes);
    filled += spikeTimes.length;
    return trainsOf(spikeCounts, own);
  });
}
