import type { Axis } from "../plan/axis.ts";
import type { Plan } from "../plan/plan.ts";

/** true if a protocol has an f-I curve: each sweep has a constant level in its window, and the levels differ */
export function hasFiCurve({ drives, protocol }: Plan): boolean {
  // Groups of a network may have currents of their own: none of them is the level of a sweep.
  return protocol.network === undefined && drives.every(({ level }) => level?.constant === true) && new Set(drives.map(({ level }) => level?.level)).size > 1;
}

/** The parameters that a protocol makes curves against: those with more than one value. */
export function curveAxes({ parameterAxes }: Plan): Axis[] {
  return parameterAxes.filter(({ values }) => values.length > 1);
}
