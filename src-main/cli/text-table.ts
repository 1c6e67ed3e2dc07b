import Table from "cli-table3";

const nothing = { top: "", "top-mid": "", "top-left": "", "top-right": "", bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" };
const bare = { ...nothing, left: "  ", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "  " };

export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** A plain table for a terminal: columns separated by blanks, numbers right-aligned, a dash for a missing value. */
export function textTable({ columns, rows }: TextTable): string {
  const isNumeric = columns.map((_, k) => rows.every((row) => typeof row[k] !== "string"));
  const table = new Table({
    head: [...columns],
    colAligns: isNumeric.map((numeric) => (numeric ? "right" : "left")),
    chars: bare,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  for (const row of rows) table.push(row.map((cell) => cell ?? "-"));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
