import { namedValue, shownValue } from "./axis.ts";
import type { Condition } from "./condition.ts";
import type { Plan } from "./plan.ts";

/** A condition in plain words: "sweep 3, noise level 0.5, trial 1". */
export function conditionName({ axes }: Plan, { at }: Condition): string {
  return axes.map((axis, k) => namedValue(axis, at[k]!)).join(", ");
}

/** Where a condition stands on each axis, by the axis' key in JSON and as people count: `{ sweep: 3, noiseLevel: 0.5, trial: 1 }`. */
export function shownPlace({ axes }: Plan, { at }: Condition): Record<string, number> {
  return Object.fromEntries(axes.map((axis, k) => [axis.name === "noise" ? "noiseLevel" : axis.name, shownValue(axis, at[k]!)]));
}
