import type { LifParameters } from "./lif-parameters.ts";

/**
 * Rheobase: the constant drive above which the neuron fires, in pA, or in V/s where its resistance is unknown.
 * I_rh = 1000 (V_th - E_L) / R_m [pA; mV, MOhm], or (V_th - E_L) / tau_m [V/s; mV, ms]. Exactly at it V only approaches V_th.
 * Negative where E_L >= V_th: such a cell fires on its own and falls silent below it.
 *
 * @see Gerstner et al. (2014), Neuronal Dynamics, section 1.3
 * @example rheobaseOf({ tau_m: 20, R_m: 100, C_m: 200, E_L: -60, V_th: -50, V_reset: -70, V_init: -60, t_ref: 0 }) // 100 pA
 */
export function rheobaseOf(neuron: LifParameters): number {
  const distance = neuron.V_th - neuron.E_L;
  return neuron.R_m === undefined ? distance / neuron.tau_m : (1000 * distance) / neuron.R_m;
}

/** Unit of `rheobaseOf`. */
export function rheobaseUnit(neuron: LifParameters): "pA" | "V/s" {
  return neuron.R_m === undefined ? "V/s" : "pA";
}

/** f_max = 1000 / t_ref, Hz: the rate that no drive exceeds; undefined without a refractory period (there is no limit). */
export function maximumRate(neuron: LifParameters): number | undefined {
  return neuron.t_ref > 0 ? 1000 / neuron.t_ref : undefined;
}

/**
 * mV of steady depolarisation per unit of drive: R_m / 1000 per pA, tau_m per V/s (I / C_m times R_m C_m).
 * @returns undefined for pA where the resistance is unknown
 */
export function driveGain(neuron: LifParameters, unit: "pA" | "V/s"): number | undefined {
  if (unit === "V/s") return neuron.tau_m;
  return neuron.R_m === undefined ? undefined : neuron.R_m / 1000;
}

/** Half a unit of the 15th digit, relative: what people type has no more. */
const typing = 5e-15;
/** Half a unit in the last place of a double, relative. */
const unitRoundoff = 1.1102230246251565e-16;

/**
 * How far a constant drive lies above the rheobase, in mV of steady depolarisation: gain (drive - rheobase), which loses nothing where
 * the two are near. What is nearer to the rheobase than 15 digits of drive, threshold and rest can tell is at it: exactly 0, and the
 * neuron is silent. Theory, prediction and simulation all ask here (the kernel in `excessOver` of assembly/run.ts), so that they agree
 * at 1 x rheobase in any unit.
 *
 * @param gain mV per unit of drive (`driveGain`)
 */
export function excessOver({ V_th, E_L }: Pick<LifParameters, "V_th" | "E_L">, gain: number, drive: number): number {
  const rheobase = (V_th - E_L) / gain;
  const above = drive - rheobase;
  const slack = typing * Math.max(Math.abs(drive), Math.abs(rheobase)) + (unitRoundoff * (Math.abs(V_th) + Math.abs(E_L))) / gain;
  return Math.abs(above) <= slack ? 0 : gain * above;
}

/**
 * V that the membrane would settle at under a constant drive if there were no threshold, mV: E_L + gain drive, and V_th to the bit at
 * the rheobase (`excessOver`).
 * @returns undefined for a drive in pA where the resistance is unknown
 */
export function steadyPotential(neuron: LifParameters, drive: number, unit: "pA" | "V/s"): number | undefined {
  const gain = driveGain(neuron, unit);
  if (gain === undefined) return undefined;
  return excessOver(neuron, gain, drive) === 0 ? neuron.V_th : neuron.E_L + gain * drive;
}

/** true if the neuron fires without any drive, because E_L is above V_th. At E_L = V_th it only approaches V_th. */
export function firesOnItsOwn(neuron: LifParameters): boolean {
  return neuron.E_L > neuron.V_th;
}
