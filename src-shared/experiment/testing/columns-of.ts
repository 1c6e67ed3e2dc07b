import type { RunRecord } from "../experiment-file.ts";
import type { RecordedColumns } from "../recorded-columns.ts";

/** The columns of a record that has them. */
export function columnsOf({ columns }: RunRecord): RecordedColumns {
  if (typeof columns === "string") throw new Error("the columns are kept elsewhere");
  return columns;
}
