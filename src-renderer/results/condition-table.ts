import { axisHead } from "../../src-shared/content/axis-wording.ts";
import { trueMinus } from "../../src-shared/content/number-text.ts";
import { bareText, plain, type TextLine } from "../../src-shared/content/rich-text.ts";
import { shownValue } from "../../src-shared/plan/axis.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { Setting } from "../../src-shared/plan/settings-of-protocol.ts";
import { statisticOf, tableStatistics } from "../../src-shared/statistics/condition-statistics.ts";
import { decimalsOf, shortTitleOf, type Statistic } from "../../src-shared/statistics/statistic.ts";
import type { TrialValues } from "../../src-shared/statistics/values-over-trials.ts";
import { counted } from "../words/status-words.ts";
import { summaryIn, type ConditionState } from "../state/run.svelte.ts";
import type { ConditionGroup } from "./condition-groups.ts";
import { driveName } from "./run-words.ts";

/** One row of the table: a group of conditions, or one of them. */
export interface TableRow {
  /** its address; of a group, that of its first */
  readonly condition: number;
  /** instead of numbers, where there are none: "waiting" */
  readonly note: string | undefined;
  /** whether it failed, or some of the group did */
  readonly failed: boolean;
  /** by the column's id; undefined is an empty cell */
  readonly values: Readonly<Record<string, number>>;
}

export interface TableColumn {
  /** name of an axis, "level" of the drive, a statistic, or "fano": the Fano factor, which several trials have together */
  readonly id: string;
  /** whether it says which condition a row is of, rather than what came out */
  readonly isPlace: boolean;
  readonly title: TextLine;
  /** for the copy, which knows no styles: "Rate, Hz" */
  readonly plainTitle: string;
  /** places after the decimal point, one for the whole column */
  readonly decimals: number;
  /** how it is defined, and where it is empty; undefined where the title says all */
  readonly about?: string;
}

/** The columns of a run's table: its axes, the level of the drive after that of the stimulus, and statistics. @param perRepeat whether each repeat has a row */
export function tableColumns(plan: Plan, perRepeat: boolean): TableColumn[] {
  const { drives, driveUnit } = plan;
  const isMean = drives.some(({ level }) => level?.constant === false);
  const name = `${isMean ? "Mean " : ""}${isMean ? driveName(driveUnit).toLowerCase() : driveName(driveUnit)}, ${driveUnit}`;
  const column = (id: string, title: TextLine, decimals: number, isPlace = true): TableColumn => ({ id, isPlace, title, plainTitle: bareText(title), decimals });
  const places = plan.axes.flatMap((axis): TableColumn[] => {
    if (axis.role === "repeat" && !perRepeat) return [];
    const ofAxis = column(axis.name, axisHead(axis), axis.isCounted ? 0 : decimalsFor(axis.values));
    return axis.role === "stimulus" ? [ofAxis, column("level", plain(name), decimalsFor(drives.map(({ level }) => level?.level ?? 0)))] : [ofAxis];
  });
  return [
    ...places,
    ...tableStatistics.filter((key) => key !== "predictedCount" || plan.data.settings.some(isNoiseless)).map(statisticColumn),
    ...(perRepeat || plan.repeats === 1 ? [] : [column("fano", plain("Fano factor"), 3, false)]),
  ];
}

/** Whether a setting is without noise: counts are predicted there only. */
function isNoiseless({ noiseLevel = 0 }: Setting): boolean {
  return noiseLevel === 0;
}

function statisticColumn(key: (typeof tableStatistics)[number]): TableColumn {
  const statistic = statisticOf(key);
  const title = headOf(statistic);
  return { id: key, isPlace: false, title: plain(title), plainTitle: title, decimals: decimalsOf(statistic), about: definitionOf(statistic) };
}

/** Decimals that the numbers need, three at most. */
function decimalsFor(values: readonly number[]): number {
  const needed = (value: number) => [0, 1, 2].find((decimals) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) ?? 3;
  return values.reduce((most, value) => Math.max(most, needed(value)), 0);
}

