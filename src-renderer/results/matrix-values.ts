import { settingText } from "../../src-shared/content/axis-wording.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { matrixStatistics, statisticOf } from "../../src-shared/statistics/condition-statistics.ts";
import { decimalsOf, shortTitleOf } from "../../src-shared/statistics/statistic.ts";
import type { ConditionGroup } from "./condition-groups.ts";
import { driveText, spokenPlace } from "./run-words.ts";

/** What the matrix shows of each group. */
export type Measure = (typeof matrixStatistics)[number];

/** A choice of what the matrix shows: "Latency". */
export const measureChoices: readonly { readonly value: Measure; readonly text: string }[] = matrixStatistics.map((value) => ({ value, text: shortTitleOf(statisticOf(value)) }));

/** Head of the matrix: "Rate, Hz"; a bare number is named in full. */
export function measureTitle(measure: Measure): string {
  const statistic = statisticOf(measure);
  return statistic.unit === undefined ? statistic.title : `${shortTitleOf(statistic)}, ${statistic.unit}`;
}

/** The same where a number stands beside it: "CV", "Rate, Hz". */
export function shortMeasureTitle(measure: Measure): string {
  const statistic = statisticOf(measure);
  return statistic.unit === undefined ? shortTitleOf(statistic) : measureTitle(measure);
}

/** Within a sentence: "latency", "CV". */
function measureName(measure: Measure): string {
  const title = shortTitleOf(statisticOf(measure));
  return /^[A-Z]{2}/.test(title) ? title : title.toLowerCase();
}

/** Cells are narrower than the columns of the table: one digit less will do. */
function fewerDecimals(measure: Measure): number {
  return Math.max(1, decimalsOf(statisticOf(measure)) - 1);
}

/** One cell of the matrix. */
export interface MatrixCell {
  readonly status: ConditionGroup["status"];
  /** the number, with the decimals of the matrix; "" where there is none */
  readonly text: string;
  /** 0 ... 1 on the scale of the matrix; 0 where there is no number */
  readonly tint: number;
}

/** @returns undefined where the group has no such number, or no final one */
function measuredValue(group: ConditionGroup, measure: Measure): number | undefined {
  const { statistics, status } = group;
  if (statistics === undefined || status === "running" || status === "waiting") return undefined;
  const value = statistics.values[measure];
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

/** Whether a missing number means that there is none. */
function hasNumbers({ status }: ConditionGroup): boolean {
  return status === "finished" || status === "recorded";
}

/** How the cells of a matrix are written and tinted: one precision and one scale, from 0 to the largest value. */
export interface MatrixScale {
  readonly measure: Measure;
  readonly decimals: number;
  readonly largest: number;
}

/** @param expected largest expected value, so that the tints of a running run do not change with every result */
export function matrixScale(groups: readonly ConditionGroup[], measure: Measure, expected = 0): MatrixScale {
  let largest = expected;
  for (const group of groups) largest = Math.max(largest, measuredValue(group, measure) ?? 0);
  return { measure, decimals: largest >= 1000 ? 0 : fewerDecimals(measure), largest };
}

export function matrixCell(group: ConditionGroup, { measure, decimals, largest }: MatrixScale): MatrixCell {
  const value = measuredValue(group, measure);
  return { status: group.status, text: value === undefined ? "" : value.toFixed(decimals), tint: value === undefined || largest === 0 ? 0 : value / largest };
}

/** The chosen cell of a map, under the title of the measure: "0.183 at 590 pA, 6 mV". */
export function shownCell(plan: Plan, group: ConditionGroup, scale: MatrixScale): string {
  const { text } = matrixCell(group, scale);
  const { setting } = plan.coordinatesOf({ index: group.condition });
  const place = [driveText(plan, group.condition), settingText(plan, setting)].filter((part) => part !== "").join(", ");
  return `${text === "" ? (hasNumbers(group) ? "none" : group.status) : text} at ${place}`;
}

/** Accessible name of a cell: "140 pA, noise 2 mV: 21.1 Hz, finished". */
export function spokenCell(plan: Plan, group: ConditionGroup, scale: MatrixScale): string {
  const { text } = matrixCell(group, scale);
  const { measure } = scale;
  const { unit } = statisticOf(measure);
  // Hz says that it is a rate.
  const name = unit === "Hz" ? "" : `${measureName(measure)} `;
  const value = text === "" ? "" : `${name}${text}${unit === undefined ? "" : ` ${unit}`}, `;
  const empty = text === "" && hasNumbers(group) ? `no ${measureName(measure)}, ` : "";
  return `${spokenPlace(plan, group.condition)}: ${value}${empty}${group.status}`;
}
