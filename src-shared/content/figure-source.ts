import type { Plan } from "../plan/plan.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { CurveStatistic } from "../statistics/condition-statistics.ts";
import type { CurvePoint } from "../statistics/curves.ts";
import type { Distributions } from "../statistics/distributions.ts";
import type { ConditionSummary } from "../statistics/summarise-condition.ts";
import type { TimeWindow } from "../statistics/spike-counts.ts";
import type { WindowLevel } from "../stimulus/level-in-window.ts";
import type { TheoryLines } from "./theory-lines.ts";

/** A place on the axes of a protocol: sweep and index of the noise level, all trials together. */
export interface Place {
  readonly sweep: number;
  readonly noise: number;
}

/** Properties of a sweep that are known before it runs. */
export interface SweepFacts {
  /** drive in the window */
  readonly level: WindowLevel | undefined;
  /** where statistics are taken, ms */
  readonly window: TimeWindow;
  /** when the stimulus of that window begins, ms */
  readonly onset: number;
  /** ms */
  readonly duration: number;
}

/**
 * What figures are made from: of a run in memory, for a file; or what the page has of a run so far. Whatever has not finished,
 * or has not been fetched yet, is undefined.
 */
export interface FigureSource {
  readonly plan: Plan;
  /** of the plan */
  readonly protocol: ResolvedProtocol;
  /** one per sweep */
  readonly sweeps: readonly SweepFacts[];
  /** of the drive */
  readonly unit: "pA" | "V/s";
  readonly theory: TheoryLines;
  /** of the trials that have finished, in order */
  summariesAt(place: Place): readonly ConditionSummary[];
  /** their points on the curves of each statistic that has curves; undefined where there is none to show */
  curvePointsAt(place: Place): Readonly<Record<CurveStatistic, CurvePoint>> | undefined;
  /** of their intervals, V and rate over time */
  distributionsAt(place: Place): Partial<Distributions> | undefined;
  /** spike times of each neuron of one trial, ms */
  spikesAt(place: Place, trial: number): readonly Float64Array[] | undefined;
  /** neurons of one trial whose V is recorded */
  recordedNeuronsAt(place: Place, trial: number): number;
}

/** Who looks at a figure, and at what. */
export interface FigureView {
  /** what stands out, or is shown alone */
  readonly place: Place;
  readonly trial: number;
  /** a page, on which `place` was chosen and more is still to come; false: a file, which shows all that there is */
  readonly live: boolean;
  readonly theory: boolean;
}
