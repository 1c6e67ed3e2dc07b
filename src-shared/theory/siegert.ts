import { exp } from "../foundation/elementary-functions.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import { noiselessFiring, type Firing } from "./firing-rate.ts";
import { passageIntegrals } from "./passage-integrals.ts";

const SQRT_2 = 1.4142135623730950488;
const SQRT_PI = 1.77245385090551602730;

/**
 * Stationary rate (Hz) and CV of a LIF neuron under constant drive and white noise: Siegert's formula
 *
 *     1 / rate = t_ref + tau_m sqrt(pi) integral from y_reset to y_th of e^(x^2) (1 + erf x),   y = (V - V_inf) / (sigma sqrt(2))
 *
 * and CV^2 = 2 pi (rate tau_m)^2 times the second-moment integral of Brunel's appendix (`passage-integrals.ts`). Good to
 * 1e-11 relative; a rate too small for a double is 0, and then there is no CV.
 *
 * @param V_inf potential that the drive would settle at without threshold (`steadyPotential`), mV
 * @param sigma stationary SD of V without threshold, mV, positive; at 0 the answer is `noiselessFiring`
 * @see Siegert (1951), Phys Rev 81:617; Brunel (2000), J Comput Neurosci 8:183, appendix
 * @example siegertFiring({ tau_m: 10, R_m: 100, C_m: 100, E_L: -75, V_th: -55, V_reset: -75, V_init: -75, t_ref: 2 }, -57, 5) // 36.3865 Hz, CV 0.540778
 */
export function siegertFiring(neuron: LifParameters, V_inf: number, sigma: number): Firing {
  const { tau_m, t_ref } = neuron;
  const y_reset = (neuron.V_reset - V_inf) / (sigma * SQRT_2);
  const y_th = (neuron.V_th - V_inf) / (sigma * SQRT_2);
  // Noise below 1e-150 of the distances at hand moves no digit (and its squares are no doubles).
  if (!(Math.abs(y_reset) < 1e150 && Math.abs(y_th) < 1e150)) return noiselessFiring(neuron, V_inf);
  const scale = y_th > 0 ? exp(-y_th * y_th) : 1;
  if (scale === 0) return { rate: 0, cv: undefined };
  const { first, second } = passageIntegrals(y_reset, y_th);
  const scaledInterval = t_ref * scale + tau_m * SQRT_PI * first;
  return { rate: (1000 * scale) / scaledInterval, cv: (tau_m * Math.sqrt(2 * Math.PI * second)) / scaledInterval };
}
