import type { LifParameters } from "./lif-parameters.ts";
import { declaredParameters, type ParameterName } from "./declared-parameters.ts";

/** One number for each parameter that was given. */
export type NeuronValues = { readonly [name in ParameterName]?: number } & {
  readonly E_L: number;
  readonly V_th: number;
  readonly V_reset: number;
};

/**
 * The complete set that follows from the values of one neuron: the third of tau_m, R_m and C_m from the other two
 * (tau_m = R_m C_m / 1000 in ms, MOhm, pF), R_m = 1000 / g_L, t_ref 0 by default, and V_init E_L by default, or V_reset where
 * E_L is not below V_th and the cell fires on its own. Values that contradict each other are the caller's to refuse
 * (`read-neuron.ts`). tau_m is NaN where nothing determines it.
 */
export function completeParameters(values: NeuronValues): LifParameters {
  const R_given = values.R_m ?? (values.g_L === undefined ? undefined : 1000 / values.g_L);
  const tau_m = values.tau_m ?? (R_given === undefined || values.C_m === undefined ? NaN : (R_given * values.C_m) / 1000);
  const R_m = R_given ?? (values.C_m === undefined ? undefined : (1000 * tau_m) / values.C_m);
  const C_m = values.C_m ?? (R_m === undefined ? undefined : (1000 * tau_m) / R_m);
  const { E_L, V_th, V_reset } = values;
  const V_init = values.V_init ?? (E_L < V_th ? E_L : V_reset);
  return { tau_m, R_m, C_m, E_L, V_th, V_reset, V_init, t_ref: values.t_ref ?? declaredParameters.t_ref.default };
}
