import { exp, expm1 } from "../foundation/elementary-functions.ts";
import { driveGain } from "../neuron/derived.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { ResolvedNoise } from "../protocol/noise.ts";

/** Stationary V of a membrane without threshold, mV. */
export interface SubthresholdVoltage {
  readonly mean: number;
  readonly sd: number;
}

/** A constant drive and the noise upon it. */
export interface SteadyInput {
  readonly drive: number;
  readonly unit: "pA" | "V/s";
  /** undefined: no noise */
  readonly noise: ResolvedNoise | undefined;
  /** in the unit of the noise's levels */
  readonly noiseLevel: number;
  /** step of the simulation, ms; held noise counts its interval in it */
  readonly dt: number;
}

/**
 * Stationary mean and SD of V under a constant drive and noise if there were no threshold, mV; in simulation it holds
 * where V_th is out of reach, after a few time constants.
 *
 * - white: SD sigma, by definition of the level;
 * - held (interval h): gain s sqrt((1 - e) / (1 + e)), e = exp(-h / tau_m), at the ends of the intervals (with h = dt: at every
 *   sample); s is the SD, or half-width / sqrt(3) for uniform noise;
 * - Ornstein-Uhlenbeck current: gain s sqrt(tau / (tau + tau_m));
 * - shot noise by Campbell's theorem, rates r per ms, weights w: delta synapses mean + tau_m sum of r w,
 *   variance tau_m / 2 sum of r w^2; exponential synapses mean + gain tau sum of r w, variance gain^2 tau^2 / (2 (tau + tau_m)) sum of r w^2.
 *
 * @returns undefined where the drive or the noise is in pA and the neuron's resistance is unknown
 * @see Gerstner et al. (2014), Neuronal Dynamics, chapter 8; Campbell (1909), Proc Camb Philos Soc 15:117
 * @example
 * const noise = { kind: "white", levels: [2], frozen: "no", enteredUnit: "mV" };
 * subthresholdVoltage(neuron, { drive: 100, unit: "pA", noise, noiseLevel: 2, dt: 0.1 }) // E_L + R_m I, 2 mV
 */
export function subthresholdVoltage(neuron: LifParameters, input: SteadyInput): SubthresholdVoltage | undefined {
  const gain = driveGain(neuron, input.unit);
  if (gain === undefined) return undefined;
  const mean = neuron.E_L + gain * input.drive;
  const { noise } = input;
  if (noise === undefined || input.noiseLevel === 0) return { mean, sd: 0 };
  switch (noise.kind) {
    case "white":
      return { mean, sd: input.noiseLevel };
    case "held":
    case "ornstein-uhlenbeck": {
      const noiseGain = driveGain(neuron, noise.unit);
      return noiseGain === undefined ? undefined : { mean, sd: noiseGain * input.noiseLevel * transfer(neuron.tau_m, noise, input.dt) };
    }
    case "shot":
      return shotVoltage(neuron, noise, input.noiseLevel, mean);
  }
}

/** SD of the filtered noise over the noise's level, for unit gain. */
function transfer(tau_m: number, noise: Extract<ResolvedNoise, { kind: "held" | "ornstein-uhlenbeck" }>, dt: number): number {
  switch (noise.kind) {
    case "ornstein-uhlenbeck":
      return Math.sqrt(noise.tau / (noise.tau + tau_m));
    case "held": {
      const hold = (noise.intervalSteps * dt) / tau_m;
      // sqrt((1 - e) / (1 + e)); the inverse ratio found in one simulator's test is a mistake
      const filtered = Math.sqrt(-expm1(-hold) / (1 + exp(-hold)));
      return noise.distribution === "uniform" ? filtered / Math.sqrt(3) : filtered;
    }
  }
}

function shotVoltage(neuron: LifParameters, noise: Extract<ResolvedNoise, { kind: "shot" }>, level: number, rest: number): SubthresholdVoltage | undefined {
  const { tau_m } = neuron;
  const excitatory = { perMs: noise.excitatoryRate / 1000, weight: level * noise.excitatoryWeight };
  const inhibitory = { perMs: noise.inhibitoryRate / 1000, weight: level * noise.inhibitoryWeight };
  const first = excitatory.perMs * excitatory.weight - inhibitory.perMs * inhibitory.weight;
  const second = excitatory.perMs * excitatory.weight * excitatory.weight + inhibitory.perMs * inhibitory.weight * inhibitory.weight;
  if (noise.synapse === "delta") return { mean: rest + tau_m * first, sd: Math.sqrt((tau_m / 2) * second) };
  const gain = driveGain(neuron, "pA");
  if (gain === undefined) return undefined;
  const charge = gain * noise.tau;
  return { mean: rest + charge * first, sd: charge * Math.sqrt(second / (2 * (noise.tau + tau_m))) };
}
