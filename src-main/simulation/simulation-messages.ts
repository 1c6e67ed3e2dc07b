import type { Condition } from "../../src-shared/plan/condition.ts";
import type { PlanData } from "../../src-shared/plan/plan.ts";
import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { SimulatedCondition } from "./simulator.ts";

/** Messages to the simulation process. Jobs and blocks have numbers that are never reused. */
export type ToSimulation =
  | { readonly kind: "simulate"; readonly job: number; readonly plan: PlanData; readonly conditions: readonly Condition[] }
  | { readonly kind: "abort"; readonly job: number }
  /** Reply to "traces": "taken" frees the block's slot, "refused" ends the job because the block could not be stored. */
  | { readonly kind: "taken" | "refused"; readonly block: number };

/** Messages from the simulation process. Conditions are identified by their index. */
export type FromSimulation =
  | { readonly kind: "progress"; readonly job: number; readonly index: number; readonly fraction: number }
  | {
      readonly kind: "traces";
      readonly job: number;
      readonly block: number;
      readonly index: number;
      readonly firstNeuron: number;
      readonly firstSample: number;
      readonly V: readonly Float64Array[];
    }
  | { readonly kind: "finished"; readonly job: number; readonly results: readonly { readonly index: number; readonly result: SimulatedCondition }[] }
  | { readonly kind: "failed"; readonly job: number; readonly index: number; readonly error: BenchErrorJson }
  /** No further messages of this job follow. */
  | { readonly kind: "ended"; readonly job: number };
