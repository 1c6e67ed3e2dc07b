import type { Axis } from "./axis.ts";
import type { Plan } from "./plan.ts";

/** The groups that differ from one in nothing but their value on an axis, in the order of its values. */
export function groupsAlong(plan: Plan, axis: Axis, group: number): number[] {
  const place = plan.placeOfGroup(group);
  return axis.values.map((_, position) => plan.groupAt({ ...place, [axis.name]: position })!);
}
