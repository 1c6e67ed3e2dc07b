import type { ParameterName } from "../../src-shared/neuron/lif-parameters.ts";

/** A parameter's field: its symbol, how it is spoken, its unit. */
export interface NeuronField {
  readonly name: Exclude<ParameterName, "g_L">;
  readonly spoken: string;
  readonly unit: string;
  /** one press of Up or Down */
  readonly step: number;
}

/** The fields of the neuron in the order that they are shown: the membrane, then its potentials. */
export const neuronFields: readonly NeuronField[] = [
  { name: "tau_m", spoken: "membrane time constant tau m, in milliseconds", unit: "ms", step: 1 },
  { name: "R_m", spoken: "membrane resistance R m, in megaohms", unit: "MOhm", step: 1 },
  { name: "C_m", spoken: "membrane capacitance C m, in picofarads", unit: "pF", step: 1 },
  { name: "t_ref", spoken: "refractory period t ref, in milliseconds", unit: "ms", step: 1 },
  { name: "E_L", spoken: "resting potential E L, in millivolts", unit: "mV", step: 1 },
  { name: "V_th", spoken: "threshold V th, in millivolts", unit: "mV", step: 1 },
  { name: "V_reset", spoken: "reset potential V reset, in millivolts", unit: "mV", step: 1 },
  { name: "V_init", spoken: "initial potential V init, in millivolts", unit: "mV", step: 1 },
];
