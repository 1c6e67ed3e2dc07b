import { joinRecordings, recordingOf } from "./join-recordings.ts";
import { wholePopulation } from "./kernel-input.ts";
import type { ConditionRecording } from "./recordings.ts";
import { simulateNeurons, spikeCounter, type NeuronsInput, type SimulationStep } from "./simulate-neurons.ts";

export type SimulationInput = Omit<NeuronsInput, "neurons" | "countSpikes">;

/**
 * Simulate one condition, all its neurons, as `simulateNeurons` does.
 *
 * @returns spikes and digests, when run to its end
 * @throws BenchError too-many-spikes, draws-never-sound
 */
export function* simulateCondition(input: SimulationInput): Generator<SimulationStep, ConditionRecording> {
  const recording = yield* simulateNeurons({ ...input, neurons: wholePopulation(input.plan.protocol), countSpikes: spikeCounter() });
  return recordingOf(input, joinRecordings([recording], input.newHasher));
}
