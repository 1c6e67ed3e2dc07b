import { TimeGrid } from "../../foundation/time-grid.ts";
import { completeNames } from "../../neuron/declared-parameters.ts";
import type { LifParameters } from "../../neuron/lif-parameters.ts";
import { connectionsOf } from "../../network/build-connections.ts";
import type { CompiledGroup, CompiledNetwork, CompiledProjection, CompiledSpikeTimes, CompiledSynapses, NeuronColumns } from "../../network/compiled-network.ts";
import { absorbName } from "../../network/projection-streams.ts";
import { stepsOf } from "../../network/synapse-columns.ts";
import type { Synapses } from "../../protocol/network/network-schema.ts";
import type { ResolvedProjection, ResolvedSpikeTimes } from "../../protocol/network/resolved-network.ts";
import type { ResolvedGroup, ResolvedNetwork, ResolvedProtocol } from "../../protocol/protocol.ts";
import { absorb, type StreamHash } from "../../random/stream-key.ts";
import { conditionStream } from "../condition-stream.ts";
import { drawParameters } from "../draw-parameters.ts";
import type { ConditionInput } from "../kernel-input.ts";
import type { ConnectedNetwork } from "./simulate-network.ts";

/**
 * One condition of a network as its kernel receives it. Neurons and connections are the same in all conditions, as those of a population
 * are; input that is drawn differs.
 *
 * @throws BenchError draws-never-sound
 */
export function connectedNetworkOf(input: ConditionInput): ConnectedNetwork {
  const { protocol } = input.plan.settingOf(input.condition);
  return { network: compileNetwork(input), connections: (from, to) => connectionsOf(protocol, { from, to }) };
}

function compileNetwork({ plan, condition }: ConditionInput): CompiledNetwork {
  const { protocol } = plan.settingOf(condition);
  const network = protocol.network!;
  const { dt } = protocol;
  const { duration } = plan.driveOf(condition);
  const stream = conditionStream(plan, condition);
  const level = plan.positionOn("noise", condition);
  const projections = network.projections.map((projection) => compileProjection(projection, dt));
  const totalSteps = Math.max(1, new TimeGrid(dt).firstFrom(duration));
  return {
    ...{ dt, totalSteps, duration, size: network.size, integrator: protocol.integrator === "exact" ? "exact" : "grid" },
    groups: network.groups.map((group) => ({
      ...compileGroup(group, dt, absorbName(stream, group.name), level),
      stimulus: plan.drive(plan.coordinatesOf(condition).stimulus, group.alone).stimulus,
    })),
    projections,
    minDelay: projections.reduce((least, { minDelay }) => Math.min(least, minDelay), totalSteps),
    maxDelay: projections.reduce((most, { maxDelay }) => Math.max(most, maxDelay), 1),
    recorded: protocol.recordV ? recordedNeurons(network) : [],
    recordEvery: protocol.recordEvery,
  };
}

/** The recorded neurons, ascending through all groups. */
function recordedNeurons({ groups }: ResolvedNetwork): CompiledNetwork["recorded"] {
  return groups.flatMap(({ first, recorded, recordsCurrents }) => recorded.map((neuron) => ({ neuron: first + neuron, currents: recordsCurrents })));
}

/** @param level position of the noise level among those of the protocol; noise of the group's own has one */
function compileGroup(group: ResolvedGroup, dt: number, stream: StreamHash, level: number): Omit<CompiledGroup, "stimulus"> {
  const { name, first, size, alone } = group;
  const noiseLevels = alone.noise?.levels ?? [0];
  return {
    ...{ name, first, size },
    neurons: columnsOf(populationOf(alone)),
    synapses: compileSynapses(group.synapses),
    noise: alone.noise,
    noiseLevel: noiseLevels[Math.min(level, noiseLevels.length - 1)]!,
    streamBase: stream,
    poisson: group.poisson.map(({ rate, weight }, k) => ({ rate, weight, receptor: receptorOf(weight), streamBase: absorb(stream, BigInt(k)) })),
    spikeTimes: group.spikeTimes.map((given) => compileSpikeTimes(given, dt)),
  };
}

/** All conditions with the same protocol have the same neurons: they are drawn once. */
const populations = new WeakMap<ResolvedProtocol, readonly LifParameters[]>();

function populationOf(alone: ResolvedProtocol): readonly LifParameters[] {
  const known = populations.get(alone) ?? drawParameters(alone);
  populations.set(alone, known);
  return known;
}

/** One number where all neurons have the same. */
function columnsOf(neurons: readonly LifParameters[]): NeuronColumns {
  return Object.fromEntries(
    completeNames.map((name) => {
      const first = neurons[0]![name] ?? NaN;
      return [name, neurons.every((neuron) => Object.is(neuron[name] ?? NaN, first)) ? first : Float64Array.from(neurons, (neuron) => neuron[name] ?? NaN)];
    }),
  ) as unknown as NeuronColumns;
}

function compileSynapses(synapses: Synapses): CompiledSynapses {
  if (synapses.kind === "delta") return { kind: "delta" };
  const tau = { excitatory: synapses.tauExcitatory, inhibitory: synapses.tauInhibitory };
  if (synapses.kind !== "conductance") return { kind: synapses.kind, tau };
  return { kind: "conductance", tau, reversal: { excitatory: synapses.reversalExcitatory, inhibitory: synapses.reversalInhibitory } };
}

function receptorOf(weight: number): 0 | 1 {
  return weight < 0 ? 1 : 0;
}

/** Events in order of time, and of neuron where they are at one. */
function compileSpikeTimes({ weight, neurons, times }: ResolvedSpikeTimes, dt: number): CompiledSpikeTimes {
  const order = times.map((_, k) => k).sort((a, b) => times[a]! - times[b]! || neurons[a]! - neurons[b]!);
  const grid = new TimeGrid(dt);
  const sorted = order.map((k) => grid.put(times[k]!));
  return {
    neurons: Uint32Array.from(order, (k) => neurons[k]!),
    times: Float64Array.from(sorted),
    steps: Uint32Array.from(sorted, (time) => Math.max(0, grid.firstFrom(time) - 1)),
    ...{ weight, receptor: receptorOf(weight) },
  };
}

function compileProjection({ name, source, target, receptor, weight, delay, delayBounds }: ResolvedProjection, dt: number): CompiledProjection {
  return {
    ...{ name, source, target, receptor: receptor === "excitatory" ? 0 : 1 },
    weight: weight?.kind === "constant" ? weight.value : undefined,
    delay: delay?.kind === "constant" ? stepsOf(delay.value, dt) : undefined,
    minDelay: stepsOf(delayBounds.least, dt),
    maxDelay: stepsOf(delayBounds.most, dt),
  };
}
