import type { Condition } from "../protocol/condition.ts";
import type { ConditionResult, ProtocolResult } from "../statistics/protocol-result.ts";
import { quantityText } from "./number-text.ts";

export type FinishedCondition = Extract<ConditionResult, { status: "finished" }>;

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

/** Spikes that make a trace easy to read. */
const readableSpikes = 15;

/**
 * The most telling sweep: the one that fires a readable number of spikes per train (nearest to 15 by ratio); where none
 * fires, the last. Undefined without conditions.
 */
export function tellingSweep(conditions: readonly FinishedCondition[]): number | undefined {
  const sweeps = new Map<number, { spikes: number; trains: number }>();
  for (const { condition, recording } of conditions) {
    const sum = sweeps.get(condition.sweep) ?? { spikes: 0, trains: 0 };
    for (const train of recording.spikes) sum.spikes += train.length;
    sum.trains += recording.spikes.length;
    sweeps.set(condition.sweep, sum);
  }
  let best: { sweep: number; misfit: number } | undefined;
  for (const [sweep, { spikes, trains }] of sweeps) {
    // Infinite for a silent sweep: any that fires is better, and of silent ones the last is taken.
    const misfit = Math.abs(Math.log(spikes / trains / readableSpikes));
    if (best === undefined || misfit < best.misfit || (misfit === Infinity && best.misfit === Infinity)) best = { sweep, misfit };
  }
  return best?.sweep;
}

/** At most `most` of the values, spread evenly over their order, first and last among them. */
export function evenly<T>(values: readonly T[], most: number): T[] {
  if (values.length <= most) return [...values];
  return Array.from({ length: most }, (_, k) => values[Math.round((k * (values.length - 1)) / (most - 1))]!);
}

/** A condition's sweep in words: "sweep 9 of 10, 220 pA". The level stands there where it is one all through the window. */
export function sweepName({ condition, summary }: FinishedCondition, sweeps: number): string {
  const level = summary.levelIsConstant && summary.level !== undefined ? `, ${quantityText(summary.level, summary.levelUnit)}` : "";
  return `sweep ${condition.sweep + 1} of ${sweeps}${level}`;
}
