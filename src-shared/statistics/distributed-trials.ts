import type { Plan } from "../plan/plan.ts";
import type { DistributedTrial } from "./distributions.ts";
import type { FinishedCondition } from "./protocol-result.ts";
import { measuresImpedance } from "./spectra/measure-impedance.ts";

/** Finished conditions as distributions need them: with their stimulus where the response to it is measured. */
export function distributedTrials(plan: Plan, finished: readonly FinishedCondition[]): readonly DistributedTrial[] {
  if (!measuresImpedance(plan)) return finished;
  return finished.map(({ recording, summary, traces, condition }) => ({ recording, summary, traces, stimulus: plan.driveOf(condition).stimulus }));
}
