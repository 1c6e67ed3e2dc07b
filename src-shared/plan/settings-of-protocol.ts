import type { ResolvedProtocol } from "../protocol/protocol.ts";

/** What one combination of the parameter axes' values sets. */
export interface Setting {
  readonly protocol: ResolvedProtocol;
  /** level of the protocol's noise, in the unit of `noise.levels`; undefined without noise */
  readonly noiseLevel: number | undefined;
}

/**
 * One setting per combination of the values of all parameter axes, in canonical order. Noise is a parameter of the kernel; an
 * axis over a number of the protocol gives each of its values a protocol of its own.
 */
export function settingsOf(protocol: ResolvedProtocol): Setting[] {
  const levels: readonly (number | undefined)[] = protocol.noise?.levels ?? [undefined];
  return levels.map((noiseLevel) => ({ protocol, noiseLevel }));
}
