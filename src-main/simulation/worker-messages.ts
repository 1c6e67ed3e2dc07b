import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { Condition } from "../../src-shared/protocol/condition.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { SimulatedCondition } from "./simulator.ts";
import type { SlottedBlock } from "./trace-slots.ts";

/** What a worker gets when it is started. */
export interface WorkerStart {
  /** memory of the `WorkerControl` */
  readonly control: SharedArrayBuffer;
}

/** From the pool to a worker: the protocol once, then batches of its conditions. */
export type ToWorker =
  | { readonly kind: "protocol"; readonly protocol: ResolvedProtocol }
  | { readonly kind: "conditions"; readonly conditions: readonly Condition[] };

/** From a worker to the pool. Conditions go by their index. */
export type FromWorker =
  | { readonly kind: "progress"; readonly index: number; readonly fraction: number }
  | { readonly kind: "traces"; readonly index: number; readonly block: SlottedBlock }
  | { readonly kind: "finished"; readonly results: readonly { readonly index: number; readonly result: SimulatedCondition }[] }
  | { readonly kind: "failed"; readonly index: number; readonly error: BenchErrorJson }
  /** The batch is done, or given up because the pool said so. */
  | { readonly kind: "idle" };
