import { trueMinus } from "../../src-shared/content/number-text.ts";
import { bareText, plain, type TextLine } from "../../src-shared/content/rich-text.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { statisticOf, tableStatistics } from "../../src-shared/statistics/condition-statistics.ts";
import { decimalsOf, shortTitleOf, type Statistic } from "../../src-shared/statistics/statistic.ts";
import type { TrialValues } from "../../src-shared/statistics/values-over-trials.ts";
import type { WindowLevel } from "../../src-shared/stimulus/level-in-window.ts";
import { counted } from "../words/status-words.ts";
import type { ConditionState } from "../state/run.svelte.ts";
import type { ConditionGroup } from "./condition-groups.ts";
import { driveName, noiseHead } from "./run-words.ts";

/** One row of the table: a sweep and noise level (its trials together), or one of its trials. */
export interface TableRow {
  readonly sweep: number;
  /** index of the noise level */
  readonly noise: number;
  /** undefined: all trials together */
  readonly trial: number | undefined;
  /** instead of numbers, where there are none: "waiting" */
  readonly note: string | undefined;
  /** whether it failed, or some of its trials did */
  readonly failed: boolean;
  /** by the column's id; undefined is an empty cell */
  readonly values: Readonly<Partial<Record<ColumnId, number>>>;
}

/** Where a row stands, a statistic of it, or the Fano factor, which several trials have together. */
export type ColumnId = "sweep" | "level" | "noise" | "trial" | (typeof tableStatistics)[number] | "fano";

export interface TableColumn {
  readonly id: ColumnId;
  readonly title: TextLine;
  /** for the copy, which knows no styles: "Rate, Hz" */
  readonly plainTitle: string;
  /** places after the decimal point, one for the whole column */
  readonly decimals: number;
  /** how it is defined, and where it is empty; undefined where the title says all */
  readonly about?: string;
}

/** The columns of a run's table: those of noise and of trials only where there are any. */
export function tableColumns(protocol: ResolvedProtocol, levels: readonly (WindowLevel | undefined)[], unit: "pA" | "V/s", perTrial: boolean): TableColumn[] {
  const isMean = levels.some((level) => level?.constant === false);
  const column = (id: ColumnId, title: string | TextLine, decimals: number): TableColumn => {
    const line = typeof title === "string" ? plain(title) : title;
    return { id, title: line, plainTitle: bareText(line), decimals };
  };
  const noise = protocol.noise;
  return [
    column("sweep", "Sweep", 0),
    column("level", `${isMean ? "Mean " : ""}${isMean ? driveName(unit).toLowerCase() : driveName(unit)}, ${unit}`, decimalsFor(levels.map((level) => level?.level ?? 0))),
    ...(noise === undefined ? [] : [column("noise", noiseHead(protocol), decimalsFor(noise.levels))]),
    ...(perTrial ? [column("trial", "Trial", 0)] : []),
    ...tableStatistics.filter((key) => key !== "predictedCount" || hasNoiseless(protocol)).map(statisticColumn),
    ...(perTrial || protocol.trials === 1 ? [] : [column("fano", "Fano factor", 3)]),
  ];
}

/** Whether any condition is without noise: counts are predicted there only. */
function hasNoiseless({ noise }: ResolvedProtocol): boolean {
  return noise === undefined || noise.levels.includes(0);
}

function statisticColumn(key: (typeof tableStatistics)[number]): TableColumn {
  const statistic = statisticOf(key);
  const title = headOf(statistic);
  return { id: key, title: plain(title), plainTitle: title, decimals: decimalsOf(statistic), about: definitionOf(statistic) };
}

/** Decimals that the numbers need, three at most. */
function decimalsFor(values: readonly number[]): number {
  const needed = (value: number) => [0, 1, 2].find((decimals) => Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) ?? 3;
  return values.reduce((most, value) => Math.max(most, needed(value)), 0);
}

/** @param level of the group's sweep, known before it is simulated */
export function groupRow(group: ConditionGroup, level: WindowLevel | undefined): TableRow {
  const { sweep, noise, noiseLevel, statistics, finished, trials, status } = group;
  const partial = finished > 0 && finished < trials;
  const shown = status === "finished" || (status !== "running" && finished > 0) ? statistics : undefined;
  return {
    sweep,
    noise,
    trial: undefined,
    note: shown === undefined ? (partial ? `running, ${finished} of ${counted(trials, "trial")}` : noteOf(status, group.error?.what)) : undefined,
    failed: group.failed > 0,
    values: defined({
      sweep: sweep + 1,
      level: level?.level,
      noise: noiseLevel,
      ...shownStatistics(shown?.values),
      fano: shown?.rate.fano,
    }),
  };
}

/** One condition. */
export function trialRow(
  state: ConditionState,
  place: { readonly sweep: number; readonly noise: number; readonly noiseLevel: number | undefined; readonly trial: number },
  level: WindowLevel | undefined,
): TableRow {
  const summary = state.status === "finished" ? state.summary : undefined;
  return {
    sweep: place.sweep,
    noise: place.noise,
    trial: place.trial,
    note: summary === undefined ? noteOf(state.status, state.status === "failed" ? state.error.what : undefined) : undefined,
    failed: state.status === "failed",
    values: defined({
      sweep: place.sweep + 1,
      level: level?.level,
      noise: place.noiseLevel,
      trial: place.trial + 1,
      ...shownStatistics(summary),
    }),
  };
}

/** As docs/statistics.md has it, for a tip. */
function definitionOf({ title, definition, undefinedWhere }: Statistic): string {
  return `${title}: ${definition}.${undefinedWhere === undefined ? "" : ` Empty where ${undefinedWhere}.`}`;
}

/** "Rate, Hz" */
function headOf(statistic: Statistic): string {
  return statistic.unit === undefined ? shortTitleOf(statistic) : `${shortTitleOf(statistic)}, ${statistic.unit}`;
}

function shownStatistics(values: TrialValues | undefined): Partial<Record<ColumnId, number | undefined>> {
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
    case "finished":
      return status;
  }
}

/** The finite values only; a diverged integrator gives NaN. */
function defined(values: Partial<Record<ColumnId, number | undefined>>): TableRow["values"] {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && Number.isFinite(value)));
}

export interface TableOrder {
  readonly column: ColumnId;
  readonly direction: "ascending" | "descending";
}

/** Sort order after a click on a column head: ascending, descending, unsorted. */
export function nextOrder(order: TableOrder | undefined, column: ColumnId): TableOrder | undefined {
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
