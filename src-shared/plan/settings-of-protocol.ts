import { parsed, type Parsed } from "../foundation/parsed.ts";
import type { Protocol, ResolvedProtocol } from "../protocol/protocol.ts";
import { readProtocol } from "../protocol/read-protocol.ts";

/** The setting of one combination of the parameter axes' values. */
export interface Setting {
  readonly protocol: ResolvedProtocol;
  /** level of the protocol's noise, in the unit of `noise.levels`; undefined without noise */
  readonly noiseLevel: number | undefined;
}

/**
 * Read a protocol whose schema holds: one setting per combination of the values of all parameter axes, in canonical order, or
 * everything that is wrong with it. A noise level is a number of the kernel; an axis over a number of the protocol reads a protocol
 * of its own for each of its values.
 */
export function readSettings(protocol: Protocol, where: string): Parsed<readonly [Setting, ...Setting[]]> {
  const read = readProtocol(protocol, where);
  return read.value === undefined ? read : parsed([], () => settingsOf(read.value));
}

function settingsOf(protocol: ResolvedProtocol): [Setting, ...Setting[]] {
  const [first, ...others]: readonly (number | undefined)[] = protocol.noise?.levels ?? [];
  return [{ protocol, noiseLevel: first }, ...others.map((noiseLevel): Setting => ({ protocol, noiseLevel }))];
}
