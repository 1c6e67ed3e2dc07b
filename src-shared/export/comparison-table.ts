import { compareStatistics, type StatisticRow } from "../comparison/compare-statistics.ts";
import { runLetter, trialsAt, type ComparedRun } from "../comparison/compared-run.ts";
import { differingParameters, type ParameterRow } from "../comparison/differing-parameters.ts";
import type { Place } from "../plan/plan.ts";
import type { Cell, Table } from "./csv-text.ts";

const columns = [
  "kind", "name", "unit", "sweep", "level", "level_unit", "noise", "noise_level", "noise_unit", "run", "run_name",
  "value", "sd", "n", "difference", "ci_low", "ci_high", "relative", "method", "pairs",
];
type Row = Record<string, Cell>;

/**
 * comparison.csv: one row per run and parameter in which the runs differ, then one per run and statistic at every sweep and noise
 * level that any of them has, sweep and noise level from 1. Differences are against the first run, run A. The columns are described
 * in docs/command-line.md, their definitions are at `ParameterRow` and `StatisticRow`.
 */
export function comparisonTable(runs: readonly ComparedRun[]): Table {
  const rows = [...differingParameters(runs).rows.flatMap((row) => parameterRows(row, runs)), ...placesOf(runs).flatMap((place) => statisticRows(place, runs))];
  const all = columns.flatMap((column) => (column === "run" ? [...furtherAxes(runs), column] : [column]));
  return { columns: all, rows: rows.map((row) => all.map((column) => row[column])) };
}

/** Every place that any run has: the product of all axes that are no repeats, each as long as the longest of any run. */
function placesOf(runs: readonly ComparedRun[]): Place[] {
  const sizes = new Map<string, number>();
  for (const { plan } of runs) for (const { name, role, values } of plan.axes) if (role !== "repeat") sizes.set(name, Math.max(values.length, sizes.get(name) ?? 0));
  let places: Place[] = runs.length === 0 ? [] : [{}];
  for (const [name, size] of sizes) places = places.flatMap((place) => Array.from({ length: size }, (_, position) => ({ ...place, [name]: position })));
  return places;
}

/** Axes beyond sweep and noise that runs have: each has a column of its values. */
function furtherAxes(runs: readonly ComparedRun[]): string[] {
  return [...new Set(runs.flatMap(({ plan }) => plan.axes.flatMap(({ name, role, column }) => (role === "parameter" && name !== "noise" ? [column] : []))))];
}

function parameterRows({ name, unit, derived, values, differences }: ParameterRow, runs: readonly ComparedRun[]): Row[] {
  return runs.map((run, k) => ({ kind: derived ? "derived parameter" : "parameter", name, unit, ...named(run, k), value: values[k], difference: differences[k] }));
}

function statisticRows(place: Place, runs: readonly ComparedRun[]): Row[] {
  const there = runs.map((run) => placeCells(run, place));
  return compareStatistics(runs, place).flatMap((row) =>
    runs.flatMap((run, k): Row[] =>
      there[k] === undefined ? [] : [{ kind: "statistic", name: row.name, unit: row.unit, ...there[k], ...named(run, k), ...statisticCells(row, k) }],
    ),
  );
}

/** Cells of a condition; undefined where the run has no such place, or no finished trial of it. */
function placeCells(run: ComparedRun, place: Place): Row | undefined {
  const [first] = trialsAt(run, place);
  if (first === undefined) return undefined;
  const { axes } = run.plan;
  const { at } = run.plan.condition(first.condition);
  const cells: Row = { sweep: (place["sweep"] ?? 0) + 1, level: first.level, level_unit: first.levelUnit, noise: (place["noise"] ?? 0) + 1 };
  for (const [k, axis] of axes.entries()) {
    if (axis.role !== "parameter") continue;
    const value = axis.values[at[k]!];
    if (axis.name === "noise") Object.assign(cells, { noise_level: value, noise_unit: axis.unit ?? "1" });
    else cells[axis.column] = value;
  }
  return cells;
}

function statisticCells({ runs, differences }: StatisticRow, k: number): Row {
  const [statistic, difference] = [runs[k], differences[k]];
  return {
    value: statistic?.mean,
    sd: statistic?.sd,
    n: statistic?.n ?? 0,
    difference: difference?.value,
    ci_low: difference?.interval?.low,
    ci_high: difference?.interval?.high,
    relative: difference?.relative,
    method: difference?.method,
    pairs: difference?.pairs,
  };
}

function named({ name }: ComparedRun, k: number): Row {
  return { run: runLetter(k), run_name: name };
}
