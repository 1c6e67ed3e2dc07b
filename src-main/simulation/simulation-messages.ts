import type { Condition } from "../../src-shared/plan/condition.ts";
import type { PlanData } from "../../src-shared/plan/plan.ts";
import type { BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import type { SimulatedCondition } from "./simulator.ts";

/** To the process that simulates. Jobs and blocks go by numbers that are not used again. */
export type ToSimulation =
  | { readonly kind: "simulate"; readonly job: number; readonly plan: PlanData; readonly conditions: readonly Condition[] }
  | { readonly kind: "abort"; readonly job: number }
  /** Answers "traces": the block's place may be used again, or the block could not be kept and the job ends. */
  | { readonly kind: "taken" | "refused"; readonly block: number };

/** From the process that simulates. Conditions go by their index. */
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
  /** Nothing more comes of this job. */
  | { readonly kind: "ended"; readonly job: number };
