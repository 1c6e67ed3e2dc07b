import { levelInWindow } from "./level-in-window.ts";
import type { CompiledStimulus } from "./segments.ts";

/** A time during which the drive keeps one level. */
export interface ConstantStretch {
  /** ms */
  readonly from: number;
  /** ms */
  readonly to: number;
  /** in the unit of the stimulus */
  readonly level: number;
}

/** A span of time, ms, widened to both sides as far as the drive keeps its level; undefined where the drive moves in it. */
export function constantStretch(stimulus: CompiledStimulus, span: { readonly from: number; readonly to: number }): ConstantStretch | undefined {
  const drive = levelInWindow(stimulus, span);
  if (!drive?.constant) return undefined;
  const { level } = drive;
  let { from, to } = span;
  const hasLevel = (part: { readonly from: number; readonly to: number }) => {
    const there = levelInWindow(stimulus, part);
    return there?.constant === true && there.level === level;
  };
  for (const { start, end } of stimulus.segments) if (end > to && start <= to && hasLevel({ from: start, to: end })) to = end;
  for (const { start, end } of stimulus.segments.toReversed()) if (start < from && end >= from && hasLevel({ from: start, to: end })) from = start;
  return { from, to, level };
}

/** The constant stretch before another one; undefined at the start of the sweep, or if the drive is not constant there. */
export function stretchBefore(stimulus: CompiledStimulus, { from }: ConstantStretch): ConstantStretch | undefined {
  if (from <= 0) return undefined;
  return constantStretch(stimulus, { from: stimulus.segments.find((segment) => segment.end >= from)!.start, to: from });
}
