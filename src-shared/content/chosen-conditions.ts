import type { Condition } from "../plan/condition.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";

/** The conditions of a run that came to their end. */
export function finishedConditions(result: ProtocolResult): FinishedCondition[] {
  return result.conditions.filter((condition) => condition.status === "finished");
}

type Place = Pick<Condition, "sweep" | "noiseLevel" | "trial">;

/** Finds conditions by their place on the axes. */
export function conditionFinder(conditions: readonly FinishedCondition[]): (place: Place) => FinishedCondition | undefined {
  const keyOf = ({ sweep, noiseLevel, trial }: Place) => `${sweep} ${noiseLevel ?? ""} ${trial}`;
  const byPlace = new Map(conditions.map((condition) => [keyOf(condition.condition), condition]));
  return (place) => byPlace.get(keyOf(place));
}

/** Hz: a rate at which a trace is easy to read and its intervals are many. */
const readableRate = 30;

/**
 * The most telling sweep: the one whose rate, over its noise levels and trials, is nearest to 30 Hz by ratio; where none
 * fires, the last. Undefined without conditions.
 */
function tellingSweep(conditions: readonly FinishedCondition[]): number | undefined {
  const sweeps = new Map<number, { rates: number; count: number }>();
  for (const { condition, summary } of conditions) {
    const sum = sweeps.get(condition.sweep) ?? { rates: 0, count: 0 };
    sum.rates += summary.rate ?? 0;
    sum.count++;
    sweeps.set(condition.sweep, sum);
  }
  let best: { sweep: number; misfit: number } | undefined;
  for (const [sweep, { rates, count }] of sweeps) {
    // Infinite for a silent sweep: any that fires is better, and of silent ones the last is taken.
    const ratio = rates / count / readableRate;
    const misfit = ratio >= 1 ? ratio : 1 / ratio;
    if (best === undefined || misfit < best.misfit || (misfit === Infinity && best.misfit === Infinity)) best = { sweep, misfit };
  }
  return best?.sweep;
}

/** The sweep that a figure is asked to show, where there is something of it; else the most telling. */
export function shownSweep(conditions: readonly FinishedCondition[], wanted: number | undefined): number | undefined {
  return conditions.some(({ condition }) => condition.sweep === wanted) ? wanted : tellingSweep(conditions);
}

/** At most `most` of the values, spread evenly over their order, first and last among them. */
export function evenly<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, k) => values[Math.round((k * (values.length - 1)) / (most - 1))]!);
}
