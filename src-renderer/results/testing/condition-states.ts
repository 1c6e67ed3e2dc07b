import type { ConditionSummary } from "../../../src-shared/statistics/summarise-condition.ts";
import { aSummary } from "../../../src-shared/statistics/testing/summaries.ts";
import type { ConditionState } from "../../state/run.svelte.ts";
import type { RunAxes } from "../run-axes.ts";

export const waiting: ConditionState = { status: "waiting" };
export const cancelled: ConditionState = { status: "cancelled" };

export function finished(differences: Partial<ConditionSummary>): ConditionState {
  return { status: "finished", summary: aSummary(differences) };
}

/** Every condition finished, with what the test says of each. */
export function finishedStates(axes: RunAxes, differences: (place: { sweep: number; noise: number; trial: number }) => Partial<ConditionSummary> = () => ({})): ConditionState[] {
  const states: ConditionState[] = [];
  for (let sweep = 0; sweep < axes.sweeps; sweep++)
    for (const noise of axes.noiseLevels.keys())
      for (let trial = 0; trial < axes.trials; trial++) states.push(finished({ condition: states.length, ...differences({ sweep, noise, trial }) }));
  return states;
}
