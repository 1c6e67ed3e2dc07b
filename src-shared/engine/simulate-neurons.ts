import { tooManySpikes } from "../errors/runs-errors.ts";
import { TraceHashers } from "./digest.ts";
import { driveKernel } from "./drive-kernel.ts";
import { kernelInputOf, type ConditionInput } from "./kernel-input.ts";
import { namedValue } from "../plan/axis.ts";
import type { Kernel } from "./kernel.ts";
import type { NeuronRange, NeuronsRecording, NewHasher, TraceBlock } from "./recordings.ts";
import { SpikeStore } from "./spike-store.ts";

/** State of a simulation at each pause, about every 10 ms. */
export interface SimulationStep {
  /** traces made since the last step, of the recorded ones among its neurons */
  readonly block: TraceBlock | undefined;
  /** of the sweep's steps, 0 to 1 */
  readonly fraction: number;
}

export interface NeuronsInput extends ConditionInput {
  readonly neurons: NeuronRange;
  readonly kernel: Kernel;
  readonly newHasher: NewHasher;
  /** Adds new spikes to the count of the whole condition, also of neurons that other workers simulate. @returns the sum */
  readonly countSpikes: (fresh: number) => number;
}

/** Maximum number of spikes of one condition in memory: 1 GB of times. */
export const mostSpikes = 0x8000000;

/**
 * Simulate some neurons of one condition. The generator comes up for air about every 10 ms with traces and progress; who wants
 * to stop does not call it again. Where it comes up, and which neurons are simulated together, changes no bit of the result.
 *
 * @returns spikes and digests, when run to its end
 * @throws BenchError too-many-spikes, draws-never-sound
 */
export function* simulateNeurons(input: NeuronsInput): Generator<SimulationStep, NeuronsRecording> {
  const { plan, condition, neurons, kernel, newHasher, countSpikes } = input;
  const kernelInput = kernelInputOf(input, neurons);
  const spikes = new SpikeStore(kernelInput.lanes.length);
  const hashers = new TraceHashers(newHasher, kernelInput.recordLanes);
  let traceSamples = 0;
  for (const { V, firstSample, steps, totalSteps, ...output } of driveKernel(kernel, kernelInput)) {
    spikes.add(output);
    if (countSpikes(output.spikeLanes.length) > mostSpikes) {
      throw tooManySpikes(plan.protocol.name, namedValue(plan.stimulusAxis, plan.coordinatesOf(condition).stimulus), mostSpikes);
    }
    const fresh = V[0]?.length ?? 0;
    traceSamples += fresh;
    hashers.update(V);
    yield { block: fresh > 0 ? { firstSample, V } : undefined, fraction: steps / totalSteps };
  }
  return { spikes: spikes.trains(), traceSamples, traceDigests: hashers.digestLines() };
}

/** `countSpikes` of a condition whose neurons are all simulated in one place. */
export function spikeCounter(): (fresh: number) => number {
  let total = 0;
  return (fresh) => (total += fresh);
}
