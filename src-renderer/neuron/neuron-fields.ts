import { completeNames, parameterOf, type CompleteName, type ParameterName } from "../../src-shared/neuron/declared-parameters.ts";

/** A parameter's field: symbol, accessible name, unit. */
export interface NeuronField {
  readonly name: CompleteName;
  readonly spoken: string;
  readonly unit: string;
  /** one press of Up or Down */
  readonly step: number;
}

const unitWords = { ms: "milliseconds", MOhm: "megaohms", pF: "picofarads", nS: "nanosiemens", mV: "millivolts" } as const;

/** Label of this parameter's field; R_m and g_L share a field. */
export function labelOf<Name extends ParameterName>(name: Name): { readonly name: Name; readonly spoken: string; readonly unit: string; readonly step: number } {
  const { unit, words } = parameterOf(name);
  return { name, spoken: `${words} ${name.replace("_", " ")}, in ${unitWords[unit]}`, unit, step: 1 };
}

const isPotential = (name: CompleteName): boolean => parameterOf(name).unit === "mV";

/** The fields of the neuron in the order that they are shown: the membrane and its times, then its potentials. */
export const neuronFields: readonly NeuronField[] = [...completeNames.filter((name) => !isPotential(name)), ...completeNames.filter(isPotential)].map(labelOf);
