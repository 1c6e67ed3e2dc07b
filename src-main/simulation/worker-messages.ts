import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { PlanData } from "../../src-shared/plan/plan.ts";
import type { ClaimRule } from "./neuron-claims.ts";
import type { SimulatedPart } from "./part-simulation.ts";
import type { SimulatedCondition } from "./simulator.ts";
import type { SlottedBlock } from "./trace-slots.ts";

/** Data passed to a worker at its start. */
export interface WorkerStart {
  /** memory of the `WorkerControl` */
  readonly control: SharedArrayBuffer;
}

/** A task. The worker answers with its results, then with "idle". */
export type WorkerTask =
  /** whole conditions, one after the other */
  | { readonly kind: "conditions"; readonly conditions: readonly Condition[] }
  /** neurons of one condition, as many as this worker can claim from `NeuronClaims` with this rule and memory */
  | { readonly kind: "share"; readonly condition: Condition; readonly rule: ClaimRule; readonly memory: SharedArrayBuffer }
  /** join a condition from all its parts, in the order of their neurons */
  | { readonly kind: "join"; readonly condition: Condition; readonly parts: readonly SimulatedPart[] };

/** Messages from the pool to a worker: the plan once, then tasks of that plan. */
export type ToWorker = { readonly kind: "plan"; readonly plan: PlanData } | WorkerTask;

/** Messages from a worker to the pool; it posts several at a time, in a list. Conditions are identified by their index. */
export type FromWorker =
  /** `fraction` of the condition, simulated for this task */
  | { readonly kind: "progress"; readonly index: number; readonly fraction: number }
  | { readonly kind: "traces"; readonly index: number; readonly block: SlottedBlock }
  | { readonly kind: "finished"; readonly index: number; readonly result: SimulatedCondition }
  | { readonly kind: "share"; readonly index: number; readonly parts: readonly SimulatedPart[] }
  | { readonly kind: "failed"; readonly index: number; readonly error: BenchErrorJson }
  /** The task is done, or was abandoned after a cancel. `took`: ms of work */
  | { readonly kind: "idle"; readonly took: number };
