import { angleOf } from "../foundation/arctangent.ts";

/** Impedance of a leaky membrane at one frequency. */
export interface MembraneImpedance {
  /** MOhm */
  readonly magnitude: number;
  /** degrees; negative: V lags behind the current */
  readonly phase: number;
}

/**
 * Impedance of a resistance and a capacitance side by side: R_m / (1 + i omega tau_m).
 *
 * @param frequency Hz
 * @see Koch (1999), Biophysics of Computation, section 1.4
 * @example membraneImpedance({ R_m: 100, tau_m: 20 }, 0) // 100 MOhm, 0 degrees
 */
export function membraneImpedance({ R_m, tau_m }: { readonly R_m: number; readonly tau_m: number }, frequency: number): MembraneImpedance {
  const turn = (2 * Math.PI * frequency * tau_m) / 1000;
  return { magnitude: R_m / Math.sqrt(1 + turn * turn), phase: (-angleOf(turn, 1) * 180) / Math.PI };
}
