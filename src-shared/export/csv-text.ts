import Papa from "papaparse";

/** What a cell holds; undefined is "no value" and becomes an empty cell. */
export type Cell = number | string | undefined;

/** A table that fits in memory many times over; spikes, intervals and traces are streams instead. */
export interface Table {
  readonly columns: readonly string[];
  /** one cell per column */
  readonly rows: readonly (readonly Cell[])[];
}

/** RFC 4180 ends a line so, and every reader takes it. */
export const lineEnd = "\r\n";

/**
 * A number as CSV text: decimal point, no thousands separators, the shortest digits that read back to the same double
 * (`String` of ECMAScript), minus zero included.
 */
export function numberText(x: number): string {
  return x === 0 && 1 / x < 0 ? "-0" : String(x);
}

/** A table as RFC 4180 text: one header row, a line end after every row. */
export function csvText({ columns, rows }: Table): string {
  const lines = rows.map((row) => row.map((cell) => (typeof cell === "number" ? numberText(cell) : cell)));
  return Papa.unparse([columns, ...lines], { newline: lineEnd }) + lineEnd;
}
