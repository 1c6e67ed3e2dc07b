import type { Difference, StatisticRow } from "../../src-shared/comparison/compare-statistics.ts";
import { trueMinus } from "../../src-shared/content/number-text.ts";
import { comparedFirst, statisticEntries, statisticOf } from "../../src-shared/statistics/condition-statistics.ts";

/** A run as it heads columns. */
interface Headed {
  /** "A" */
  readonly letter: string;
}

type Named = Pick<StatisticRow, "name" | "unit">;

/** "Rate, Hz" */
export function statisticTitle({ title, unit }: Pick<StatisticRow, "title" | "unit">): string {
  return unit === undefined ? title : `${title}, ${unit}`;
}

/** Statistics listed first. */
const prominent: readonly string[] = comparedFirst.map((key) => statisticOf(key).name);
const counts: readonly string[] = statisticEntries.flatMap(([, { name, value }]) => (value === "count" ? [name] : []));

/** The rows with `comparedFirst` on top; the others follow in the order of summary.csv. */
export function prominentFirst(rows: readonly StatisticRow[]): StatisticRow[] {
  const rank = ({ name }: StatisticRow): number => (prominent.includes(name) ? prominent.indexOf(name) : prominent.length);
  return rows.toSorted((one, other) => rank(one) - rank(other));
}

/** One precision for a statistic of all runs: bare numbers are small, such as a CV, except counts. */
function decimalsOf({ name, unit }: Named): number {
  return unit === undefined && !counts.includes(name) ? 3 : 2;
}

/** A mean or an SD as it is read; "" for no answer. */
export function valueText(row: Named, value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? "" : trueMinus(withoutMinusZero(value.toFixed(decimalsOf(row))));
}

/** A difference with its sign: "+20.55"; "" for no answer. */
export function differenceText(row: Named, value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? "" : signed(value.toFixed(decimalsOf(row)));
}

/** "+19.25 to +21.85"; "" without one. */
export function intervalText(row: Named, interval: Difference["interval"]): string {
  return interval === undefined ? "" : `${differenceText(row, interval.low)} to ${differenceText(row, interval.high)}`;
}

/** "+97", from a fraction; below 10 % with one decimal. */
export function percentText(relative: number | undefined): string {
  if (relative === undefined || !Number.isFinite(relative)) return "";
  const percent = 100 * relative;
  return signed(percent.toFixed(Math.abs(percent) < 9.95 ? 1 : 0));
}

function signed(fixed: string): string {
  const text = withoutMinusZero(fixed);
  return text.startsWith("-") || Number(text) === 0 ? trueMinus(text) : `+${text}`;
}

function withoutMinusZero(fixed: string): string {
  return Number(fixed) === 0 ? fixed.replace("-", "") : fixed;
}

/** Method of the confidence intervals of run `k`; undefined without intervals. */
export function methodOf(rows: readonly StatisticRow[], k: number): "paired" | "Welch" | "paired or Welch" | undefined {
  const methods = new Set(rows.flatMap(({ differences }) => differences[k]?.method ?? []));
  if (methods.size > 1) return "paired or Welch";
  return methods.has("paired") ? "paired" : methods.has("welch") ? "Welch" : undefined;
}

/** One-sentence explanation of the method. */
export const methodMeanings = {
  paired: "Paired: both runs have the same noise, so they are compared trial by trial.",
  Welch: "Welch: the noise of the two runs is not the same, so their means are compared.",
  "paired or Welch": "Paired where both runs have the same noise, Welch where not.",
} as const;

/** "20 trials each", "20 and 10 trials"; "" where every run has one. @param trials finished ones, per run */
export function trialsText(trials: readonly number[]): string {
  const different = new Set(trials);
  if (trials.every((count) => count === 1)) return "one trial each, so no intervals";
  if (different.size === 1) return trials.length === 1 ? `${trials[0]!} trials` : `${trials[0]!} trials each`;
  return `${trials.slice(0, -1).join(", ")} and ${trials.at(-1)!} trials`;
}

/** The table for a spreadsheet: tab-separated, full precision, heads first. */
export function comparisonText(rows: readonly StatisticRow[], runs: readonly Headed[]): string {
  const first = runs[0]?.letter ?? "";
  const heads = runs.flatMap(({ letter }, k) => [
    `${letter} mean`,
    `${letter} SD`,
    `${letter} n`,
    ...(k === 0 ? [] : [`${letter} - ${first}`, "95 % CI low", "95 % CI high", "%", "Method"]),
  ]);
  const lines = rows.map((row) => {
    const cells = row.runs.flatMap((run, k) => {
      const difference = row.differences[k];
      const own = [run?.mean, run?.sd, run?.n];
      return k === 0
        ? own
        : [
            ...own,
            difference?.value,
            difference?.interval?.low,
            difference?.interval?.high,
            difference?.relative === undefined ? undefined : 100 * difference.relative,
            difference?.method,
          ];
    });
    return [statisticTitle(row), ...cells.map((cell) => String(cell ?? ""))];
  });
  return [["Statistic", ...heads], ...lines].map((line) => `${line.join("\t")}\n`).join("");
}
