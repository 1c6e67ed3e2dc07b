import { letterOf } from "../foundation/letter.ts";
import type { Place, Plan } from "../plan/plan.ts";
import { distinctTrials } from "../statistics/distinct-trials.ts";
import type { ConditionSummary } from "../statistics/summarise-condition.ts";

/** One of the compared runs. Differences are against the first of them. */
export interface ComparedRun {
  /** heads its column: "Run 12", "Run 12 (control)", "Run 3 of other cell" */
  readonly name: string;
  readonly plan: Plan;
  /** summaries of the finished conditions, in any order */
  readonly summaries: readonly ConditionSummary[];
}

/** Letter of run `k`, from 0: "A" to "Z", then "AA". */
export const runLetter = letterOf;

/** The finished trials of a run at a place, in order, copies once, whatever it says of repeats; none where the run has no such place. */
export function trialsAt({ plan, summaries }: ComparedRun, place: Place): readonly ConditionSummary[] {
  const group = plan.groupAt(place);
  return group === undefined ? [] : distinctTrials(groupsOf(plan, summaries).get(group) ?? []);
}

/** Number of a summary's condition among its repeats, from 0: what pairs the trials of two runs. */
export function repeatOf({ plan }: Pick<ComparedRun, "plan">, { condition }: ConditionSummary): number {
  return plan.coordinatesOf({ index: condition }).repeat;
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
