import { distinctTrials } from "./distinct-trials.ts";
import { statisticEntries, type StatisticKey } from "./condition-statistics.ts";
import { meanOfDefined } from "./mean-and-sd.ts";
import type { Statistic } from "./statistic.ts";
import type { ConditionSummary } from "./summarise-condition.ts";

/** One number per statistic; undefined where no trial has a value. */
export type TrialValues = Readonly<Record<StatisticKey, number | undefined>>;

/**
 * What several trials give together: of each statistic the sum, the mean over the trials that have a value, or the mean weighted
 * by the intervals of each trial, as its declaration says.
 *
 * @param group trials of one sweep and noise level; copies of a trial count once
 */
export function valuesOverTrials(group: readonly ConditionSummary[]): TrialValues {
  const trials = distinctTrials(group);
  return Object.fromEntries(statisticEntries.map(([key, statistic]) => [key, overTrials(trials, key, statistic)])) as TrialValues;
}

function overTrials(trials: readonly ConditionSummary[], key: StatisticKey, { overTrials: how }: Statistic): number | undefined {
  switch (how) {
    case undefined:
      return meanOfDefined(trials.map((trial) => trial[key]));
    case "sum":
      return trials.reduce((total, trial) => total + (trial[key] ?? 0), 0);
    case "mean weighted by intervals": {
      const intervals = trials.reduce((total, { isiCount }) => total + isiCount, 0);
      const weighted = trials.reduce((total, trial) => total + trial.isiCount * (trial[key] ?? 0), 0);
      return intervals === 0 ? undefined : weighted / intervals;
    }
  }
}
