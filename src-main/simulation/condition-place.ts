import { conditionName } from "../../src-shared/plan/axis-words.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";

/** Names a condition in an error, counting from 1: "Current steps: sweep 3, noise level 0.5, trial 1". */
export function conditionPlace(plan: Plan, condition: Condition): string {
  return `${plan.protocol.name}: ${conditionName(plan, condition)}`;
}
