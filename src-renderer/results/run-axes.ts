import type { Place } from "../../src-shared/content/figure-source.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";

/** What a run varies. Everything in Results is named by an index on each axis. */
export interface RunAxes {
  readonly sweeps: number;
  /** one undefined level without noise */
  readonly noiseLevels: readonly (number | undefined)[];
  readonly trials: number;
}

export function axesOfRun({ sweeps, noise, trials }: Pick<ResolvedProtocol, "sweeps" | "noise" | "trials">): RunAxes {
  return { sweeps, noiseLevels: noise?.levels ?? [undefined], trials };
}

/** Position of a condition in canonical order: sweep, noise level, trial, the last fastest. */
export function conditionIndex({ noiseLevels, trials }: RunAxes, { sweep, noise }: Place, trial: number): number {
  return placeIndex({ noiseLevels }, { sweep, noise }) * trials + trial;
}

/** Position of a sweep and noise level in canonical order. */
export function placeIndex({ noiseLevels }: Pick<RunAxes, "noiseLevels">, { sweep, noise }: Place): number {
  return sweep * noiseLevels.length + noise;
}
