import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { experimentVersion } from "./experiment-version.ts";
import type { RunRecord } from "./experiment-file.ts";
import { columnsForRows } from "./migrate-2-to-3.ts";
import { readExperiment } from "./read-experiment.ts";
import { addressesIn, cellAt, countIn, digitsAt, type Cell } from "./recorded-columns.ts";
import { columnsOf } from "./testing/columns-of.ts";

interface RunOfVersion2 {
  readonly summary: readonly Readonly<Record<string, Cell>>[];
  readonly digests: { readonly spikes: string; readonly conditions: readonly { readonly condition: number; readonly spikes: string; readonly traces: string | null }[] };
}

/** Written by the last program of version 2; kept for ever. */
const text = readFileSync(join(import.meta.dirname, "testing/version-2.rheobase.json"), "utf8");
const old = JSON.parse(text) as { readonly runs: readonly RunOfVersion2[] };
const migratedRuns = (runs: readonly unknown[]): RunRecord[] => columnsForRows({ version: 2, runs })["runs"] as RunRecord[];

test("a file of version 2 opens: every condition has the digests and statistics that it had before", () => {
  const experiment = readExperiment(text, "version-2.rheobase.json");
  expect(experiment).toMatchObject({ version: experimentVersion, rig: 3 });
  experiment.runs!.forEach((record, k) => {
    const { summary, digests } = old.runs[k]!;
    const columns = columnsOf(record);
    const count = countIn(record.conditions);
    expect([...addressesIn(record.conditions, Infinity)]).toEqual(digests.conditions.map(({ condition }) => condition));
    digests.conditions.forEach(({ spikes, traces }, position) => {
      expect(digitsAt(columns.spikes, position, count)).toBe(spikes);
      expect(columns.traces === null ? null : digitsAt(columns.traces, position, count)).toBe(traces);
      expect(Object.fromEntries(Object.entries(columns.summary).map(([key, values]) => [key, cellAt(values, position)]))).toEqual(summary[position]);
    });
    expect(record.digests.spikes).toBe(digests.spikes);
  });
});

test("the rest of a run stays as it was, and the lab's own keys stay in it", () => {
  const [first] = old.runs;
  const entries = first!.digests.conditions.map((entry, k) => (k === 1 ? { ...entry, seen: true } : entry));
  const [run] = migratedRuns([{ ...first, mood: "good", digests: { ...first!.digests, conditions: entries, rig: 3 } }]);
  const { summary: _, digests: __, ...rest } = { ...first };
  expect(run).toMatchObject({ ...rest, mood: "good", digests: { rig: 3 } });
  expect(columnsOf(run!)["seen"]).toEqual([null, true, null, null, null, null, null, null]);
});

test("entries out of order are kept beside the others, and the file opens", () => {
  const { conditions } = old.runs[0]!.digests;
  const runs = [{ ...old.runs[0]!, digests: { ...old.runs[0]!.digests, conditions: [conditions[1]!, conditions[0]!, conditions[1]!, conditions[3]!] } }];
  const [run] = readExperiment(JSON.stringify({ ...old, runs }), "f.json").runs!;
  expect(run).toMatchObject({ conditions: [[1, 1], [3, 3]], digests: { conditionsOfVersion2: [conditions[0], conditions[1]] } });
});

test("an invalid run of version 2 stays, and the schema rejects it", () => {
  expect(migratedRuns([7, { digests: 1 }])).toEqual([7, { digests: 1 }]);
  expect(columnsForRows({ version: 2 })).toEqual({ version: 3 });
  expect(columnsForRows({ version: 2, runs: "none" })).toEqual({ version: 3, runs: "none" });
});
