import { aSimulatedResult } from "../../figures/testing/simulated-results.ts";
import { aProtocol } from "../../protocol/testing/a-protocol.ts";
import type { Protocol } from "../../protocol/protocol.ts";
import { planOrThrow } from "../../plan/plan-of-protocol.ts";
import type { ConditionSummary } from "../../statistics/summarise-condition.ts";
import { aSummary } from "../../statistics/testing/summaries.ts";
import type { ComparedRun } from "../compared-run.ts";

/** A run with made-up statistics, one summary per trial, of a protocol that differs from `aProtocol` as the test says. */
export function aComparedRun(changes: Partial<Protocol>, trials: readonly Partial<ConditionSummary>[] = []): ComparedRun {
  const plan = planOrThrow(aProtocol(changes), "test");
  const resolved = plan.protocol;
  const noiseLevel = resolved.noise?.levels[0];
  return { name: "Run 1", plan, resolved, summaries: trials.map((trial, k) => aSummary({ noiseLevel, trial: k, ...trial })) };
}

/** A run as the engine computes it. */
export function aSimulatedRun(changes: Partial<Protocol>): ComparedRun {
  const { plan, protocol, conditions } = aSimulatedResult(changes);
  return { name: "Run 1", plan, resolved: protocol, summaries: conditions.flatMap((result) => (result.status === "finished" ? [result.summary] : [])) };
}
