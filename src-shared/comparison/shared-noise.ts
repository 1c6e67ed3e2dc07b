import { conditionStream } from "../engine/condition-stream.ts";
import type { Place, Plan } from "../plan/plan.ts";

/**
 * Whether two runs share their noise at a place: whether trial k of one draws its random numbers from the very streams that
 * trial k of the other draws from. Streams are keyed by the seed, the sweep, the noise level as it was entered and the trial
 * (`engine/condition-stream.ts`; what noise is frozen over is left out), by neuron and by purpose, and by nothing else. So runs
 * share their noise exactly where these are the same, and then their statistics are to be compared trial by trial: number n of
 * a stream belongs to step n (or to hold or event n) whatever V does, and what it did to one run it did to the other.
 *
 * It does not matter whether dt, integrator or kind of noise are the same. Where they are, both runs feel the same noise at the
 * same time; where they are not, the numbers are laid out in another way, but they still are the same numbers: halve dt, and the
 * first half of a trial is driven by the numbers of the whole trial of the other run. Two such samples are not independent, as
 * Welch's interval would have it (it comes out too wide), while the pairs are, one from another. Pairs of trials that share
 * a stream are always sound; samples are independent only where no stream is shared.
 */
export function shareNoise(one: Plan, other: Plan, at: Place): boolean {
  const [first, second] = [streamAt(one, at), streamAt(other, at)];
  return first !== undefined && second !== undefined && first.first === second.first && first.second === second.second;
}

/** Stream key of the first trial; those of further trials differ from it in the same way in both runs. */
function streamAt(plan: Plan, at: Place) {
  const group = plan.groupAt(at);
  return group === undefined ? undefined : conditionStream(plan, plan.firstOf(group));
}
