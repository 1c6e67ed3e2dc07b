import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { CurveStatistic } from "../../src-shared/statistics/condition-statistics.ts";
import { curvePointsOf, type CurvePoint } from "../../src-shared/statistics/curves.ts";
import type { ConditionSummary } from "../../src-shared/statistics/summarise-condition.ts";
import { valuesOverTrials, type TrialValues } from "../../src-shared/statistics/values-over-trials.ts";
import { summaryIn, type ConditionState } from "../state/run.svelte.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";

/**
 * `running`: some conditions are finished. `failed`, `cancelled`: some are missing and none is running. `recorded`: all have numbers, some of
 * them only in the record of the run.
 */
export type GroupStatus = "waiting" | "recorded" | "running" | "finished" | "failed" | "cancelled";

/** Conditions that differ in repeats only: a cell of the matrix, a row of the table, a point of a curve. */
export interface ConditionGroup {
  /** address of the first of them */
  readonly condition: number;
  readonly status: GroupStatus;
  readonly trials: number;
  readonly finished: number;
  readonly failed: number;
  /** of the first that failed */
  readonly error: BenchError | undefined;
  /** over the trials that have finished or are recorded; undefined without any */
  readonly statistics: GroupStatistics | undefined;
}

/**
 * Statistics over the conditions of one group that have numbers: mean and confidence interval of each statistic that has
 * curves, and one number per statistic.
 */
export interface GroupStatistics extends Readonly<Record<CurveStatistic, CurvePoint>> {
  /** over the trials as the declaration says (`overTrials`); undefined where no trial has a value */
  readonly values: TrialValues;
}

/** All groups of a run in canonical order, with the states they were made from. */
export interface ConditionGroups {
  readonly plan: Plan;
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
export function groupConditions(plan: Plan, states: readonly ConditionState[], isRunning: boolean, before?: ConditionGroups): ConditionGroups {
  const { repeats } = plan;
  const old = before !== undefined && before.plan === plan && before.isRunning === isRunning ? before : undefined;
  if (old?.states === states) return old;
  const groups = Array.from({ length: plan.groups }, (_, k): ConditionGroup => {
    const first = k * repeats;
    if (old !== undefined && sameStates(old.states, states, first, repeats)) return old.groups[k]!;
    return groupOf(first, states.slice(first, first + repeats), isRunning);
  });
  return { plan, states, isRunning, groups };
}

function sameStates(old: readonly ConditionState[], states: readonly ConditionState[], first: number, count: number): boolean {
  for (let k = first; k < first + count; k++) if (old[k] !== states[k]) return false;
  return true;
}

function groupOf(condition: number, states: readonly ConditionState[], isRunning: boolean): ConditionGroup {
  const summaries = states.flatMap((state) => summaryIn(state) ?? []);
  const failures = states.flatMap((state) => (state.status === "failed" ? [state.error] : []));
  return {
    condition,
    status: statusOf(states, isRunning),
    trials: states.length,
    finished: states.filter(({ status }) => status === "finished").length,
    failed: failures.length,
    error: failures[0],
    statistics: summaries.length === 0 ? undefined : statisticsOf(summaries),
  };
}

function statusOf(states: readonly ConditionState[], isRunning: boolean): GroupStatus {
  const count = (status: ConditionState["status"]) => states.reduce((total, state) => total + (state.status === status ? 1 : 0), 0);
  const finished = count("finished");
  if (finished === states.length) return "finished";
  if (finished + count("recorded") === states.length) return "recorded";
  if (isRunning && count("waiting") > 0) return finished > 0 ? "running" : "waiting";
  return count("failed") > 0 ? "failed" : "cancelled";
}

/** @param summaries at least one, all of one group */
function statisticsOf(summaries: readonly ConditionSummary[]): GroupStatistics {
  return { values: valuesOverTrials(summaries), ...curvePointsOf(summaries) };
}
