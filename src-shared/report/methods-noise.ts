import type { Noise } from "../protocol/noise.ts";
import type { Protocol, ResolvedProtocol } from "../protocol/protocol.ts";
import { parameterNames } from "../neuron/declared-parameters.ts";
import { isSpread } from "./methods-neuron.ts";
import { exact, listed, numbersListed } from "./methods-words.ts";

/** true if a run uses random numbers */
export function isRandom({ noise, neuronAsGiven, network }: ResolvedProtocol): boolean {
  // Of a network, connections are drawn besides: nobody asks for the seed of one without.
  return network !== undefined || noise !== undefined || parameterNames.some((name) => isSpread(neuronAsGiven[name]));
}

/** The noise with its levels in the unit in which they were entered, and what of it is shared. */
export function noiseSentences({ noise: given }: Protocol, { noise, noiseLevelsAsGiven: levels, dt, sweeps, trials, population }: ResolvedProtocol): string[] {
  if (given === undefined || noise === undefined) return [];
  const isOneCondition = sweeps * levels.length * trials === 1;
  const among = [
    ...(isOneCondition ? [] : [trials > 1 && noise.frozen === "no" ? "was independent in every condition and trial" : shared[noise.frozen]]),
    ...(population === 1 ? [] : ["was independent between neurons"]),
  ];
  return [kindSentence(given, noise, levels, dt), ...(among.length === 0 ? [] : [`The realisation of the noise ${among.join(" and ")}.`])];
}

function kindSentence(given: Noise, noise: NonNullable<ResolvedProtocol["noise"]>, levels: readonly number[], dt: number): string {
  const several = levels.length > 1;
  const at = (unit: string): string => numbersListed(levels, unit.replace("pA sqrt(s)", "pA √s"));
  switch (given.kind) {
    case "white":
      return given.unit === "pA sqrt(s)"
        ? `Gaussian white-noise current of intensity ${at("pA √s")} was added.`
        : `Gaussian white noise was added; its ${several ? "levels are" : "level is"} the stationary SD of V without threshold, sigma = ${at("mV")}.`;
    case "held": {
      const unit = given.unit ?? (noise.kind === "held" ? noise.unit : "pA");
      const size = unit === "pA sqrt(s)" ? "intensity" : given.distribution === "gaussian" ? "SD" : "half-width";
      const shape = given.distribution === "gaussian" ? "Gaussian" : "uniformly distributed";
      return `A ${shape} noise current of ${size} ${at(unit)} was added, each value held for ${exact(given.interval ?? dt, "ms")}.`;
    }
    case "ornstein-uhlenbeck":
      return `An Ornstein–Uhlenbeck noise current with correlation time ${exact(given.tau, "ms")} and ` +
        `stationary SD ${at(given.unit ?? (noise.kind === given.kind ? noise.unit : "pA"))} was added.`;
    case "shot": {
      const weight = given.synapse === "delta" ? "mV" : "pA";
      const events = given.synapse === "delta" ? "each a jump of V" : `each a current that decays with time constant ${exact(given.tau ?? 0, "ms")}`;
      const inputs = (["excitatory", "inhibitory"] as const).flatMap((sign) => {
        const one = given[sign];
        return one === undefined
          ? []
          : [`${exact(one.inputs)} ${sign} ${one.inputs === 1 ? "input" : "inputs"} of ${exact(one.rate, "Hz")} and weight ${exact(one.weight, weight)}`];
      });
      const isAsGiven = levels.length === 1 && levels[0] === 1;
      return `The neuron received Poisson trains of synaptic events (${events}) from ${listed(inputs)}${isAsGiven ? "" : `; the weights were multiplied by ${at("")}`}.`;
    }
  }
}

const shared = {
  no: "was independent in every condition",
  trials: "was the same in all trials of a condition",
  conditions: "was the same in all sweeps and at all noise levels, and differed between trials",
  both: "was the same in all conditions",
} as const;
