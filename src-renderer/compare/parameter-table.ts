import type { ComparedRun } from "../../src-shared/comparison/compared-run.ts";
import { differingParameters, type ParameterRow } from "../../src-shared/comparison/differing-parameters.ts";
import { capitalised, trueMinus } from "../../src-shared/content/number-text.ts";
import { plain, type TextLine } from "../../src-shared/content/rich-text.ts";

/** Table of the parameters in which compared runs differ. */
export interface ParameterTable {
  /** "2 of 19 differ" */
  readonly note: string;
  readonly rows: readonly ShownParameter[];
  /** instead of rows, where nothing but the seed differs */
  readonly empty: string;
}

export interface ShownParameter {
  readonly name: string;
  /** with its unit: "τ_m, ms" */
  readonly title: TextLine;
  readonly derived: boolean;
  /** one per run; "" where it has none */
  readonly values: readonly string[];
  /** against the first, with their sign, one per run; "" for the first, and where there are no numbers */
  readonly differences: readonly string[];
}

/** @param runs at least one */
export function parameterTable(runs: readonly ComparedRun[]): ParameterTable {
  if (runs.length < 2) return { note: "", rows: [], empty: "Choose another run with Ctrl+click." };
  const { compared, rows } = differingParameters(runs);
  const seedOnly = rows.every(({ name }) => name === "seed");
  return {
    note: seedOnly ? "" : `${rows.length} of ${compared} ${rows.length === 1 ? "differs" : "differ"}`,
    rows: seedOnly ? [] : rows.map(shownParameter),
    empty: rows.length > 0 ? "Same parameters. The runs differ in seed only." : "Same parameters and seed: the runs are equal.",
  };
}

function shownParameter({ name, symbol, unit, derived, values, differences }: ParameterRow): ShownParameter {
  const numbers = values.filter((value) => typeof value === "number");
  const decimals = decimalsFor(numbers, differences.filter((difference) => difference !== undefined));
  return {
    name,
    title: [...(symbol ?? plain(capitalised(name))), ...plain(unit === undefined ? "" : `, ${unit}`)],
    derived,
    values: values.map((value) => (typeof value === "number" ? fixed(value, decimals) : (value ?? ""))),
    differences: differences.map((difference, k) =>
      k === 0 || difference === undefined ? "" : difference === 0 ? "0" : `${difference > 0 ? "+" : ""}${fixed(difference, decimals)}`,
    ),
  };
}

/** Fewest decimals that show every value to a thousandth of itself and every difference to a twentieth. */
function decimalsFor(values: readonly number[], differences: readonly number[]): number {
  const isClose = (value: number, share: number, decimals: number): boolean => Math.abs(value - Number(value.toFixed(decimals))) <= share * Math.abs(value);
  const isEnough = (decimals: number): boolean => values.every((value) => isClose(value, 1e-3, decimals)) && differences.every((difference) => isClose(difference, 0.05, decimals));
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].find(isEnough) ?? 9;
}

function fixed(value: number, decimals: number): string {
  return trueMinus(value.toFixed(decimals));
}
