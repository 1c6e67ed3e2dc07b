import { statisticEntries, type StatisticKey } from "../statistics/condition-statistics.ts";
import { mean, sampleSd } from "../statistics/mean-and-sd.ts";
import type { Place } from "../plan/plan.ts";
import { repeatOf, trialsAt, type ComparedRun } from "./compared-run.ts";
import { pairedInterval, welchInterval } from "./difference-interval.ts";
import { shareNoise } from "./shared-noise.ts";

/** A statistic of one run over its trials. */
export interface RunStatistic {
  readonly mean: number;
  /** sample SD; undefined below two trials */
  readonly sd: number | undefined;
  /** trials that have a value */
  readonly n: number;
}

/** Difference of a run's mean from that of the first run. */
export interface Difference {
  /** run minus first, in the statistic's unit; where the method is "paired", the mean over the pairs */
  readonly value: number;
  /** as a fraction of the first's mean, which is taken without its sign; undefined where that is 0 but for rounding, or where the scale has no zero (V) */
  readonly relative: number | undefined;
  /** 95 % confidence interval; present exactly where `method` is */
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

/**
 * The statistics of some runs at one sweep and noise level, and how they differ from those of the first. The trials are the
 * sample; those without a value (without intervals, say) are left out, and with them their pairs. Intervals are paired where
 * two runs share their noise, trial by trial, and Welch's where they do not (`shared-noise.ts`). They hold for each difference
 * by itself, not for all at once.
 *
 * @returns a row per statistic, in the order of summary.csv, also where no run has a value
 */
export function compareStatistics(runs: readonly ComparedRun[], at: Place): readonly StatisticRow[] {
  const trials = runs.map((run) => trialsAt(run, at));
  const paired = runs.map(({ plan }) => shareNoise(runs[0]!.plan, plan, at));
  return statisticEntries.flatMap(([key, { name, title, unit, compared }]): StatisticRow[] => {
    if (compared === undefined) return [];
    const samples = trials.map((ofRun, k) => sampleOf(runs[k]!, ofRun, key));
    const differences = samples.map((sample, k) => (k === 0 ? undefined : differenceOf(samples[0]!, sample, compared === "ratio", paired[k]!)));
    return [{ name, title, unit, runs: samples.map(runStatistic), differences }];
  });
}

/**
 * A mean below this, in ms, mV, Hz or as a number, is a rounding error of 0. The intervals of a regularly firing neuron have
 * an SD of 10^-14 ms, and a fraction of that is meaningless.
 */
const negligible = 1e-9;

/** Values by trial. */
type Sample = ReadonlyMap<number, number>;

/** Values by trial, without the NaN of a diverged integrator. */
function sampleOf(run: ComparedRun, trials: ReturnType<typeof trialsAt>, key: StatisticKey): Sample {
  const values = new Map<number, number>();
  for (const trial of trials) {
    const value = trial[key];
    if (value !== undefined && Number.isFinite(value)) values.set(repeatOf(run, trial), value);
  }
  return values;
}

function runStatistic(sample: Sample): RunStatistic | undefined {
  const values = [...sample.values()];
  const centre = mean(values);
  return centre === undefined ? undefined : { mean: centre, sd: sampleSd(values), n: values.length };
}

function differenceOf(first: Sample, other: Sample, hasZero: boolean, paired: boolean): Difference | undefined {
  if (first.size === 0 || other.size === 0) return undefined;
  const common = [...first.keys()].filter((trial) => other.has(trial));
  const [from, to] = paired ? [common.map((trial) => first.get(trial)!), common.map((trial) => other.get(trial)!)] : [[...first.values()], [...other.values()]];
  const found = paired ? pairedInterval(from, to) : welchInterval(from, to);
  const base = mean([...first.values()])!;
  const value = found?.value ?? mean([...other.values()])! - base;
  const relative = hasZero && Math.abs(base) > negligible ? value / Math.abs(base) : undefined;
  if (found === undefined) return { value, relative, method: undefined };
  const interval = { low: found.low, high: found.high };
  return paired ? { value, relative, interval, method: "paired", pairs: common.length } : { value, relative, interval, method: "welch" };
}
