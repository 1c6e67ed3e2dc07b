import { log, log1p } from "../foundation/elementary-functions.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";

/** An integrator that has spikes on its grid only. */
export interface Stepping {
  readonly integrator: "grid" | "euler";
  /** ms */
  readonly dt: number;
}

/** The refractory period of integrators on the grid: t_ref rounded to whole steps. */
export function refractorySteps(t_ref: number, dt: number): number {
  return Math.floor(t_ref / dt + 0.5);
}

/**
 * Rate of a neuron under constant drive without noise as an integrator on the grid gives it, Hz: 1000 / (n dt + refractory steps dt),
 * where V is at or above V_th after n steps from V_reset. `grid` carries V over exactly, so n dt is the time of the crossing rounded up;
 * Euler multiplies the distance from V_inf by 1 - dt / tau_m in each step.
 *
 * @param V_inf potential that the drive would settle at without threshold, mV
 * @returns 0 where V_inf <= V_th; with a step beyond tau_m Euler may fire there, which this does not say
 * @example steppedFiring({ tau_m: 10, R_m: 100, C_m: 100, E_L: 0, V_th: 10, V_reset: 0, V_init: 0, t_ref: 0.25 }, 100, { integrator: "grid", dt: 0.5 }) // 500 Hz
 */
export function steppedFiring(neuron: LifParameters, V_inf: number, { integrator, dt }: Stepping): number {
  const { tau_m, V_th, V_reset, t_ref } = neuron;
  if (!(V_inf > V_th)) return 0;
  // in units of one step: ln((V_inf - V_reset) / (V_inf - V_th)) over what one step adds to that logarithm
  const distance = log1p((V_th - V_reset) / (V_inf - V_th));
  const perStep = integrator === "grid" ? dt / tau_m : dt < tau_m ? -log(1 - dt / tau_m) : Infinity;
  const steps = Math.max(1, Math.ceil(distance / perStep - 1e-9));
  return 1000 / ((steps + refractorySteps(t_ref, dt)) * dt);
}
