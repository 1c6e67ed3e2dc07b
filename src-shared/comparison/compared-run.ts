import { letterOf } from "../foundation/letter.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { ConditionSummary } from "../statistics/summarise-condition.ts";

/** One of the runs that are held against each other; the first of them is the one that the others differ from. */
export interface ComparedRun {
  /** heads its column: "Run 12", "Run 3 of other cell" */
  readonly name: string;
  readonly resolved: ResolvedProtocol;
  /** of the conditions that have finished, in any order */
  readonly summaries: readonly ConditionSummary[];
}

/** Where runs are compared: places in the lists of sweeps and of noise levels, from 0. A run without noise has one level, at 0. */
export interface ComparedPlace {
  readonly sweep: number;
  readonly noise: number;
}

/** "A" to "Z", then "AA": how run `k`, from 0, is called. */
export const runLetter = letterOf;

/** The finished trials of a run at a place, in order; none where it has no such sweep or noise level. */
export function trialsAt({ resolved, summaries }: ComparedRun, { sweep, noise }: ComparedPlace): readonly ConditionSummary[] {
  const levels = noiseLevelsOf(resolved);
  if (noise >= levels.length) return [];
  return summaries.filter((summary) => summary.sweep === sweep && summary.noiseLevel === levels[noise]).sort((a, b) => a.trial - b.trial);
}

/** The noise levels of a protocol as its conditions have them: one, undefined, without noise. */
export function noiseLevelsOf({ noise }: ResolvedProtocol): readonly (number | undefined)[] {
  return noise?.levels ?? [undefined];
}
