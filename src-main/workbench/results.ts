import type { ArgsOf, ReplyOf } from "../../src-shared/contract/contract.ts";
import type { WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { distributedTrials } from "../../src-shared/statistics/distributed-trials.ts";
import { resolutionOf } from "../../src-shared/statistics/spike-resolution.ts";
import type { FinishedCondition } from "../../src-shared/statistics/protocol-result.ts";
import { conditionNotFinished } from "../../src-shared/errors/runs-errors.ts";
import type { DistributionCounter } from "../simulation/distribution-counter.ts";
import type { RunSession } from "./run-session.ts";
import { readTracePiece } from "./trace-reading.ts";

type Asked<K extends "readSpikes" | "readTrace" | "readDistributions"> = Omit<ArgsOf<WorkbenchContract, K>, "run">;
type Reply<K extends "readSpikes" | "readTrace" | "readDistributions"> = ReplyOf<WorkbenchContract, K>;

/** Spike times of the conditions that have finished; the others are left out. */
export function readSpikes({ conditions }: RunSession, { conditions: asked, neurons }: Asked<"readSpikes">): Reply<"readSpikes"> {
  return asked.flatMap((condition) => {
    const entry = conditions[condition];
    if (entry?.status !== "finished") return [];
    // Copies, because a wire may transfer or share the buffers it sends.
    return [{ condition, neurons: entry.recording.spikes.slice(0, neurons).map((times) => new Float64Array(times)) }];
  });
}

/** V as it was recorded, or computed now. @throws BenchError `condition-not-finished`, `trace-not-recorded`, `trace-spool-failed` */
export async function readTrace({ conditions, lookedAt }: RunSession, { condition, ...request }: Asked<"readTrace">): Promise<Reply<"readTrace">> {
  const entry = conditions[condition];
  if (entry?.status !== "finished") throw conditionNotFinished(condition);
  const recorded = entry.traces !== undefined && request.neuron < entry.traces.neurons ? entry.traces : undefined;
  return await readTracePiece(recorded ?? (await lookedAt.of(entry.condition, request.neuron)), request);
}

/** Distributions over the given conditions that have finished. */
export async function readDistributions(
  { conditions, plan }: RunSession,
  { conditions: asked }: Asked<"readDistributions">,
  counter: DistributionCounter,
): Promise<Reply<"readDistributions">> {
  const finished = asked.map((condition) => conditions[condition]).filter((entry): entry is FinishedCondition => entry?.status === "finished");
  return await counter.distributionsOf(distributedTrials(plan, finished), resolutionOf(plan.protocol));
}
