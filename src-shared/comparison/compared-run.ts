import { letterOf } from "../foundation/letter.ts";
import type { Plan } from "../plan/plan.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { ConditionSummary } from "../statistics/summarise-condition.ts";

/** One of the compared runs. Differences are against the first of them. */
export interface ComparedRun {
  /** heads its column: "Run 12", "Run 3 of other cell" */
  readonly name: string;
  readonly plan: Plan;
  /** of the plan */
  readonly resolved: ResolvedProtocol;
  /** summaries of the finished conditions, in any order */
  readonly summaries: readonly ConditionSummary[];
}

/** The condition at which runs are compared: indices of sweep and noise level, from 0. A run without noise has one level, index 0. */
export interface ComparedPlace {
  readonly sweep: number;
  readonly noise: number;
}

/** Letter of run `k`, from 0: "A" to "Z", then "AA". */
export const runLetter = letterOf;

/** The finished trials of a run at a place, in order; none where it has no such sweep or noise level. */
export function trialsAt({ resolved, summaries }: ComparedRun, { sweep, noise }: ComparedPlace): readonly ConditionSummary[] {
  const levels = noiseLevelsOf(resolved);
  return noise < levels.length ? (placesOf(summaries).get(placeKey(sweep, levels[noise])) ?? []) : [];
}

/** Cache of trials by condition, because a table asks for every condition. */
const sortedOut = new WeakMap<readonly ConditionSummary[], ReadonlyMap<string, readonly ConditionSummary[]>>();

function placesOf(summaries: readonly ConditionSummary[]): ReadonlyMap<string, readonly ConditionSummary[]> {
  const known = sortedOut.get(summaries);
  if (known !== undefined) return known;
  const places = new Map<string, ConditionSummary[]>();
  for (const summary of summaries) {
    const key = placeKey(summary.sweep, summary.noiseLevel);
    const place = places.get(key);
    if (place === undefined) places.set(key, [summary]);
    else place.push(summary);
  }
  for (const place of places.values()) place.sort((a, b) => a.trial - b.trial);
  sortedOut.set(summaries, places);
  return places;
}

const placeKey = (sweep: number, noiseLevel: number | undefined): string => `${sweep} ${noiseLevel ?? ""}`;

/** The noise levels of a protocol as its conditions have them: one, undefined, without noise. */
export function noiseLevelsOf({ noise }: ResolvedProtocol): readonly (number | undefined)[] {
  return noise?.levels ?? [undefined];
}
