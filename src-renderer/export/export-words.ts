import { writeQuantity } from "../notation/quantity-text.ts";

/** "900 rows", "23 800 rows", "1.1 G rows" */
export function rowsText(rows: number): string {
  if (rows < 1e6) return `${writeQuantity(rows)} ${rows === 1 ? "row" : "rows"}`;
  const [scale, prefix] = rows < 1e9 ? [1e6, "M"] : [1e9, "G"];
  return `${writeQuantity(Number((rows / scale).toPrecision(2)))} ${prefix} rows`;
}

export function filesText(count: number): string {
  return `${writeQuantity(count)} ${count === 1 ? "file" : "files"}`;
}

/** A path as its parts: "Layer 5 cell / run-12". */
export function folderText(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part !== "");
  return parts.length === 0 ? "this folder" : parts.join(" / ");
}

/** The last part of a path. */
export function folderName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== "") ?? "the folder";
}

/** "3 of 14 files exist. Replace them, keep both, or cancel?" */
export function existsText(existing: number, total: number): string {
  if (total === 1) return "The file exists. Replace it, keep both, or cancel?";
  const subject =
    existing === total
      ? `All ${writeQuantity(total)} files exist.`
      : `${writeQuantity(existing)} of ${writeQuantity(total)} files ${existing === 1 ? "exists" : "exist"}.`;
  return `${subject} Replace ${existing === 1 ? "it" : "them"}, keep both, or cancel?`;
}
