import Papa from "papaparse";

/** What a cell holds; undefined is "no value" and becomes an empty cell. */
export type Cell = number | string | undefined;

/** RFC 4180 ends a line so, and every reader takes it. */
export const lineEnd = "\r\n";

/**
 * A number as CSV text: decimal point, no thousands separators, the shortest digits that read back to the same double
 * (`String` of ECMAScript), minus zero included.
 */
export function numberText(x: number): string {
  return x === 0 && 1 / x < 0 ? "-0" : String(x);
}

/**
 * A whole table as RFC 4180 text with one header row and a line end after the last row. For tables that fit in memory
 * many times over; spikes, intervals and traces come as streams (`event-tables.ts`, `traces-table.ts`).
 *
 * @param columns header row
 * @param rows one cell per column
 */
export function csvText(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row) => row.map((cell) => (typeof cell === "number" ? numberText(cell) : cell)));
  return Papa.unparse([columns, ...lines], { newline: lineEnd }) + lineEnd;
}
