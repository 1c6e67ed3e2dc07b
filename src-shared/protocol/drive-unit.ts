import type { LifParameters } from "../neuron/lif-parameters.ts";
import { rheobaseOf } from "../neuron/derived.ts";
import type { LevelUnit } from "./protocol.ts";

/** Unit in which the engine sees the drive: V/s where levels are V/s or the neuron has no known resistance, else pA. */
export function driveUnit(p: { readonly levelUnit: LevelUnit; readonly neuron: LifParameters }): "pA" | "V/s" {
  return p.levelUnit === "V/s" || p.neuron.R_m === undefined ? "V/s" : "pA";
}

/** Factor from a level to `driveUnit`: 1, or the nominal neuron's rheobase for levels in multiples of it. */
export function levelFactor(p: { readonly levelUnit: LevelUnit; readonly neuron: LifParameters }): number {
  return p.levelUnit === "rheobase" ? rheobaseOf(p.neuron) : 1;
}
