import { z } from "zod";
import type { FileJson } from "./file-json.ts";
import { columnOf, stretchesOf, type Cell, type Column } from "./recorded-columns.ts";

const cell = z.union([z.number(), z.string(), z.boolean(), z.null()]);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** A condition's digests in version 2, by its address. */
const entrySchema = z.looseObject({ condition: z.int().nonnegative(), spikes: digest, traces: digest.nullable() });
const runSchema = z.looseObject({ summary: z.array(z.record(z.string(), cell)), digests: z.looseObject({ conditions: z.array(entrySchema) }) });
type Entry = z.infer<typeof entrySchema>;

/** Key for unchanged entries that follow one with a higher or the same address. No code reads it. */
const disorderedKey = "conditionsOfVersion2";

/**
 * 2 -> 3: results are stored in columns, with a list per statistic and one text per kind of digests, instead of an object for every
 * condition. Digests keep all their digits. Data without the shape of version 2 stays, and the schema rejects it.
 */
export function columnsForRows(file: FileJson): FileJson {
  const runs = file["runs"];
  return { ...file, version: 3, ...(Array.isArray(runs) ? { runs: runs.map(migratedRun) } : {}) };
}

function migratedRun(run: unknown): unknown {
  const read = runSchema.safeParse(run);
  if (!read.success) return run;
  const { summary, digests, ...rest } = run as z.infer<typeof runSchema>;
  const { conditions, ...whole } = digests;
  const { ordered, others } = inOrder(conditions);
  const traces = ordered.map((entry) => entry.traces);
  return {
    ...rest,
    conditions: stretchesOf(ordered.map(({ condition }) => condition)),
    digests: { ...whole, ...(others.length === 0 ? {} : { [disorderedKey]: others }) },
    columns: {
      ...ownKeys(ordered),
      spikes: ordered.map(({ spikes }) => spikes).join(""),
      // If one condition has no digest of its traces, the text becomes too short for all conditions, and is not taken for complete digests.
      traces: traces.every((one) => one === null) ? null : traces.join(""),
      summary: columnsOf(summary),
    },
  };
}

/** Each key of the rows with its values; null where a row does not have it. */
function columnsOf(rows: readonly Readonly<Record<string, Cell>>[]): Record<string, Column> {
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.fromEntries([...keys].map((key) => [key, columnOf(rows.map((row) => (Object.hasOwn(row, key) ? row[key]! : null)))]));
}

/** The lab's own keys of the entries, as lists. */
function ownKeys(entries: readonly Entry[]): Record<string, unknown[]> {
  const known = new Set(Object.keys(entrySchema.shape));
  const keys = new Set(entries.flatMap((entry) => Object.keys(entry)).filter((key) => !known.has(key)));
  return Object.fromEntries([...keys].map((key) => [key, entries.map((entry) => entry[key] ?? null)]));
}

function inOrder(entries: readonly Entry[]): { ordered: Entry[]; others: Entry[] } {
  const ordered: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of entries) {
    if (entry.condition > (ordered.at(-1)?.condition ?? -1)) ordered.push(entry);
    else others.push(entry);
  }
  return { ordered, others };
}
