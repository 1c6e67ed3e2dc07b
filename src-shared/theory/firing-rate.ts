import { log1p } from "../foundation/elementary-functions.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";

/** Long-run statistics of a spike train that theory gives. */
export interface Firing {
  /** Hz */
  readonly rate: number;
  /** of the interspike intervals; undefined where the neuron is silent */
  readonly cv: number | undefined;
}

/**
 * Interval between spikes under constant drive without noise, ms: t_ref + tau_m ln((V_inf - V_reset) / (V_inf - V_th)).
 *
 * @param V_inf potential that the drive would settle at without threshold (`steadyPotential`), mV
 * @returns undefined where V_inf <= V_th: V never reaches threshold, or only approaches it
 * @see Gerstner et al. (2014), Neuronal Dynamics, section 1.3
 * @example noiselessInterval({ tau_m: 20, R_m: 100, C_m: 200, E_L: -60, V_th: -50, V_reset: -70, V_init: -60, t_ref: 0 }, -35) // 16.945957207744072 ms
 */
export function noiselessInterval(neuron: LifParameters, V_inf: number): number | undefined {
  if (!(V_inf > neuron.V_th)) return undefined;
  // ln((V_inf - V_reset) / (V_inf - V_th)), without cancellation under a strong drive
  return neuron.t_ref + neuron.tau_m * log1p((neuron.V_th - neuron.V_reset) / (V_inf - neuron.V_th));
}

/**
 * Exact f-I curve without noise: rate 1000 / `noiselessInterval`, Hz, and CV 0; rate 0 and no CV at or below rheobase.
 *
 * @param V_inf potential that the drive would settle at without threshold (`steadyPotential`), mV
 * @example noiselessFiring({ tau_m: 20, R_m: 100, C_m: 200, E_L: -60, V_th: -50, V_reset: -70, V_init: -60, t_ref: 0 }, -35).rate // 59.011125057191435 Hz
 */
export function noiselessFiring(neuron: LifParameters, V_inf: number): Firing {
  const interval = noiselessInterval(neuron, V_inf);
  return interval === undefined ? { rate: 0, cv: undefined } : { rate: 1000 / interval, cv: 0 };
}
