import type { ComparedPlace, ComparedRun } from "./compared-run.ts";

/** A statistic of one run over its trials. */
export interface RunStatistic {
  readonly mean: number;
  /** sample SD; undefined below two trials */
  readonly sd: number | undefined;
  /** trials that have a value */
  readonly n: number;
}

/** How far the mean of a run lies from that of the first. */
export interface Difference {
  /** run minus first, in the statistic's unit; where the method is "paired", the mean over the pairs */
  readonly value: number;
  /** as a fraction of the first's mean, which is taken without its sign; undefined where that is 0, or where the scale has no zero (V) */
  readonly relative: number | undefined;
  /** 95 % confidence interval; there exactly where `method` is */
  readonly interval?: { readonly low: number; readonly high: number };
  /** undefined: no interval, because a run has one trial, or because nothing varies between trials */
  readonly method: "paired" | "welch" | undefined;
  /** trials that have a value in both; only where `method` is "paired" */
  readonly pairs?: number;
}

/** One statistic of all compared runs. */
export interface StatisticRow {
  /** as in column heads, without unit: "isi_mean" */
  readonly name: string;
  /** for people: "ISI mean" */
  readonly title: string;
  readonly unit: string | undefined;
  /** undefined where no trial of the run has a value */
  readonly runs: readonly (RunStatistic | undefined)[];
  /** against the first run; undefined for the first itself, and where one of the two has no value */
  readonly differences: readonly (Difference | undefined)[];
}

/** The statistics of some runs at one sweep and noise level, and how they differ from those of the first. */
export function compareStatistics(_runs: readonly ComparedRun[], _at: ComparedPlace): readonly StatisticRow[] {
  return [];
}
