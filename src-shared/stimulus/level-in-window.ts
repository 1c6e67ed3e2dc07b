import { sin } from "../foundation/elementary-functions.ts";
import { integrate } from "../foundation/gauss-legendre.ts";
import type { CompiledStimulus, Segment } from "./segments.ts";

/** The drive of a window as one number, in the unit of the stimulus. */
export interface WindowLevel {
  /** the level where the drive is constant in the window, else its time mean */
  readonly level: number;
  readonly constant: boolean;
}

/**
 * Level of the drive between `from` and `to` (ms): its constant value, where it has one all through the window, else its
 * time mean (closed form; a chirp by Gauss-Legendre quadrature, two panels a period).
 *
 * @returns undefined where the window and the sweep share no time
 */
export function levelInWindow(stimulus: CompiledStimulus, window: { readonly from: number; readonly to: number }): WindowLevel | undefined {
  let duration = 0;
  let integral = 0;
  let common: number | undefined;
  let constant = true;
  for (const segment of stimulus.segments) {
    const from = Math.max(segment.start, window.from);
    const to = Math.min(segment.end, window.to);
    if (!(to > from)) continue;
    const flat = flatLevel(segment);
    common ??= flat;
    constant &&= flat !== undefined && flat === common;
    duration += to - from;
    integral += integralOf(segment, from - segment.start, to - segment.start);
  }
  if (duration === 0) return undefined;
  return constant && common !== undefined ? { level: common, constant: true } : { level: integral / duration, constant: false };
}

/** The level of a segment that does not move, whatever its kind. */
function flatLevel(segment: Segment): number | undefined {
  switch (segment.kind) {
    case "constant":
      return segment.level;
    case "linear":
      return segment.slope === 0 ? segment.level : undefined;
    case "sine":
    case "chirp":
      return segment.amplitude === 0 ? segment.level : undefined;
  }
}

/** Integral of a segment's level from a to b, ms after its start. */
function integralOf(segment: Segment, a: number, b: number): number {
  switch (segment.kind) {
    case "constant":
      return segment.level * (b - a);
    case "linear":
      return (segment.level + (segment.slope * (a + b)) / 2) * (b - a);
    case "sine": {
      // sin(p + d) integrated over a symmetric interval: no difference of cosines, so that a slow sine loses no digits
      const halfAngle = (segment.omega * (b - a)) / 2;
      const spread = halfAngle === 0 ? 1 : sin(halfAngle) / halfAngle;
      const middle = sin((segment.omega * (a + b)) / 2 + segment.phase);
      return (segment.level + segment.amplitude * middle * spread) * (b - a);
    }
    case "chirp": {
      const phaseAt = (s: number) => (segment.omega + (segment.sweepRate * s) / 2) * s;
      const fastest = Math.max(Math.abs(segment.omega + segment.sweepRate * a), Math.abs(segment.omega + segment.sweepRate * b));
      const panels = Math.ceil((fastest * (b - a)) / Math.PI) + 1;
      return segment.level * (b - a) + segment.amplitude * integrate((s) => sin(phaseAt(s) + segment.phase), a, b, panels);
    }
  }
}
