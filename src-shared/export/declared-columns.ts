import { columnName } from "./column-names.ts";
import type { Cell } from "./csv-text.ts";

/** What a column of a table holds, declared once: its head in the table and its row in docs/statistics.md are made of it. */
export interface DescribedColumn {
  /** without its unit: "rate_sem" */
  readonly name: string;
  /** drive: pA or V/s, as the protocol's levels; undefined for a bare number */
  readonly unit?: "ms" | "Hz" | "mV" | "per mV" | "MOhm" | "pF" | "degrees" | "drive";
  /** one sentence without its full stop */
  readonly definition: string;
  /** when its cell is empty; left out: never */
  readonly emptyWhere?: string;
  /** publication or program that defines it */
  readonly source?: string;
}

/** A column whose cells are made one by one. */
export interface TableColumn<Row> extends DescribedColumn {
  readonly of: (row: Row) => Cell;
}

/** The head of a column. @param driveUnit of the protocol */
export function headOf({ name, unit }: DescribedColumn, driveUnit: "pA" | "V/s"): string {
  if (unit === undefined) return name;
  return unit === "per mV" ? `${name}_per_mV` : columnName(name, unit === "drive" ? driveUnit : unit);
}

/** The heads of columns. */
export function headsOf(columns: readonly DescribedColumn[], driveUnit: "pA" | "V/s"): string[] {
  return columns.map((column) => headOf(column, driveUnit));
}

/** The cells of one row. */
export function cellsOfRow<Row>(columns: readonly TableColumn<Row>[], row: Row): Cell[] {
  return columns.map(({ of }) => of(row));
}
