import { driveGain, steadyPotential } from "../neuron/derived.ts";
import type { LifParameters, Neuron } from "../neuron/lif-parameters.ts";
import { parameterNames } from "../neuron/declared-parameters.ts";
import type { Drive } from "../plan/sweep-drive.ts";
import type { Setting } from "../plan/settings-of-protocol.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { stretchBefore } from "../stimulus/constant-stretch.ts";
import { noiselessFiring, type Firing } from "./firing-rate.ts";
import { mostWindowError, windowError, type Exposure } from "./long-run.ts";
import { noiselessSpikeCount } from "./noiseless-count.ts";
import { siegertFiring } from "./siegert.ts";
import { subthresholdVoltage, type SubthresholdVoltage } from "./subthreshold.ts";

/** What theory has to know of a protocol: its neuron and its noise, and that it has no network, whose neurons drive each other. */
export type TheoryModel = Pick<ResolvedProtocol, "neuron" | "neuronAsGiven" | "noise"> & Partial<Pick<ResolvedProtocol, "network">>;

/**
 * Theory of the stationary rate for one noise level of a protocol, as a function of a constant drive. Theory holds for
 * one kind of neuron (no spread of parameters) without noise (closed form) and with white noise (Siegert). It does not
 * ask for the integrator: theory is the model's, and what `euler` and `grid` give beside it is their own error.
 *
 * @param noiseLevel in the unit of the protocol's noise levels; undefined without noise
 * @param unit of the drive
 * @returns undefined where there is no formula
 */
export function firingTheory(model: TheoryModel, noiseLevel: number | undefined, unit: "pA" | "V/s"): ((drive: number) => Firing | undefined) | undefined {
  const { neuron, neuronAsGiven, noise, network } = model;
  if (network !== undefined || !isHomogeneous(neuronAsGiven) || driveGain(neuron, unit) === undefined) return undefined;
  const sigma = noise === undefined ? 0 : (noiseLevel ?? 0);
  if (sigma !== 0 && noise?.kind !== "white") return undefined;
  return (drive) => {
    const V_inf = steadyPotential(neuron, drive, unit);
    if (V_inf === undefined) return undefined;
    return sigma > 0 ? siegertFiring(neuron, V_inf, sigma) : noiselessFiring(neuron, V_inf);
  };
}

/**
 * Long-run rate and CV of one condition, however short its window: where `firingTheory` holds and the drive is constant all through
 * the window.
 *
 * @returns undefined where theory does not hold
 */
export function longRunFiring({ protocol, noiseLevel }: Setting, { stimulus, level }: Drive): Firing | undefined {
  return level?.constant ? firingTheory(protocol, noiseLevel, stimulus.unit)?.(level.level) : undefined;
}

/**
 * Rate and CV that theory gives for the window of one condition: those of the long run, where what the window counts is expected within a
 * fifth of them (`mostWindowError`).
 *
 * @returns undefined where theory does not hold, and where the window is too short for it
 */
export function predictRate(setting: Setting, drive: Drive): Firing | undefined {
  const firing = longRunFiring(setting, drive);
  return firing === undefined || longRunError(setting, drive, firing) > mostWindowError ? undefined : firing;
}

/** How far the long-run rate of a condition is expected from the rate that its window counts, as a part of it (`windowError`). */
export function longRunError({ protocol, noiseLevel }: Setting, drive: Drive, firing: Firing): number {
  const { neuron, noise } = protocol;
  const V_inf = drive.level === undefined ? undefined : steadyPotential(neuron, drive.level.level, drive.stimulus.unit);
  if (V_inf === undefined) return 0;
  return windowError(neuron, firing, V_inf, noise === undefined ? 0 : (noiseLevel ?? 0), exposureOf(neuron, drive));
}

/** How the window of a sweep sees its level: V is at rest under the level before, or at V_init where the sweep begins with it. */
function exposureOf(neuron: LifParameters, { stimulus, window, stretch }: Pick<Drive, "stimulus" | "window" | "stretch">): Exposure {
  const before = stretch === undefined ? undefined : stretchBefore(stimulus, stretch);
  return {
    length: window.to - window.from,
    lead: stretch === undefined ? 0 : window.from - stretch.from,
    V_start: stretch !== undefined && stretch.from <= 0 ? neuron.V_init : before === undefined ? undefined : steadyPotential(neuron, before.level, stimulus.unit),
  };
}

/**
 * Spikes that the window of one condition counts without noise, of all neurons: exact, by closed form (`noiselessSpikeCount`). As theory
 * does, it does not ask for the integrator.
 *
 * @returns undefined with noise, for unlike neurons, and where the drive moves before the window's end
 */
export function predictSpikeCount({ protocol, noiseLevel }: Setting, { stimulus, window }: Drive): number | undefined {
  if (protocol.network !== undefined || (protocol.noise !== undefined && noiseLevel !== 0) || !isHomogeneous(protocol.neuronAsGiven)) return undefined;
  const ofOne = noiselessSpikeCount(protocol.neuron, stimulus, window);
  return ofOne === undefined ? undefined : protocol.population * ofOne;
}

/**
 * Stationary mean and SD of V under the constant drive of a window if there were no threshold (`subthresholdVoltage`), for every kind of
 * noise.
 *
 * @returns undefined for unlike neurons, where the drive moves, and where a resistance is unknown
 */
export function predictVoltage({ protocol, noiseLevel }: Setting, { stimulus, level }: Drive): SubthresholdVoltage | undefined {
  const { neuron, neuronAsGiven, noise, dt } = protocol;
  if (protocol.network !== undefined || level?.constant !== true || !isHomogeneous(neuronAsGiven)) return undefined;
  return subthresholdVoltage(neuron, { drive: level.level, unit: stimulus.unit, noise, noiseLevel: noiseLevel ?? 0, dt });
}

/** true if all neurons of a population have the same parameters */
export function isHomogeneous(neuron: Neuron): boolean {
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
