import fc from "fast-check";
import type { LifParameters } from "../../neuron/lif-parameters.ts";

/** A neuron with consistent parameters, some of which a test may set. */
export function aCell(differences: Partial<LifParameters> = {}): LifParameters {
  return { tau_m: 10, R_m: 100, C_m: 100, E_L: -75, V_th: -55, V_reset: -75, V_init: -75, t_ref: 2, ...differences };
}

/** Any plausible neuron, with V_reset above or below E_L. */
export const anyCell = fc
  .record({
    tau_m: fc.double({ min: 1, max: 100, noNaN: true }),
    E_L: fc.double({ min: -90, max: -50, noNaN: true }),
    aboveRest: fc.double({ min: 1, max: 40, noNaN: true }),
    belowThreshold: fc.double({ min: 0.5, max: 60, noNaN: true }),
    t_ref: fc.double({ min: 0, max: 10, noNaN: true }),
  })
  .map(({ tau_m, E_L, aboveRest, belowThreshold, t_ref }) => {
    const V_th = E_L + aboveRest;
    return aCell({ tau_m, E_L, V_th, V_reset: V_th - belowThreshold, V_init: E_L, t_ref, R_m: 100, C_m: 10 * tau_m });
  });
