import type { Plan } from "../plan/plan.ts";
import { curveStatistics, type CurveStatistic, type StatisticKey } from "./condition-statistics.ts";
import { distinctTrials } from "./distinct-trials.ts";
import { mean, meanOfDefined, sampleSd } from "./mean-and-sd.ts";
import { fanoFactor } from "./spike-counts.ts";
import { studentT95 } from "./student-t.ts";
import type { ConditionSummary } from "./summarise-condition.ts";

const theories: Readonly<Record<CurveStatistic, StatisticKey | undefined>> = curveStatistics;

/** One point of a curve, from the finished conditions of one group. */
export interface CurvePoint {
  /** address of the first condition of the group */
  readonly condition: number;
  /** see `ConditionSummary` */
  readonly level: number | undefined;
  readonly levelIsConstant: boolean;
  /** number of trials with a value, not counting copies of a trial */
  readonly trials: number;
  /** mean over those trials; undefined without a value */
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

/** Points that belong on one line: they share their positions on all axes but the one that the line runs along. */
export interface Curve {
  readonly points: readonly CurvePoint[];
}

/** f-I curves: rate against the level of the drive, one curve per combination of parameters by their ascending values, points by ascending level. */
export function fiCurves(plan: Plan, summaries: readonly ConditionSummary[]): Curve[] {
  return curvesAlong(plan, plan.axes.indexOf(plan.stimulusAxis), pointsOf(plan, summaries, "rate"), (point) => point.level ?? 0);
}

/** Rate against the values of a parameter axis: one curve per combination of the others, points by ascending value. None without such an axis. */
export function rateAgainst(plan: Plan, axis: string, summaries: readonly ConditionSummary[]): Curve[] {
  return against(plan, axis, summaries, "rate");
}

/** CV against the values of a parameter axis, as `rateAgainst`. */
export function cvAgainst(plan: Plan, axis: string, summaries: readonly ConditionSummary[]): Curve[] {
  return against(plan, axis, summaries, "cv");
}

function against(plan: Plan, name: string, summaries: readonly ConditionSummary[], statistic: CurveStatistic): Curve[] {
  const along = plan.axisPosition(name);
  if (along < 0) return [];
  return curvesAlong(plan, along, pointsOf(plan, summaries, statistic), ({ condition }) => plan.axes[along]!.values[plan.condition(condition).at[along]!]!);
}

/** @param along position of the axis that the lines run along */
function curvesAlong(plan: Plan, along: number, points: readonly CurvePoint[], xOf: (point: CurvePoint) => number): Curve[] {
  const others = plan.axes.flatMap(({ role, values }, k) => (k === along || role === "repeat" ? [] : [{ k, values }]));
  const valuesOf = ({ condition }: CurvePoint): number[] => {
    const { at } = plan.condition(condition);
    return others.map(({ k, values }) => values[at[k]!]!);
  };
  const ordered = points.toSorted((one, other) => xOf(one) - xOf(other));
  const lines = [...groupBy(ordered, (point) => valuesOf(point).join(" ")).values()];
  return lines.toSorted((one, other) => ascending(valuesOf(one[0]!), valuesOf(other[0]!))).map((ofLine) => ({ points: ofLine }));
}

function ascending(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((value, k) => value !== other[k]);
  return differing < 0 ? 0 : one[differing]! - other[differing]!;
}

/**
 * The points that the trials of one group make on the curves of every statistic that has curves.
 *
 * @param trials at least one, all of one group
 */
export function curvePointsOf(trials: readonly ConditionSummary[]): Readonly<Record<CurveStatistic, CurvePoint>> {
  const statistics = Object.keys(curveStatistics) as CurveStatistic[];
  return Object.fromEntries(statistics.map((statistic) => [statistic, pointOf(trials, statistic)])) as Record<CurveStatistic, CurvePoint>;
}

/** One point per group of conditions, in the order of their first summaries. */
function pointsOf(plan: Plan, summaries: readonly ConditionSummary[], statistic: CurveStatistic): CurvePoint[] {
  return [...groupBy(summaries, ({ condition }) => plan.groupOf({ index: condition })).values()].map((trials) => pointOf(trials, statistic));
}

/** @param group at least one, all of one group */
function pointOf(group: readonly ConditionSummary[], statistic: CurveStatistic): CurvePoint {
  const trials = distinctTrials(group);
  const { condition, level, levelIsConstant } = trials[0]!;
  const values = trials.map((trial) => trial[statistic]).filter((value) => value !== undefined);
  const theory = theories[statistic];
  const sd = sampleSd(values);
  const sem = sd === undefined ? undefined : sd / Math.sqrt(values.length);
  return {
    condition,
    level,
    levelIsConstant,
    trials: values.length,
    mean: mean(values),
    sem,
    ci95: sem === undefined ? undefined : sem * studentT95(values.length - 1),
    isiCount: trials.reduce((total, trial) => total + trial.isiCount, 0),
    fano: fanoFactor(trials.map((trial) => trial.spikeCount)),
    predicted: theory === undefined ? undefined : meanOfDefined(trials.map((trial) => trial[theory])),
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
