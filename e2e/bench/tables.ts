import Papa from "papaparse";

/** Rows of a CSV by column, numbers as doubles, an empty cell as undefined. */
export function readTable(bytes: Buffer): Record<string, number | undefined>[] {
  const { data } = Papa.parse<Record<string, string>>(bytes.toString("utf8"), { header: true, skipEmptyLines: true });
  return data.map((row) => Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text === "" ? undefined : Number(text)])));
}
