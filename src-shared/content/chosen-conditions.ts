import type { Plan } from "../plan/plan.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";

/** The conditions of a run that came to their end. */
export function finishedConditions(result: Pick<ProtocolResult, "conditions">): FinishedCondition[] {
  return result.conditions.filter((condition) => condition.status === "finished");
}

/** Hz: a rate at which a trace is easy to read and its intervals are many. */
const readableRate = 30;

/**
 * Position of the most telling stimulus: the one whose rate, over its parameters and repeats, is nearest to 30 Hz by ratio; where
 * none fires, the last. Undefined without conditions.
 */
function tellingStimulus(plan: Plan, conditions: readonly FinishedCondition[]): number | undefined {
  const stimuli = new Map<number, { rates: number; count: number }>();
  for (const { condition, summary } of conditions) {
    const { stimulus } = plan.coordinatesOf(condition);
    const sum = stimuli.get(stimulus) ?? { rates: 0, count: 0 };
    sum.rates += summary.rate ?? 0;
    sum.count++;
    stimuli.set(stimulus, sum);
  }
  let best: { stimulus: number; misfit: number } | undefined;
  for (const [stimulus, { rates, count }] of stimuli) {
    // Infinite for a silent one: any that fires is better, and of silent ones the last is taken.
    const ratio = rates / count / readableRate;
    const misfit = ratio >= 1 ? ratio : 1 / ratio;
    if (best === undefined || misfit < best.misfit || (misfit === Infinity && best.misfit === Infinity)) best = { stimulus, misfit };
  }
  return best?.stimulus;
}

/** The stimulus that a figure is asked to show, where there is something of it; else the most telling. Undefined without conditions. */
export function shownStimulus({ plan, conditions }: Pick<ProtocolResult, "plan" | "conditions">, wanted: number | undefined): number | undefined {
  const finished = finishedConditions({ conditions });
  return finished.some(({ condition }) => plan.coordinatesOf(condition).stimulus === wanted) ? wanted : tellingStimulus(plan, finished);
}

/** At most `most` of the values, spread evenly over their order, first and last among them. */
export function evenly<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, k) => values[Math.round((k * (values.length - 1)) / (most - 1))]!);
}

/** 0, 1, ... n - 1 */
export function counting(n: number): number[] {
  return Array.from({ length: n }, (_, k) => k);
}
