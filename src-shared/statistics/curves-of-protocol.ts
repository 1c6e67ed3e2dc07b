import type { Plan } from "../plan/plan.ts";

/** Whether a protocol makes an f-I curve: every sweep has one level all through its window, and not all have the same. */
export function hasFiCurve({ drives }: Plan): boolean {
  return drives.every(({ level }) => level?.constant === true) && new Set(drives.map(({ level }) => level?.level)).size > 1;
}

/** Whether a protocol makes a curve against noise: it has more than one noise level. */
export function hasNoiseCurve({ protocol }: Plan): boolean {
  return (protocol.noise?.levels.length ?? 0) > 1;
}
