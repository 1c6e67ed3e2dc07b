import type { Protocol } from "../../protocol/protocol.ts";

/** A neuron under a constant current, as rows of the reference files name it; ms, mV, MOhm, pA. */
export interface SteadyRow {
  readonly tau_m: number;
  readonly E_L: number;
  readonly R_m: number;
  readonly V_th: number;
  readonly V_reset: number;
  readonly t_ref: number;
  readonly I: number;
}

/**
 * The protocol of a row: one step, long enough for `intervals` intervals of every neuron of a population; V is not recorded.
 * @param expected rate, Hz, and CV, which determine the duration
 */
export function steadyProtocol(row: SteadyRow, expected: { rate: number; cv: number }, intervals: number, changes: Partial<Protocol> = {}): Protocol {
  const { tau_m, R_m, E_L, V_th, V_reset, t_ref, I } = row;
  // the mean duration of the intervals plus six standard deviations, and the time to the first spike
  const longest = (1000 / expected.rate) * (intervals + 3 + 6 * expected.cv * Math.sqrt(intervals)) + 10 * tau_m;
  return {
    id: "steady",
    name: "steady",
    neuron: { tau_m, R_m, E_L, V_th, V_reset, t_ref },
    epochs: [{ kind: "step", duration: Math.ceil(longest), level: I }],
    record: { V: false },
    ...changes,
  };
}
