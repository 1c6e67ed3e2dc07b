import { driveGain } from "../neuron/derived.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { Condition } from "../plan/condition.ts";
import type { Plan } from "../plan/plan.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { StreamHash } from "../random/stream-key.ts";
import { conditionStream } from "./condition-stream.ts";
import { drawParameters } from "./draw-parameters.ts";
import type { KernelInput } from "./kernel.ts";
import type { NeuronRange } from "./recordings.ts";

/** A condition of a plan. */
export interface ConditionInput {
  readonly plan: Plan;
  readonly condition: Condition;
}

/** All neurons of a protocol's population. */
export const wholePopulation = ({ population }: Pick<ResolvedProtocol, "population">): NeuronRange => ({ from: 0, to: population });

/**
 * A condition as a kernel sees it, all its neurons or some of them. A lane keeps the number of its neuron, by which its streams
 * are keyed: a neuron is the same whatever range it is in.
 *
 * @throws BenchError draws-never-sound
 */
export function kernelInputOf({ plan, condition }: ConditionInput, neurons = wholePopulation(plan.protocol)): KernelInput {
  const { protocol, noiseLevel = 0 } = plan.settingOf(condition);
  const { stimulus } = plan.driveOf(condition);
  const { from, to } = neurons;
  const recorded = protocol.recordV ? Math.min(Math.max(protocol.recordNeurons - from, 0), to - from) : 0;
  return {
    stimulus,
    lanes: populationOf(protocol).slice(from, to).map((neuron, position) => ({ neuron, gain: driveGain(neuron, stimulus.unit) ?? neuron.tau_m, index: from + position })),
    // Nothing is drawn without noise, and the hash costs as much as setting up the kernel.
    streamBase: protocol.noise === undefined ? noStreams : conditionStream(plan, condition),
    dt: protocol.dt,
    integrator: protocol.integrator,
    noise: protocol.noise,
    noiseLevel,
    recordLanes: recorded,
    recordEvery: protocol.recordEvery,
  };
}

const noStreams: StreamHash = { first: 0n, second: 0n };

/** All conditions with the same protocol have the same neurons: they are drawn once. */
const populations = new WeakMap<ResolvedProtocol, readonly LifParameters[]>();

function populationOf(protocol: ResolvedProtocol): readonly LifParameters[] {
  const known = populations.get(protocol) ?? drawParameters(protocol);
  populations.set(protocol, known);
  return known;
}
