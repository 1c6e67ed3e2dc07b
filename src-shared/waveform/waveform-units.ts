import type { LevelUnit } from "../protocol/protocol.ts";

/** Units that the times of a waveform file may have, in ms. */
export const timeFactors = { s: 1000, ms: 1, us: 0.001 } as const;
export type TimeUnit = keyof typeof timeFactors;

/** Units that its values may have: a current in pA; V/s and multiples of the rheobase as they are. */
export const valueFactors = { A: 1e12, mA: 1e9, uA: 1e6, nA: 1000, pA: 1, "V/s": 1, rheobase: 1 } as const;
export type ValueUnit = keyof typeof valueFactors;

/** The unit of the levels that values become: pA for every current. */
export function levelUnitOfValues(unit: ValueUnit): LevelUnit {
  return unit === "V/s" || unit === "rheobase" ? unit : "pA";
}
