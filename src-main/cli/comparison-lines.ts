import type { Cell } from "../../src-shared/export/csv-text.ts";
import { compareStatistics, type StatisticRow } from "../../src-shared/comparison/compare-statistics.ts";
import { runLetter, type ComparedRun } from "../../src-shared/comparison/compared-run.ts";
import { differingParameters, type ParameterRow } from "../../src-shared/comparison/differing-parameters.ts";
import type { Place } from "../../src-shared/plan/plan.ts";
import { textTable } from "./text-table.ts";

/** Lines of a comparison for the terminal: the parameters in which the runs differ, and their statistics at one condition. */
export function comparisonLines(runs: readonly ComparedRun[], place: Place): string[] {
  const { compared, rows } = differingParameters(runs);
  const letters = runs.map((_, k) => runLetter(k));
  const others = letters.slice(1).map((letter) => `${letter} - A`);
  const parameters =
    rows.length === 0
      ? [`  Same parameters: all ${compared} are equal.`]
      : [textTable({ columns: ["parameter", "unit", ...letters, ...others], rows: rows.map(parameterCells) })];
  const statistics = compareStatistics(runs, place).filter(({ runs: ofRuns }) => ofRuns.some((one) => one !== undefined));
  return [
    "",
    `Parameters, ${rows.length} of ${compared} differ`,
    ...parameters,
    "",
    `Statistics of ${placeText(runs, place)}, over trials; differences from A with their 95 % confidence interval`,
    textTable({
      columns: ["statistic", "unit", "run", "mean", "sd", "n", "difference", "from", "to", "percent", "method"],
      rows: statistics.flatMap((row) => statisticRows(row, letters)),
    }),
  ];
}

/** "sweep 3, noise level 2": the stimulus, and what else any of the runs varies; repeats are put together. */
function placeText(runs: readonly ComparedRun[], place: Place): string {
  const shown = runs.flatMap(({ plan }) => plan.axes.filter(({ role, values }) => role === "stimulus" || (role === "parameter" && values.length > 1)));
  const words = new Map(shown.map(({ name, words: { one } }) => [name, one]));
  return [...words].map(([name, one]) => `${one} ${(place[name] ?? 0) + 1}`).join(", ");
}

function parameterCells({ name, unit, derived, values, differences }: ParameterRow): Cell[] {
  return [derived ? `${name} (derived)` : name, unit ?? "", ...values.map(short), ...differences.slice(1).map(short)];
}

function statisticRows({ name, unit, runs, differences }: StatisticRow, letters: readonly string[]): Cell[][] {
  return letters.map((letter, k) => {
    const [statistic, difference] = [runs[k], differences[k]];
    const percent = difference?.relative === undefined ? undefined : Number((100 * difference.relative).toFixed(1));
    // The name of a statistic is printed only in its first row.
    return [
      ...(k === 0 ? [name, unit ?? ""] : ["", ""]),
      letter,
      ...[statistic?.mean, statistic?.sd, statistic?.n ?? 0, difference?.value, difference?.interval?.low, difference?.interval?.high, percent].map(short),
      k === 0 ? "" : (difference?.method ?? ""),
    ];
  });
}

/** Rounds to five digits, which is enough to tell runs apart; the written table has all digits. */
function short(value: Cell): Cell {
  return typeof value === "number" ? Number(value.toPrecision(5)) : value;
}
