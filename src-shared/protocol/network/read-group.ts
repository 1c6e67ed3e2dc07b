import type { BenchError } from "../../foundation/bench-error.ts";
import type { Parsed } from "../../foundation/parsed.ts";
import {
  groupEpochsWithoutDuration,
  groupNoiseLevels,
  networkCountInvalid,
  noiseNotOfNetworks,
  recordedNeuronInvalid,
  spikeTimeInvalid,
  spikeTimesLengthsDiffer,
  synapsesNeedCapacitance,
} from "../../errors/networks-errors.ts";
import { negativeValue, notPositive } from "../../errors/parameters-errors.ts";
import { magnitudeProblem } from "../../neuron/magnitudes.ts";
import type { Noise } from "../noise.ts";
import type { Protocol, ResolvedGroup, ResolvedProtocol } from "../protocol.ts";
import type { Group, SpikeTimes, Synapses } from "./network-schema.ts";

/** What a group takes from its protocol. */
export interface GroupContext {
  readonly protocol: Protocol;
  /** name of the protocol's seed */
  readonly seed: string;
  /** reads a group as a protocol of its own */
  readonly readAlone: (protocol: Protocol, where: string) => Parsed<ResolvedProtocol>;
}

/** A group of a network. @param first number of its first neuron @param where place of the group */
export function readGroup(group: Group, first: number, { protocol, seed, readAlone }: GroupContext, where: string): Parsed<ResolvedGroup> {
  if (group.size < 1) return { value: undefined, problems: [networkCountInvalid(`${where}/size`, "size", group.size, 1)] };
  if (group.epochs !== undefined && protocol.duration === undefined) return { value: undefined, problems: [groupEpochsWithoutDuration(`${where}/epochs`)] };
  const { network: _, record: __, ...shared } = protocol;
  const alone = readAlone(
    {
      ...shared,
      name: `${protocol.name}, group ${group.name}`,
      // Neurons are drawn by the names of protocol seed and group, whatever stands before them in the file.
      seed: `${seed}\n${group.name}`,
      neuron: group.neuron,
      epochs: group.epochs ?? protocol.epochs,
      ...(group.holding === undefined ? {} : { holding: group.holding }),
      ...((group.noise ?? protocol.noise) === undefined ? {} : { noise: group.noise ?? protocol.noise }),
      population: group.size,
      integrator: "grid",
    },
    where,
  );
  const problems = [...alone.problems, ...ownProblems(group, protocol, alone.value, where)];
  if (alone.value === undefined || problems.length > 0) return { value: undefined, problems };
  return {
    problems: [],
    value: {
      ...{ name: group.name, first, size: group.size, alone: alone.value, synapses: group.synapses },
      poisson: (group.poisson ?? []).map(({ rate, inputs = 1, weight }) => ({ rate: rate * inputs, weight })),
      spikeTimes: (group.spikeTimes ?? []).map(({ weight, neurons, times }) => ({ weight, neurons, times })),
      recorded: [...(group.record?.neurons ?? [])].sort((a, b) => a - b),
      recordsCurrents: group.record?.currents ?? false,
    },
  };
}

/** Kinds of noise that groups have. */
export function isNetworkNoise({ kind }: Noise): boolean {
  switch (kind) {
    case "white":
    case "held":
      return true;
    case "ornstein-uhlenbeck":
    case "shot":
      return false;
  }
}

function ownProblems(group: Group, protocol: Protocol, alone: ResolvedProtocol | undefined, where: string): BenchError[] {
  const { synapses, noise } = group;
  const problems = synapseProblems(synapses, `${where}/synapses`);
  if (alone !== undefined && synapses.kind !== "delta" && alone.neuron.C_m === undefined) problems.push(synapsesNeedCapacitance(`${where}/neuron`, synapses.kind));
  if (noise !== undefined && !isNetworkNoise(noise)) problems.push(noiseNotOfNetworks(`${where}/noise`, noise.kind));
  if (noise !== undefined && alone?.noise !== undefined && alone.noise.levels.length > 1) problems.push(groupNoiseLevels(`${where}/noise/levels`, alone.noise.levels.length));
  for (const [k, { rate, inputs = 1, weight }] of (group.poisson ?? []).entries()) {
    const place = `${where}/poisson/${k}`;
    if (rate < 0) problems.push(negativeValue(`${place}/rate`, "rate", rate, "Hz", "nothing arrives less often than never"));
    if (inputs < 1) problems.push(networkCountInvalid(`${place}/inputs`, "inputs", inputs, 1));
    problems.push(...magnitudeProblem(`${place}/rate`, "rate x inputs", rate * inputs, { unit: "events/s" }));
    problems.push(...magnitudeProblem(`${place}/weight`, "weight", weight, { unit: "level", shown: "" }));
  }
  for (const [k, given] of (group.spikeTimes ?? []).entries()) problems.push(...spikeTimeProblems(given, group, protocol.duration, `${where}/spikeTimes/${k}`));
  const seen = new Set<number>();
  for (const [k, neuron] of (group.record?.neurons ?? []).entries()) {
    if (neuron < 0 || neuron >= group.size || seen.has(neuron)) problems.push(recordedNeuronInvalid(`${where}/record/neurons/${k}`, neuron, group.name, group.size));
    seen.add(neuron);
  }
  return problems;
}

function synapseProblems(synapses: Synapses, where: string): BenchError[] {
  if (synapses.kind === "delta") return [];
  const inTaus = (["tauExcitatory", "tauInhibitory"] as const).flatMap((key) => {
    const value = synapses[key];
    if (!(value > 0)) return [notPositive(`${where}/${key}`, key, value, "ms", "an input that ends as it begins carries no charge")];
    return magnitudeProblem(`${where}/${key}`, key, value, { unit: "ms", isPositive: true });
  });
  if (synapses.kind !== "conductance") return inTaus;
  const reversals = (["reversalExcitatory", "reversalInhibitory"] as const).flatMap((key) => magnitudeProblem(`${where}/${key}`, key, synapses[key], { unit: "mV" }));
  return [...inTaus, ...reversals];
}

/** The first event that is wrong. @param duration of the sweep, ms; undefined where its epochs say it */
function spikeTimeProblems({ neurons, times, weight }: SpikeTimes, group: Group, duration: number | undefined, where: string): BenchError[] {
  const inWeight = magnitudeProblem(`${where}/weight`, "weight", weight, { unit: "level", shown: "" });
  if (neurons.length !== times.length) return [...inWeight, spikeTimesLengthsDiffer(where, neurons.length, times.length)];
  const outside = neurons.findIndex((neuron) => neuron < 0 || neuron >= group.size);
  if (outside >= 0) {
    const what = `names neuron ${neurons[outside]!}, but "${group.name}" has the neurons 0 to ${group.size - 1}`;
    return [...inWeight, spikeTimeInvalid(`${where}/neurons/${outside}`, outside + 1, what)];
  }
  const early = times.findIndex((time) => !(time >= 0 && time <= (duration ?? 1e15)));
  return early < 0 ? inWeight : [...inWeight, spikeTimeInvalid(`${where}/times/${early}`, early + 1, `is at ${times[early]!} ms, outside of the sweep`)];
}
