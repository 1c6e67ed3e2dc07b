import { mean, meanOfDefined, sampleSd } from "./mean-and-sd.ts";
import { fanoFactor } from "./spike-counts.ts";
import { studentT95 } from "./student-t.ts";
import type { ConditionSummary } from "./summarise-condition.ts";

/** One point of a curve: what the trials of one sweep and noise level give together. */
export interface CurvePoint {
  /** from 0 */
  readonly sweep: number;
  /** see `ConditionSummary` */
  readonly level: number | undefined;
  readonly levelIsConstant: boolean;
  readonly noiseLevel: number | undefined;
  /** trials that have a value */
  readonly trials: number;
  /** over those trials; undefined where none has a value */
  readonly mean: number | undefined;
  /** standard error of the mean, sample SD / sqrt(trials); undefined below two */
  readonly sem: number | undefined;
  /** half-width of the 95 % confidence interval by Student's t; undefined below two trials */
  readonly ci95: number | undefined;
  /** interspike intervals behind it, all trials */
  readonly isiCount: number;
  /** Fano factor of the spike counts over all trials */
  readonly fano: number | undefined;
  /** by theory, where it holds */
  readonly predicted: number | undefined;
}

/** Points that belong on one line. */
export interface Curve {
  /** what the points share: a noise level (f-I) or a sweep (against noise); the other is undefined */
  readonly noiseLevel: number | undefined;
  readonly sweep: number | undefined;
  readonly points: readonly CurvePoint[];
}

/** What a curve shows, per trial, and what theory says of it. */
interface Quantity {
  readonly measured: (summary: ConditionSummary) => number | undefined;
  readonly predicted: (summary: ConditionSummary) => number | undefined;
}
const rate: Quantity = { measured: (s) => s.rate, predicted: (s) => s.predictedRate };
const cv: Quantity = { measured: (s) => s.cv, predicted: (s) => s.predictedCv };

/** f-I curves: rate against the level of the drive, one curve per noise level (one in all without noise), points by ascending level. */
export function fiCurves(summaries: readonly ConditionSummary[]): Curve[] {
  const ordered = pointsOf(summaries, rate).sort((one, other) => (one.level ?? 0) - (other.level ?? 0));
  return [...groupBy(ordered, (point) => point.noiseLevel)]
    .map(([noiseLevel, points]) => ({ noiseLevel, sweep: undefined, points }))
    .sort((one, other) => (one.noiseLevel ?? 0) - (other.noiseLevel ?? 0));
}

/** Rate against noise level: one curve per sweep, points by ascending noise. Without noise there is none. */
export function rateAgainstNoise(summaries: readonly ConditionSummary[]): Curve[] {
  return againstNoise(summaries, rate);
}

/** CV against noise level: one curve per sweep, points by ascending noise. Without noise there is none. */
export function cvAgainstNoise(summaries: readonly ConditionSummary[]): Curve[] {
  return againstNoise(summaries, cv);
}

function againstNoise(summaries: readonly ConditionSummary[], quantity: Quantity): Curve[] {
  const noisy = summaries.filter((summary) => summary.noiseLevel !== undefined);
  const ordered = pointsOf(noisy, quantity).sort((one, other) => one.noiseLevel! - other.noiseLevel!);
  return [...groupBy(ordered, (point) => point.sweep)]
    .map(([sweep, points]) => ({ noiseLevel: undefined, sweep, points }))
    .sort((one, other) => one.sweep - other.sweep);
}

/** The points that the trials of one sweep and noise level make on the curves of rate and of CV. @param trials at least one, all of that place */
export function curvePointsOf(trials: readonly ConditionSummary[]): { readonly rate: CurvePoint; readonly cv: CurvePoint } {
  return { rate: pointOf(trials, rate), cv: pointOf(trials, cv) };
}

/** One point per sweep and noise level, in the order in which they come. */
function pointsOf(summaries: readonly ConditionSummary[], quantity: Quantity): CurvePoint[] {
  const sweeps = [...groupBy(summaries, (summary) => summary.sweep).values()];
  return sweeps.flatMap((ofSweep) => [...groupBy(ofSweep, (summary) => summary.noiseLevel).values()].map((trials) => pointOf(trials, quantity)));
}

/** @param trials at least one, all of one sweep and noise level */
function pointOf(trials: readonly ConditionSummary[], quantity: Quantity): CurvePoint {
  const { sweep, level, levelIsConstant, noiseLevel } = trials[0]!;
  const values = trials.map(quantity.measured).filter((value) => value !== undefined);
  const sd = sampleSd(values);
  const sem = sd === undefined ? undefined : sd / Math.sqrt(values.length);
  return {
    sweep,
    level,
    levelIsConstant,
    noiseLevel,
    trials: values.length,
    mean: mean(values),
    sem,
    ci95: sem === undefined ? undefined : sem * studentT95(values.length - 1),
    isiCount: trials.reduce((total, trial) => total + trial.isiCount, 0),
    fano: fanoFactor(trials.map((trial) => trial.spikeCount)),
    predicted: meanOfDefined(trials.map(quantity.predicted)),
  };
}

/** Groups by key, both in order of appearance. */
function groupBy<Item, Key>(items: readonly Item[], key: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
