import { driveGain } from "../neuron/derived.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";

/** The membrane equation under one current: dV/dt = (E_L + R I - V) / tau_m, a straight line over V. */
export interface PhaseLine {
  /** mV: E_L + R I, where dV/dt is 0 */
  readonly V_inf: number;
  /** mV/ms at V */
  readonly slopeAt: (V: number) => number;
  /** whether V comes to rest before it reaches threshold */
  readonly rests: boolean;
}

/**
 * @param unit of the drive
 * @returns undefined for a drive in pA where the resistance is unknown
 * @see Gerstner et al. (2014), Neuronal Dynamics, section 1.3
 * @example phaseLine({ tau_m: 20, R_m: 100, C_m: 200, E_L: -60, V_th: -50, V_reset: -70, V_init: -60, t_ref: 0 }, 250, "pA")?.slopeAt(-50) // 0.75 mV/ms
 */
export function phaseLine(neuron: LifParameters, drive: number, unit: "pA" | "V/s"): PhaseLine | undefined {
  const gain = driveGain(neuron, unit);
  if (gain === undefined) return undefined;
  const V_inf = neuron.E_L + gain * drive;
  return { V_inf, slopeAt: (V) => (V_inf - V) / neuron.tau_m, rests: V_inf <= neuron.V_th };
}

/** Potentials that the phase line shows, mV: from below reset and rest to above threshold. They do not follow the current, so that the line can be seen to move. */
export function phaseVoltages({ E_L, V_th, V_reset }: Pick<LifParameters, "E_L" | "V_th" | "V_reset">): { readonly min: number; readonly max: number } {
  const low = Math.min(E_L, V_reset, V_th);
  const high = Math.max(V_th, E_L);
  const air = Math.max(0.2 * (high - low), 1);
  return { min: low - air, max: high + 2 * air };
}
