import type { Plan } from "../plan/plan.ts";
import type { CurveStatistic } from "../statistics/condition-statistics.ts";
import type { CurvePoint } from "../statistics/curves.ts";
import type { Distributions } from "../statistics/distributions.ts";
import type { ConditionSummary } from "../statistics/summarise-condition.ts";
import type { TheoryLines } from "./theory-lines.ts";

/**
 * What figures are made from: of a run in memory, for a file; or what the page has of a run so far. Whatever has not finished,
 * or has not been fetched yet, is undefined. Conditions and groups are named by their addresses in the plan.
 */
export interface FigureSource {
  readonly plan: Plan;
  readonly theory: TheoryLines;
  /** of the conditions of a group that have finished, in order */
  summariesOf(group: number): readonly ConditionSummary[];
  /** their points on the curves of each statistic that has curves; undefined where there is none to show */
  curvePointsOf(group: number): Readonly<Record<CurveStatistic, CurvePoint>> | undefined;
  /** of their intervals, V and rate over time */
  distributionsOf(group: number): Partial<Distributions> | undefined;
  /** spike times of each neuron, ms */
  spikesOf(condition: number): readonly Float64Array[] | undefined;
  /** neurons whose V is recorded */
  recordedNeuronsOf(condition: number): number;
}

/** Who looks at a figure, and at what. */
export interface FigureView {
  /** address of what stands out, or is shown alone (with the repeats of it, in figures that put these together) */
  readonly condition: number;
  /** a page, on which `condition` was chosen and more is still to come; false: a file, which shows all that there is */
  readonly live: boolean;
  readonly theory: boolean;
}
