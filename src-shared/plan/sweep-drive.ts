import { sweepDuration } from "../protocol/epoch-in-sweep.ts";
import { epochSpans, rateWindow, stimulusOnset, type EpochSpan } from "../protocol/epoch-spans.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { compileStimulus } from "../stimulus/compile-stimulus.ts";
import { constantStretch, type ConstantStretch } from "../stimulus/constant-stretch.ts";
import { levelInWindow, type WindowLevel } from "../stimulus/level-in-window.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";

/** The stimulus of one sweep, and everything derived from it without simulation. */
export interface Drive {
  readonly stimulus: CompiledStimulus;
  /** where rate and CV are taken, ms */
  readonly window: { readonly from: number; readonly to: number };
  /** the stimulus in that window; undefined where they share no time */
  readonly level: WindowLevel | undefined;
  /** how long the drive has the level of the window, before and after it too; undefined where it moves in the window */
  readonly stretch: ConstantStretch | undefined;
  /** when the stimulus of the window begins: latencies count from it, ms */
  readonly onset: number;
  /** of the rows of the epoch table */
  readonly epochs: readonly EpochSpan[];
  /** ms */
  readonly duration: number;
}

/** The drive of sweep `sweep`, from 0. A `Plan` remembers it: everybody else asks the plan. */
export function driveInSweep(p: ResolvedProtocol, sweep: number): Drive {
  const stimulus = compileStimulus(p, sweep);
  const window = rateWindow(p, sweep);
  return {
    ...{ stimulus, window, level: levelInWindow(stimulus, window), stretch: constantStretch(stimulus, window) },
    ...{ onset: stimulusOnset(p, sweep), epochs: epochSpans(p, sweep), duration: sweepDuration(p, sweep) },
  };
}
