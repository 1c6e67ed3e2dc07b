import type { ConditionSummary } from "./summarise-condition.ts";

/** The trials of a group that chance made differ: all of them, or one where the others are copies of it, so that nothing is averaged over copies. */
export function distinctTrials(trials: readonly ConditionSummary[]): readonly ConditionSummary[] {
  const distinct = trials.filter(({ isCopy }) => !isCopy);
  return distinct.length === 0 ? trials.slice(0, 1) : distinct;
}
