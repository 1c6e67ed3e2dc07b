import type { Plan } from "../plan/plan.ts";

/** true if a protocol has an f-I curve: each sweep has a constant level in its window, and the levels differ */
export function hasFiCurve({ drives }: Plan): boolean {
  return drives.every(({ level }) => level?.constant === true) && new Set(drives.map(({ level }) => level?.level)).size > 1;
}

/** true if a protocol has curves against noise: it has more than one noise level */
export function hasNoiseCurve({ protocol }: Plan): boolean {
  return (protocol.noise?.levels.length ?? 0) > 1;
}
