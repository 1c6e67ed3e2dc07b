import type { ConditionRecording, TraceSource } from "../engine/recordings.ts";
import type { BenchError } from "../foundation/bench-error.ts";
import type { Condition } from "../plan/condition.ts";
import type { Plan } from "../plan/plan.ts";
import type { ConditionSummary } from "./summarise-condition.ts";

/** Result of one condition. */
export type ConditionResult =
  | {
      readonly status: "finished";
      readonly condition: Condition;
      readonly recording: ConditionRecording;
      readonly summary: ConditionSummary;
      /** undefined when V is not recorded */
      readonly traces: TraceSource | undefined;
    }
  | { readonly status: "failed"; readonly condition: Condition; readonly error: BenchError }
  | { readonly status: "cancelled"; readonly condition: Condition };

/** A condition with results. */
export type FinishedCondition = Extract<ConditionResult, { status: "finished" }>;

/** One run of one protocol: what tables and figures are made from. */
export interface ProtocolResult {
  readonly plan: Plan;
  /** in canonical order */
  readonly conditions: readonly ConditionResult[];
  /** SHA-256 over the conditions' digests in canonical order; undefined unless every condition finished (traces: and was recorded) */
  readonly digests: { readonly spikes: string | undefined; readonly traces: string | undefined };
}
