import type { MessagePort } from "node:worker_threads";
import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { PlanData } from "../../src-shared/plan/plan.ts";
import type { ClaimRule } from "./neuron-claims.ts";
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
  | ShareTask;

/** Neurons of one condition, as many as this worker can claim from `NeuronClaims` with this rule and memory. */
export interface ShareTask {
  readonly kind: "share";
  readonly condition: Condition;
  readonly rule: ClaimRule;
  readonly memory: SharedArrayBuffer;
  /** `DividedCondition.id` */
  readonly divided: number;
  /** where the parts go; undefined for the leader itself, which joins the condition */
  readonly leader: number | undefined;
}

/** The end of a line between two workers: to the leader with this id, or to a leader itself (undefined), which reads from it. */
export interface LineToWorker {
  readonly kind: "line";
  readonly leader: number | undefined;
  readonly port: MessagePort;
}

/** Messages from the pool to a worker: the plan once, then tasks of that plan; a line before the first task that needs it. */
export type ToWorker = { readonly kind: "plan"; readonly plan: PlanData } | LineToWorker | WorkerTask;

/** Messages from a worker to the pool; it posts several at a time, in a list. Conditions are identified by their index. */
export type FromWorker =
  /** `fraction` of the condition, simulated for this task */
  | { readonly kind: "progress"; readonly index: number; readonly fraction: number }
  | { readonly kind: "traces"; readonly index: number; readonly block: SlottedBlock }
  | { readonly kind: "finished"; readonly index: number; readonly result: SimulatedCondition }
  /** The leader of the condition has all parts of this share. */
  | { readonly kind: "share"; readonly index: number }
  | { readonly kind: "failed"; readonly index: number; readonly error: BenchErrorJson }
  /** The task is done, or was abandoned after a cancel. `took`: ms of work */
  | { readonly kind: "idle"; readonly took: number };
