import type { Neuron } from "../neuron/lif-parameters.ts";
import type { Noise } from "../protocol/noise.ts";
import type { Integrator, LevelUnit } from "../protocol/protocol.ts";

/**
 * Everything that a live neuron is set to, in the words of a file: what is legal in a protocol is legal here. A population has
 * the same parameters in every neuron.
 */
export interface LiveParameters {
  /** plain numbers, no spreads; V_init is where the neuron starts after a reset */
  readonly neuron: Neuron;
  /** unit of `level` */
  readonly levelUnit: LevelUnit;
  /** the current that flows now, a pulse included */
  readonly level: number;
  /** of one level; undefined: none */
  readonly noise: Noise | undefined;
  readonly integrator: Integrator;
  /** ms */
  readonly dt: number;
  /** of the first stretch; the others have seeds of their own, see `seedOfStretch` */
  readonly seed: string;
  /** neurons, 1 to `mostLiveNeurons` */
  readonly population: number;
}

/** Neurons of a live population: as many rows as a raster shows. */
export const mostLiveNeurons = 1000;

/** Seed of stretch `stretch` (from 0): noise begins anew wherever something was touched, and never as it began before. */
export function seedOfStretch(seed: string, stretch: number): string {
  return stretch === 0 ? seed : `${seed} / stretch ${stretch + 1}`;
}
