import { aSimulatedResult } from "../../figures/testing/simulated-results.ts";
import { aProtocol } from "../../protocol/testing/a-protocol.ts";
import type { Place } from "../../plan/plan.ts";
import type { Protocol } from "../../protocol/protocol.ts";
import { planOrThrow } from "../../plan/plan-of-protocol.ts";
import type { ConditionSummary } from "../../statistics/summarise-condition.ts";
import { aSummary } from "../../statistics/testing/summaries.ts";
import type { ComparedRun } from "../compared-run.ts";

/** A made-up summary with the place of its condition; by default the next trial of the first sweep and noise level. */
export type MadeUpTrial = Partial<ConditionSummary> & { readonly at?: Place };

/** A run with made-up statistics, of `aProtocol` with changes; by default with as many trials as there are summaries. */
export function aComparedRun(changes: Partial<Protocol>, trials: readonly MadeUpTrial[] = []): ComparedRun {
  const plan = planOrThrow(aProtocol({ trials: Math.max(1, trials.length), ...changes }), "test");
  const summaries = trials.map(({ at = {}, ...trial }, k) => aSummary({ condition: plan.conditionAt({ trial: k, ...at })!.index, ...trial }));
  return { name: "Run 1", plan, summaries };
}

/** A run as the engine computes it. */
export function aSimulatedRun(changes: Partial<Protocol>): ComparedRun {
  const { plan, conditions } = aSimulatedResult(changes);
  return { name: "Run 1", plan, summaries: conditions.flatMap((result) => (result.status === "finished" ? [result.summary] : [])) };
}
