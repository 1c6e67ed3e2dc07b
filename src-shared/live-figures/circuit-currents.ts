import type { LifParameters } from "../neuron/lif-parameters.ts";

/** Currents of the equivalent circuit, pA; positive ones flow from the inside to the outside, the injected one into the cell. */
export interface CircuitCurrents {
  readonly injected: number;
  /** through the resistor and its battery: (V - E_L) / R_m */
  readonly leak: number;
  /** onto the capacitor: C_m dV/dt; 0 while V is held */
  readonly capacitive: number;
  /** through the closed switch: what keeps V at V_reset; 0 while it is open */
  readonly switched: number;
}

/**
 * The currents of one moment. Their sum is kept: injected = leak + capacitive + switched.
 *
 * @param injected pA
 * @param held whether the switch is closed and V is held at V_reset
 * @returns undefined where the resistance is unknown
 * @see Gerstner et al. (2014), Neuronal Dynamics, section 1.3
 */
export function circuitCurrents({ R_m, E_L }: Pick<LifParameters, "R_m" | "E_L">, V: number, injected: number, held: boolean): CircuitCurrents | undefined {
  if (R_m === undefined) return undefined;
  const leak = (1000 * (V - E_L)) / R_m;
  const rest = injected - leak;
  return { injected, leak, capacitive: held ? 0 : rest, switched: held ? rest : 0 };
}

/** The current that the longest arrow stands for, pA: what leaks at threshold, what the reset takes from there, or what is injected, whichever is most. */
export function currentScale({ R_m, E_L, V_th, V_reset }: Pick<LifParameters, "R_m" | "E_L" | "V_th" | "V_reset">, injected: number): number {
  const across = Math.max(Math.abs(V_th - E_L), Math.abs(V_th - V_reset));
  return Math.max(Math.abs(injected), R_m === undefined ? 0 : (1000 * across) / R_m);
}
