import { compareStatistics, type StatisticRow } from "../comparison/compare-statistics.ts";
import { noiseLevelsOf, runLetter, trialsAt, type ComparedPlace, type ComparedRun } from "../comparison/compared-run.ts";
import { differingParameters, type ParameterRow } from "../comparison/differing-parameters.ts";
import { noiseUnit } from "../protocol/noise-unit.ts";
import type { Cell, Table } from "./csv-text.ts";

const columns = [
  "kind", "name", "unit", "sweep", "level", "level_unit", "noise", "noise_level", "noise_unit", "run", "run_name",
  "value", "sd", "n", "difference", "ci_low", "ci_high", "relative", "method", "pairs",
] as const;
type Row = Partial<Record<(typeof columns)[number], Cell>>;

/**
 * comparison.csv: one row per run and parameter in which the runs differ, then one per run and statistic at every sweep and noise
 * level that any of them has, sweep and noise level from 1. Differences are against the first run, run A. The columns are described
 * in docs/command-line.md, their definitions are at `ParameterRow` and `StatisticRow`.
 */
export function comparisonTable(runs: readonly ComparedRun[]): Table {
  const rows = [...differingParameters(runs).rows.flatMap((row) => parameterRows(row, runs)), ...placesOf(runs).flatMap((place) => statisticRows(place, runs))];
  return { columns, rows: rows.map((row) => columns.map((column) => row[column])) };
}

/** Every sweep and noise level of any run. */
function placesOf(runs: readonly ComparedRun[]): ComparedPlace[] {
  const sweeps = Math.max(0, ...runs.map(({ resolved }) => resolved.sweeps));
  const levels = Math.max(0, ...runs.map(({ resolved }) => noiseLevelsOf(resolved).length));
  return Array.from({ length: sweeps * levels }, (_, k) => ({ sweep: Math.floor(k / levels), noise: k % levels }));
}

function parameterRows({ name, unit, derived, values, differences }: ParameterRow, runs: readonly ComparedRun[]): Row[] {
  return runs.map((run, k) => ({ kind: derived ? "derived parameter" : "parameter", name, unit, ...named(run, k), value: values[k], difference: differences[k] }));
}

function statisticRows(place: ComparedPlace, runs: readonly ComparedRun[]): Row[] {
  const there = runs.map((run) => placeCells(run, place));
  return compareStatistics(runs, place).flatMap((row) =>
    runs.flatMap((run, k): Row[] => (there[k] === undefined ? [] : [{ kind: "statistic", name: row.name, unit: row.unit, ...there[k], ...named(run, k), ...statisticCells(row, k) }])),
  );
}

/** Cells of a condition; undefined where the run has no such sweep or noise level, or no finished trial of it. */
function placeCells(run: ComparedRun, place: ComparedPlace): Row | undefined {
  const [first] = trialsAt(run, place);
  if (first === undefined) return undefined;
  const { noise } = run.resolved;
  return {
    sweep: place.sweep + 1,
    level: first.level,
    level_unit: first.levelUnit,
    noise: place.noise + 1,
    noise_level: first.noiseLevel,
    noise_unit: noise === undefined ? undefined : (noiseUnit(noise) ?? "1"),
  };
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
