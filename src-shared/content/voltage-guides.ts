import { rheobaseOf, rheobaseUnit } from "../neuron/derived.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { Guide } from "./figure-content.ts";
import { plain, symbol } from "./rich-text.ts";

/** Height of drawn spikes above V_th, mV: in the model a spike has a time, but no shape. */
export const spikeHeight = 30;

/** Lines across a voltage trace. */
export function voltageGuides(cell: Pick<LifParameters, "V_th" | "V_reset" | "E_L">): Guide[] {
  return (["V_th", "V_reset", "E_L"] as const).map((name) => ({ value: cell[name], name: symbol(name) }));
}

/** Lines across the traces of compared runs: those of several neurons would crowd the plot. */
export function comparedGuides(cell: Pick<LifParameters, "V_th" | "V_reset">): Guide[] {
  return (["V_th", "V_reset"] as const).map((name) => ({ value: cell[name], name: symbol(name) }));
}

/** The line across a stimulus at which the neuron begins to fire, where its drive has that unit. @param name "rheo" where there is little room */
export function driveGuides(cell: LifParameters, unit: "pA" | "V/s", name: "rheobase" | "rheo" = "rheobase"): Guide[] {
  return rheobaseUnit(cell) === unit ? [{ value: rheobaseOf(cell), name: plain(name) }] : [];
}
