import type { ConditionSummary } from "./summarise-condition.ts";

/** The distinct trials of a group: all of them, or only the first if the others are copies of it. Averages must not count copies. */
export function distinctTrials(trials: readonly ConditionSummary[]): readonly ConditionSummary[] {
  const distinct = trials.filter(({ isCopy }) => !isCopy);
  return distinct.length === 0 ? trials.slice(0, 1) : distinct;
}
