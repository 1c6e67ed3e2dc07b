import { letterOf } from "../foundation/letter.ts";
import type { Place, Plan } from "../plan/plan.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { distinctTrials } from "../statistics/distinct-trials.ts";
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

/** Letter of run `k`, from 0: "A" to "Z", then "AA". */
export const runLetter = letterOf;

/** The finished trials of a run at a place of the axes that are no repeats, in order, copies once; none where the run has no such place. */
export function trialsAt({ plan, summaries }: ComparedRun, place: Place): readonly ConditionSummary[] {
  const condition = plan.conditionAt(place);
  return condition === undefined ? [] : distinctTrials(groupsOf(plan, summaries).get(plan.groupOf(condition)) ?? []);
}

/** Number of a summary's condition among its repeats, from 0: what pairs the trials of two runs. */
export function repeatOf({ plan }: Pick<ComparedRun, "plan">, { condition }: ConditionSummary): number {
  return condition % plan.repeats;
}

/** Cache of trials by group, because a table asks for every group. */
const sortedOut = new WeakMap<readonly ConditionSummary[], ReadonlyMap<number, readonly ConditionSummary[]>>();

function groupsOf(plan: Plan, summaries: readonly ConditionSummary[]): ReadonlyMap<number, readonly ConditionSummary[]> {
  const known = sortedOut.get(summaries);
  if (known !== undefined) return known;
  const groups = new Map<number, ConditionSummary[]>();
  for (const summary of summaries.toSorted((one, other) => one.condition - other.condition)) {
    const group = plan.groupOf({ index: summary.condition });
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [summary]);
    else members.push(summary);
  }
  sortedOut.set(summaries, groups);
  return groups;
}

/** The noise levels of a protocol as its conditions have them: one, undefined, without noise. */
export function noiseLevelsOf({ noise }: ResolvedProtocol): readonly (number | undefined)[] {
  return noise?.levels ?? [undefined];
}
