import { namedValue } from "../../src-shared/plan/axis.ts";
import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";

/** Names a condition in an error, counting from 1: "Current steps: sweep 3, noise level 0.5, trial 1". */
export function conditionPlace({ protocol, axes }: Plan, { at }: Condition): string {
  return `${protocol.name}: ${axes.map((axis, k) => namedValue(axis, at[k]!)).join(", ")}`;
}
