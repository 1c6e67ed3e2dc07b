import type { Plan } from "../../../src-shared/plan/plan.ts";
import type { ConditionSummary } from "../../../src-shared/statistics/summarise-condition.ts";
import { aSummary } from "../../../src-shared/statistics/testing/summaries.ts";
import type { ConditionState } from "../../state/run.svelte.ts";

export const waiting: ConditionState = { status: "waiting" };
export const cancelled: ConditionState = { status: "cancelled" };

export function finished(differences: Partial<ConditionSummary>): ConditionState {
  return { status: "finished", summary: aSummary(differences) };
}

/** States of finished conditions, each with the summary that the test gives. */
export function finishedStates(
  plan: Plan,
  differences: (place: { sweep: number; noise: number; trial: number }) => Partial<ConditionSummary> = () => ({}),
): ConditionState[] {
  return plan.conditions.map((condition) => {
    const on = (name: string): number => plan.positionOn(name, condition);
    return finished({ condition: condition.index, ...differences({ sweep: on("sweep"), noise: on("noise"), trial: on("trial") }) });
  });
}