/** All conditions of a group together. */
export function groupRow(plan: Plan, group: ConditionGroup): TableRow {
  const { condition, statistics, finished, trials, status } = group;
  const partial = finished > 0 && finished < trials;
  const shown = status === "finished" || status === "recorded" || (status !== "running" && finished > 0) ? statistics : undefined;
  return {
    condition,
    note: shown === undefined ? (partial ? `running, ${finished} of ${counted(trials, "trial")}` : noteOf(status, group.error?.what)) : undefined,
    failed: group.failed > 0,
    values: defined({ ...placeOf(plan, condition, false), ...shownStatistics(shown?.values), fano: shown?.rate.fano }),
  };
}

/** One condition. */
export function conditionRow(plan: Plan, condition: number, state: ConditionState): TableRow {
  const summary = summaryIn(state);
  return {
    condition,
    note: summary === undefined ? noteOf(state.status, state.status === "failed" ? state.error.what : undefined) : undefined,
    failed: state.status === "failed",
    values: defined({ ...placeOf(plan, condition, true), ...shownStatistics(summary) }),
  };
}

/** Where a condition stands, as people count; the drive's level is known before it is simulated. */
function placeOf(plan: Plan, condition: number, withRepeats: boolean): Record<string, number | undefined> {
  const { at } = plan.condition(condition);
  const places = plan.axes.flatMap((axis, k): [string, number][] => (axis.role === "repeat" && !withRepeats ? [] : [[axis.name, shownValue(axis, at[k]!)]]));
  return { ...Object.fromEntries(places), level: plan.driveOf({ index: condition }).level?.level };
}

/** As docs/statistics.md has it, for a tip. */
function definitionOf({ title, definition, undefinedWhere }: Statistic): string {
  return `${title}: ${definition}.${undefinedWhere === undefined ? "" : ` Empty where ${undefinedWhere}.`}`;
}

/** "Rate, Hz" */
function headOf(statistic: Statistic): string {
  return statistic.unit === undefined ? shortTitleOf(statistic) : `${shortTitleOf(statistic)}, ${statistic.unit}`;
}

function shownStatistics(values: TrialValues | undefined): Record<string, number | undefined> {
  return Object.fromEntries(tableStatistics.map((key) => [key, values?.[key]]));
}

function noteOf(status: ConditionGroup["status"], reason: string | undefined): string {
  switch (status) {
    case "failed":
      return `failed: ${reason ?? "no reason was given."}`;
    case "cancelled":
      return "cancelled";
    case "waiting":
    case "running":
    case "recorded":
    case "finished":
      return status;
  }
}

/** The finite values only; a diverged integrator gives NaN. */
function defined(values: Readonly<Record<string, number | undefined>>): TableRow["values"] {
  return Object.fromEntries(Object.entries(values).flatMap(([id, value]) => (value !== undefined && Number.isFinite(value) ? [[id, value]] : [])));
}

export interface TableOrder {
  /** id of the column */
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** Sort order after a click on a column head: ascending, descending, unsorted. */
export function nextOrder(order: TableOrder | undefined, column: string): TableOrder | undefined {
  if (order?.column !== column) return { column, direction: "ascending" };
  return order.direction === "ascending" ? { column, direction: "descending" } : undefined;
}

/** Rows sorted by one column (stable); rows without a value come last in either order. */
export function sortedRows(rows: readonly TableRow[], order: TableOrder | undefined): readonly TableRow[] {
  if (order === undefined) return rows;
  const sign = order.direction === "ascending" ? 1 : -1;
  return rows.toSorted((one, other) => {
    const [a, b] = [one.values[order.column], other.values[order.column]];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * (a - b);
  });
}

/** A cell as it is read: the column's decimals, a true minus sign, "" for no answer. */
export function cellText(row: TableRow, { id, decimals }: TableColumn): string {
  const value = row.values[id];
  if (value === undefined) return "";
  return trueMinus((Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value).toFixed(decimals));
}

/** The table for a spreadsheet: tab-separated, full precision, heads first. */
export function tableText(columns: readonly TableColumn[], rows: readonly TableRow[]): string {
  const lines = [columns.map(({ plainTitle }) => plainTitle), ...rows.map(({ values }) => columns.map(({ id }) => String(values[id] ?? "")))];
  return lines.map((line) => `${line.join("\t")}\n`).join("");
}
