import type { Plan } from "../../src-shared/plan/plan.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";

/** What is drawn beside the text of a lesson. */
export interface ShownSweep {
  /** as the lesson calls it */
  readonly name: string;
  readonly protocol: Protocol;
  readonly plan: Plan;
  /** from 0 */
  readonly sweep: number;
}
