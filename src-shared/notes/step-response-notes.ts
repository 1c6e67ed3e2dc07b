import { expm1, log1p } from "../foundation/elementary-functions.ts";
import { sentence } from "../foundation/sentence.ts";
import { steadyPotential } from "../neuron/derived.ts";
import type { Plan } from "../plan/plan.ts";
import { currentStepIn, recordsWithoutNoise, type CurrentStep } from "../statistics/current-steps.ts";
import type { NoteKind } from "./note.ts";
import { firstInFewSweeps, told } from "./told-numbers.ts";

/** A step that is shorter than this many time constants ends before V has gone 86 % of its way. */
const settledAfter = 2;

/** Steps from which membrane properties are fitted, and that end long before V settles. */
export const stepTooShortToSettle: NoteKind = {
  code: "step-too-short-to-settle",
  when: "a step below threshold, recorded without noise, is shorter than 2 tau_m",
  because: "V is still on its way when the step ends: input resistance and time constant come from the exponential that is fitted to it, not from a level that was reached.",
  find: (plan) => {
    const { tau_m } = plan.protocol.neuron;
    if (!recordsWithoutNoise(plan)) return [];
    const found = firstInFewSweeps(plan, (sweep) => {
      const { stimulus, window, epochs } = plan.drive(sweep);
      const step = currentStepIn(stimulus, window);
      if (step === undefined || step.end - step.onset >= settledAfter * tau_m || !staysBelow(plan, step)) return undefined;
      return { step, epoch: epochs.findLast(({ start }) => start <= step.onset)?.index };
    });
    if (found === undefined) return [];
    const length = found.step.end - found.step.onset;
    const ends = sentence`The step of ${{ length: told(length) }} ms ends after ${{ part: told(length / tau_m) }} tau_m`;
    return [
      {
        path: found.epoch === undefined ? "/epochs" : `/epochs/${found.epoch}/duration`,
        what: sentence`${ends}, when V has gone ${{ settled: told(-100 * expm1(-length / tau_m)) }} % of its way: input resistance and time constant are extrapolated.`,
        remedy: sentence`Make the step ${{ longer: told(5 * tau_m) }} ms long or longer (5 tau_m), or read the column "settled" of step_response.csv beside them.`,
      },
    ];
  },
};

/** Whether a step from rest under the level before it ends without a spike; without noise. */
function staysBelow({ protocol: { neuron }, driveUnit }: Plan, { onset, end, levelBefore, level }: CurrentStep): boolean {
  const rest = steadyPotential(neuron, levelBefore, driveUnit);
  const V_inf = steadyPotential(neuron, level, driveUnit);
  if (rest === undefined || V_inf === undefined || rest >= neuron.V_th) return false;
  return V_inf <= neuron.V_th || neuron.tau_m * log1p((neuron.V_th - rest) / (V_inf - neuron.V_th)) > end - onset;
}
