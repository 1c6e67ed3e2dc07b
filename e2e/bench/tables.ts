import Papa from "papaparse";

/** Rows of a CSV, numbers by column name; undefined for an empty cell. */
export function readTable(bytes: Buffer): Record<string, number | undefined>[] {
  const { data } = Papa.parse<Record<string, string>>(bytes.toString("utf8"), { header: true, skipEmptyLines: true });
  return data.map((row) => Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text === "" ? undefined : Number(text)])));
}
