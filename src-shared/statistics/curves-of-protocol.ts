import { rateWindow } from "../protocol/epoch-spans.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { compileStimulus } from "../stimulus/compile-stimulus.ts";
import { levelInWindow } from "../stimulus/level-in-window.ts";

/** Whether a protocol makes an f-I curve: every sweep has one level all through its window, and not all have the same. */
export function hasFiCurve(p: ResolvedProtocol): boolean {
  const levels = Array.from({ length: p.sweeps }, (_, sweep) => levelInWindow(compileStimulus(p, sweep), rateWindow(p, sweep)));
  return levels.every((level) => level?.constant === true) && new Set(levels.map((level) => level?.level)).size > 1;
}

/** Whether a protocol makes a curve against noise: it has more than one noise level. */
export function hasNoiseCurve(p: ResolvedProtocol): boolean {
  return (p.noise?.levels.length ?? 0) > 1;
}
