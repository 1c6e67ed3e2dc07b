import { drawParameters } from "../engine/draw-parameters.ts";
import { parameterNames } from "../neuron/declared-parameters.ts";
import type { Neuron } from "../neuron/lif-parameters.ts";
import type { Condition } from "../plan/condition.ts";
import type { Plan } from "../plan/plan.ts";
import type { Noise } from "../protocol/noise.ts";
import type { Protocol, ResolvedProtocol } from "../protocol/protocol.ts";
import { mostLiveNeurons, type LiveParameters } from "./live-parameters.ts";

/**
 * A condition of a protocol, live: its neuron, its noise at the condition's level, and as current the level in the window where rates are
 * taken (its mean where it moves). Of neurons that differ it is the first; a population is cut to what Live holds. Under exponential
 * synapses the exact integrator becomes the grid, see `liveSynapseNeedsGrid`.
 *
 * @param given the protocol as in a file, whose plan it is
 */
export function liveFromCondition(given: Protocol, plan: Plan, condition: Condition): LiveParameters {
  const { protocol } = plan.settingOf(condition);
  const { stimulus, level } = plan.driveOf(condition);
  const noise = noiseAt(given.noise, protocol.noiseLevelsAsGiven[plan.positionOn("noise", condition)]);
  const isSpread = parameterNames.some((name) => typeof protocol.neuronAsGiven[name] === "object");
  const isSynaptic = noise?.kind === "shot" && noise.synapse === "exponential";
  return {
    neuron: isSpread ? firstNeuron(protocol) : protocol.neuronAsGiven,
    levelUnit: stimulus.unit,
    level: level?.level ?? 0,
    noise,
    integrator: isSynaptic && protocol.integrator === "exact" ? "grid" : protocol.integrator,
    dt: protocol.dt,
    seed: protocol.seed,
    population: isSpread ? 1 : Math.min(protocol.population, mostLiveNeurons),
  };
}

/** The first neuron of a population, as it was drawn; C_m follows from tau_m and R_m. */
function firstNeuron(protocol: ResolvedProtocol): Neuron {
  const { C_m: _follows, R_m, ...drawn } = drawParameters({ ...protocol, population: 1 })[0]!;
  return { ...drawn, ...(R_m === undefined ? {} : { R_m }) };
}

/** What noise is frozen over is no matter of one condition. */
function noiseAt(given: Noise | undefined, level: number | undefined): Noise | undefined {
  if (given === undefined || level === undefined) return undefined;
  const { frozen: _frozen, ...noise } = given;
  return { ...noise, levels: [level] };
}
