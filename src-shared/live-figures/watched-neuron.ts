import { rheobaseOf, rheobaseUnit } from "../neuron/derived.ts";
import { theoryOver, type TheoryPoint } from "../content/theory-lines.ts";
import type { Plan } from "../plan/plan.ts";
import { levelFactor } from "../protocol/drive-unit.ts";
import { resolutionOf, type SpikeResolution } from "../statistics/spike-resolution.ts";
import type { Firing } from "../theory/firing-rate.ts";
import { firingTheory, type TheoryModel } from "../theory/predict-rate.ts";
import type { LiveState } from "./live-statistics.ts";

/** What figures have to know of a live neuron, or of a population of like ones. */
export interface WatchedNeuron {
  readonly model: TheoryModel;
  /** in the unit of the noise's levels; undefined without noise */
  readonly noiseLevel: number | undefined;
  /** that flows now, a pulse included, in `unit` */
  readonly drive: number;
  /** of `unit` in one of the levels: the rheobase where levels are multiples of it, else 1 */
  readonly perLevel: number;
  readonly unit: "pA" | "V/s";
  readonly population: number;
  readonly resolution: SpikeResolution;
}

/** The live neuron that a plan means, one that holds its current (`readLive`). */
export function watchedNeuron(plan: Plan): WatchedNeuron {
  const { protocol, noiseLevel } = plan.settingOf({ index: 0 });
  const { neuron, neuronAsGiven, noise, population } = protocol;
  const drive = plan.driveOf({ index: 0 }).level?.level ?? 0;
  return { model: { neuron, neuronAsGiven, noise }, noiseLevel, drive, perLevel: levelFactor(protocol), unit: plan.driveUnit, population, resolution: resolutionOf(protocol) };
}

/** Points of a line of theory: a panel is small, and the line is made again while a slider moves. */
const linePoints = 60;

/** Whether noise makes the neuron's spikes irregular. */
function isNoisy({ model, noiseLevel }: Pick<WatchedNeuron, "model" | "noiseLevel">): boolean {
  return model.noise !== undefined && noiseLevel !== undefined && noiseLevel !== 0;
}

/** What counting has to know of it. */
export function liveStateOf({ model, noiseLevel, drive, unit, population, resolution }: WatchedNeuron): LiveState {
  const { neuron, neuronAsGiven, noise } = model;
  return { model: JSON.stringify([neuron, neuronAsGiven, noise, noiseLevel, unit, resolution]), current: drive, tau_m: neuron.tau_m, neurons: population, resolution };
}

/** Neurons whose spikes are independent: without noise all are copies of one. */
export function independentTrains(watched: WatchedNeuron): number {
  return isNoisy(watched) ? watched.population : 1;
}

/** Rate and CV that theory gives at the present drive; undefined where it does not hold. */
export function presentTheory({ model, noiseLevel, drive, unit }: WatchedNeuron): Firing | undefined {
  return firingTheory(model, noiseLevel, unit)?.(drive);
}

/** Where it begins to fire without noise; undefined in a unit that its rheobase is not in. */
export function rheobaseIn({ model: { neuron }, unit }: Pick<WatchedNeuron, "model" | "unit">): number | undefined {
  return rheobaseUnit(neuron) === unit ? rheobaseOf(neuron) : undefined;
}

/** The f-I curve of theory over a range of drives; empty where it does not hold. */
export function theoryCurve(watched: Pick<WatchedNeuron, "model" | "noiseLevel" | "unit">, range: { readonly min: number; readonly max: number }): TheoryPoint[] {
  const { model, noiseLevel, unit } = watched;
  const theory = firingTheory(model, noiseLevel, unit);
  return theory === undefined ? [] : theoryOver(range, theory, isNoisy(watched) ? undefined : rheobaseIn(watched), linePoints);
}
