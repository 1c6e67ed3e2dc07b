import type { CompiledStimulus } from "../../stimulus/segments.ts";
import { levelAt } from "../../stimulus/sample-stimulus.ts";
import { stepFraction } from "../../foundation/time-grid.ts";

/**
 * The level that a network's neurons feel through step n, for n from `first` on: that of a constant piece, in the middle of the step for one
 * that moves (the mean of a ramp, and of a sine up to (omega dt)^2 / 24), and the mean by length where pieces meet inside a step.
 *
 * @param into one number per step, in the unit of the stimulus
 */
export function heldLevels(stimulus: CompiledStimulus, dt: number, first: number, into: Float64Array): void {
  const { segments } = stimulus;
  const { numerator, denominator } = stepFraction(dt);
  const timeOf = (n: number) => (n * numerator) / denominator;
  let at = 0;
  for (let k = 0; k < into.length; k++) {
    const from = timeOf(first + k);
    const to = timeOf(first + k + 1);
    while (at < segments.length - 1 && segments[at]!.end <= from) at++;
    if (to <= segments[at]!.end || at === segments.length - 1) into[k] = levelAt(stimulus, middleOf(from, to));
    else {
      let sum = 0;
      let begin = from;
      for (let i = at; begin < to; i++) {
        const end = i === segments.length - 1 ? to : Math.min(to, segments[i]!.end);
        if (end > begin) sum += (end - begin) * levelAt(stimulus, middleOf(begin, end));
        begin = end;
      }
      into[k] = sum / (to - from);
    }
  }
}

function middleOf(from: number, to: number): number {
  return from + 0.5 * (to - from);
}
