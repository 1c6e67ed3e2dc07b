import { exp, expm1 } from "../../foundation/elementary-functions.ts";
import type { CompleteName } from "../../neuron/declared-parameters.ts";
import type { CompiledGroup, PerReceptor } from "../../network/compiled-network.ts";
import { alphaResponse, exponentialResponse } from "./synaptic-responses.ts";

/** One number for all neurons, or one per neuron. */
export type Column = number | Float64Array;

/**
 * Constants of a whole step for the neurons of a group, from which oracle and kernel work alike. V is kept as its distance from E_L. What a
 * kind of synapse does not have is 0.
 */
export interface GroupCoefficients {
  /** share of V - E_L that is left after a step */
  readonly decay: Column;
  /** mV per unit of the drive's level, held through a step */
  readonly share: Column;
  /** V_th - E_L, V_reset - E_L and V_init - E_L, mV */
  readonly threshold: Column;
  readonly reset: Column;
  readonly start: Column;
  /** mV */
  readonly rest: Column;
  /** whole steps */
  readonly refractorySteps: Column;
  /** mV per unit of a held value of the noise, and the SD of white noise over a step, mV */
  readonly heldShare: Column;
  readonly spread: Column;
  readonly excitatory: ReceptorCoefficients;
  readonly inhibitory: ReceptorCoefficients;
  /** conductances only: 1 / tau_m, 1 / C_m, level to mV / ms */
  readonly leakRate: Column;
  readonly perCapacitance: Column;
  readonly driveRate: Column;
}

export interface ReceptorCoefficients {
  /** ms */
  readonly tau: number;
  /** share of the current, or conductance, left after a step, and after half a step */
  readonly decay: number;
  readonly halfDecay: number;
  /** mV per pA at the start of the step */
  readonly response: Column;
  /** alpha: mV per unit of slope at the start of the step, pA per unit of it, and slope per pA of weight */
  readonly slopeResponse: Column;
  readonly growth: number;
  readonly jump: number;
  /** conductance: its reversal, mV from E_L */
  readonly reversal: Column;
}

/** e, the height that a unit of alpha current is measured by. */
const e = 2.718281828459045;

/** The coefficients of a group for steps of dt ms. */
export function groupCoefficients(group: CompiledGroup, dt: number): GroupCoefficients {
  const { synapses, stimulus, noise } = group;
  const gain = (unit: "pA" | "V/s") => (of: Neuron) => (unit === "pA" ? of("R_m") / 1000 : of("tau_m"));
  const column = columnsOf(group);
  const driveGain = gain(stimulus.unit);
  const noiseGain = gain(noise !== undefined && "unit" in noise ? noise.unit : "pA");
  const none = { excitatory: 0, inhibitory: 0 };
  const tau = synapses.kind === "delta" ? none : synapses.tau;
  const reversal = synapses.kind === "conductance" ? synapses.reversal : none;
  const receptor = (which: keyof PerReceptor): ReceptorCoefficients => {
    const tau_s = tau[which];
    const currents = synapses.kind === "exponential" || synapses.kind === "alpha";
    return {
      tau: tau_s,
      decay: tau_s > 0 ? exp(-dt / tau_s) : 0,
      halfDecay: tau_s > 0 ? exp((-0.5 * dt) / tau_s) : 0,
      response: currents ? column((of) => exponentialResponse(dt, of("tau_m"), tau_s) * perPicofarad(of)) : 0,
      slopeResponse: synapses.kind === "alpha" ? column((of) => alphaResponse(dt, of("tau_m"), tau_s) * perPicofarad(of)) : 0,
      growth: synapses.kind === "alpha" ? dt * exp(-dt / tau_s) : 0,
      jump: synapses.kind === "alpha" ? e / tau_s : 0,
      reversal: synapses.kind === "conductance" ? column((of) => reversal[which] - of("E_L")) : 0,
    };
  };
  return {
    decay: column((of) => exp(-dt / of("tau_m"))),
    share: column((of) => driveGain(of) * -expm1(-dt / of("tau_m"))),
    threshold: column((of) => of("V_th") - of("E_L")),
    reset: column((of) => of("V_reset") - of("E_L")),
    start: column((of) => of("V_init") - of("E_L")),
    rest: column((of) => of("E_L")),
    refractorySteps: column((of) => Math.floor(of("t_ref") / dt + 0.5)),
    heldShare: column((of) => noiseGain(of) * -expm1(-dt / of("tau_m"))),
    spread: column((of) => Math.sqrt(-expm1((-2 * dt) / of("tau_m")))),
    excitatory: receptor("excitatory"),
    inhibitory: receptor("inhibitory"),
    leakRate: column((of) => 1 / of("tau_m")),
    perCapacitance: synapses.kind === "conductance" ? column(perPicofarad) : 0,
    driveRate: column((of) => driveGain(of) / of("tau_m")),
  };
}

/** A parameter of one neuron. */
type Neuron = (name: CompleteName) => number;

/** 1 / C_m, mV per pA and ms: from R_m and tau_m, one of which a file may leave to be derived. */
function perPicofarad(of: Neuron): number {
  return of("R_m") / 1000 / of("tau_m");
}

/** Makes columns: one number where all neurons of the group are alike, else a number for each. */
function columnsOf({ neurons, size }: CompiledGroup): (rule: (of: Neuron) => number) => Column {
  const alike = Object.values(neurons).every((value) => typeof value === "number");
  const neuron =
    (i: number): Neuron =>
    (name) => {
      const value = neurons[name];
      return typeof value === "number" ? value : value[i]!;
    };
  return (rule) => (alike ? rule(neuron(0)) : Float64Array.from({ length: size }, (_, i) => rule(neuron(i))));
}

/** The value of a column for neuron i of its group. */
export function valueAt(column: Column, i: number): number {
  return typeof column === "number" ? column : column[i]!;
}
