import Papa from "papaparse";

/** Content of a cell; undefined means "no value" and becomes an empty cell. */
export type Cell = number | string | undefined;

/** A small table in memory. Spikes, intervals and traces are streamed instead. */
export interface Table {
  readonly columns: readonly string[];
  /** one cell per column */
  readonly rows: readonly (readonly Cell[])[];
}

/** Line end of RFC 4180, which every reader accepts. */
export const lineEnd = "\r\n";

/**
 * A number as CSV text: decimal point, no thousands separators, the shortest digits that read back to the same double
 * (`String` of ECMAScript), minus zero included. What is no finite number is an empty cell.
 */
export function numberText(x: number): string {
  if (!Number.isFinite(x)) return "";
  return x === 0 && 1 / x < 0 ? "-0" : String(x);
}

/**
 * A table as RFC 4180 text: one header row, a line end after every row. Text that a spreadsheet would take for a formula, such as a
 * seed "=1+1" of somebody else's file, gets an apostrophe in front, as people write it there by hand; text that is a number stays.
 */
export function csvText({ columns, rows }: Table): string {
  const lines = rows.map((row) => row.map((cell) => (typeof cell === "number" ? numberText(cell) : withoutFormula(cell))));
  return Papa.unparse([columns.map(withoutFormula), ...lines], { newline: lineEnd }) + lineEnd;
}

function withoutFormula<T extends string | undefined>(cell: T): T | string {
  if (cell === undefined || !/^[=+\-@\t\r\n]/.test(cell)) return cell;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? cell : `'${cell}`;
}

/** Text as one cell of a streamed table: quoted where a reader would split it. */
export function csvCell(text: string): string {
  const safe = withoutFormula(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
