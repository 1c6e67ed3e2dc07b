import { driveGain, steadyPotential } from "../neuron/derived.ts";
import type { Neuron } from "../neuron/lif-parameters.ts";
import { parameterNames } from "../neuron/declared-parameters.ts";
import type { Drive } from "../plan/sweep-drive.ts";
import type { Setting } from "../plan/settings-of-protocol.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { noiselessFiring, type Firing } from "./firing-rate.ts";
import { siegertFiring } from "./siegert.ts";

/**
 * Theory of the stationary rate for one noise level of a protocol, as a function of a constant drive. Theory holds for
 * one kind of neuron (no spread of parameters) without noise (closed form) and with white noise (Siegert). It does not
 * ask for the integrator: theory is the model's, and what `euler` and `grid` give beside it is their own error.
 *
 * @param noiseLevel in the unit of the protocol's noise levels; undefined without noise
 * @param unit of the drive
 * @returns undefined where there is no formula
 */
export function firingTheory(protocol: ResolvedProtocol, noiseLevel: number | undefined, unit: "pA" | "V/s"): ((drive: number) => Firing | undefined) | undefined {
  const { neuron, noise } = protocol;
  if (!isHomogeneous(protocol.neuronAsGiven) || driveGain(neuron, unit) === undefined) return undefined;
  const sigma = noise === undefined ? 0 : (noiseLevel ?? 0);
  if (sigma !== 0 && noise?.kind !== "white") return undefined;
  return (drive) => {
    const V_inf = steadyPotential(neuron, drive, unit);
    if (V_inf === undefined) return undefined;
    return sigma > 0 ? siegertFiring(neuron, V_inf, sigma) : noiselessFiring(neuron, V_inf);
  };
}

/**
 * Rate and CV that theory gives for one condition: where `firingTheory` holds and the drive is constant all through the
 * window. It is the long-run rate: what a short window counts differs by the time to its first spike.
 *
 * @returns undefined where theory does not hold
 */
export function predictRate({ protocol, noiseLevel }: Setting, { stimulus, level }: Drive): Firing | undefined {
  return level?.constant ? firingTheory(protocol, noiseLevel, stimulus.unit)?.(level.level) : undefined;
}

/** Whether every neuron of a population has the same numbers. */
function isHomogeneous(neuron: Neuron): boolean {
  return parameterNames.every((name) => {
    const parameter = neuron[name];
    if (parameter === undefined || typeof parameter === "number") return true;
    switch (parameter.distribution) {
      case "constant":
        return true;
      case "normal":
        return parameter.sd === 0;
      case "uniform":
        return parameter.from === parameter.to;
      case "lognormal":
        return parameter.sigma === 0;
    }
  });
}
