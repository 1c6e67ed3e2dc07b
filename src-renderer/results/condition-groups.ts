import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { curvePointsOf, type CurvePoint } from "../../src-shared/statistics/curves.ts";
import { meanOfDefined } from "../../src-shared/statistics/mean-and-sd.ts";
import type { ConditionSummary } from "../../src-shared/statistics/summarise-condition.ts";
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

/** Statistics over the finished trials of one sweep and noise level. */
export interface GroupStatistics {
  /** of all trials */
  readonly spikes: number;
  /** mean and confidence interval over trials, Hz */
  readonly rate: CurvePoint;
  /** mean and confidence interval over the trials that have one */
  readonly cv: CurvePoint;
  /** mean of the intervals of all trials, ms */
  readonly isiMean: number | undefined;
  /** ms, mean over the trials that spike */
  readonly latency: number | undefined;
  /** long-run rate by theory, Hz */
  readonly predictedRate: number | undefined;
  readonly predictedCv: number | undefined;
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
  const intervals = summaries.reduce((total, { isiCount }) => total + isiCount, 0);
  const time = summaries.reduce((total, { isiCount, isiMean }) => total + isiCount * (isiMean ?? 0), 0);
  return {
    spikes: summaries.reduce((total, { spikeCount }) => total + spikeCount, 0),
    ...curvePointsOf(summaries),
    isiMean: intervals === 0 ? undefined : time / intervals,
    latency: meanOfDefined(summaries.map(({ firstSpikeLatency }) => firstSpikeLatency)),
    predictedRate: meanOfDefined(summaries.map(({ predictedRate }) => predictedRate)),
    predictedCv: meanOfDefined(summaries.map(({ predictedCv }) => predictedCv)),
  };
}
