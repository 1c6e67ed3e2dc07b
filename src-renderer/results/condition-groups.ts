import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { CurveStatistic } from "../../src-shared/statistics/condition-statistics.ts";
import { curvePointsOf, type CurvePoint } from "../../src-shared/statistics/curves.ts";
import type { ConditionSummary } from "../../src-shared/statistics/summarise-condition.ts";
import { valuesOverTrials, type TrialValues } from "../../src-shared/statistics/values-over-trials.ts";
import type { ConditionState } from "../state/run.svelte.ts";
import type { Place } from "../../src-shared/content/figure-source.ts";
import type { RunAxes } from "./run-axes.ts";

/** `running`: some trials are finished. `failed`, `cancelled`: some trials are missing and none is running. */
export type GroupStatus = "waiting" | "running" | "finished" | "failed" | "cancelled";

/** The trials of one sweep and noise level: a cell of the matrix, a row of the table, a point of a curve. */
export interface ConditionGroup extends Place {
  readonly noiseLevel: number | undefined;
  readonly status: GroupStatus;
  readonly trials: number;
  readonly finished: number;
  readonly failed: number;
  /** of the first trial that failed */
  readonly error: BenchError | undefined;
  /** over the finished trials; undefined without any */
  readonly statistics: GroupStatistics | undefined;
}

/**
 * Statistics over the finished trials of one sweep and noise level: mean and confidence interval of each statistic that has
 * curves, and one number per statistic.
 */
export interface GroupStatistics extends Readonly<Record<CurveStatistic, CurvePoint>> {
  /** over the trials as the declaration says (`overTrials`); undefined where no trial has a value */
  readonly values: TrialValues;
}

/** All groups of a run in canonical order, with the states they were made from. */
export interface ConditionGroups {
  readonly axes: RunAxes;
  readonly states: readonly ConditionState[];
  readonly isRunning: boolean;
  readonly groups: readonly ConditionGroup[];
}

/**
 * Groups the conditions of a run. A group whose states are unchanged (by identity) is reused from `before`, so that an
 * update costs what is new in it, however large the run.
 *
 * @param states per condition, in canonical order
 * @param isRunning whether waiting conditions are still to come
 */
export function groupConditions(axes: RunAxes, states: readonly ConditionState[], isRunning: boolean, before?: ConditionGroups): ConditionGroups {
  const { noiseLevels, trials } = axes;
  const old = before !== undefined && before.axes === axes && before.isRunning === isRunning ? before : undefined;
  if (old?.states === states) return old;
  const groups = Array.from({ length: axes.sweeps * noiseLevels.length }, (_, k): ConditionGroup => {
    const first = k * trials;
    if (old !== undefined && sameStates(old.states, states, first, trials)) return old.groups[k]!;
    const place = { sweep: Math.floor(k / noiseLevels.length), noise: k % noiseLevels.length };
    return groupOf({ ...place, noiseLevel: noiseLevels[place.noise] }, states.slice(first, first + trials), isRunning);
  });
  return { axes, states, isRunning, groups };
}

function sameStates(old: readonly ConditionState[], states: readonly ConditionState[], first: number, count: number): boolean {
  for (let k = first; k < first + count; k++) if (old[k] !== states[k]) return false;
  return true;
}

function groupOf(place: Place & { readonly noiseLevel: number | undefined }, states: readonly ConditionState[], isRunning: boolean): ConditionGroup {
  const summaries = states.flatMap((state) => (state.status === "finished" ? [state.summary] : []));
  const failures = states.flatMap((state) => (state.status === "failed" ? [state.error] : []));
  return {
    ...place,
    status: statusOf(states, isRunning),
    trials: states.length,
    finished: summaries.length,
    failed: failures.length,
    error: failures[0],
    statistics: summaries.length === 0 ? undefined : statisticsOf(summaries),
  };
}

function statusOf(states: readonly ConditionState[], isRunning: boolean): GroupStatus {
  const count = (status: ConditionState["status"]) => states.reduce((total, state) => total + (state.status === status ? 1 : 0), 0);
  const finished = count("finished");
  if (finished === states.length) return "finished";
  if (isRunning && count("waiting") > 0) return finished > 0 ? "running" : "waiting";
  return count("failed") > 0 ? "failed" : "cancelled";
}

/** @param summaries at least one, all of one sweep and noise level */
function statisticsOf(summaries: readonly ConditionSummary[]): GroupStatistics {
  return { values: valuesOverTrials(summaries), ...curvePointsOf(summaries) };
}
