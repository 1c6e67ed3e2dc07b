import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { experimentVersion } from "./experiment-version.ts";
import { conditionsByAddress } from "./migrate-1-to-2.ts";
import { readExperiment } from "./read-experiment.ts";

interface RunOfVersion1 {
  readonly snapshot: object;
  readonly digests: { readonly conditions: readonly { readonly sweep: number; readonly noiseLevel: number | null; readonly trial: number; readonly spikes: string }[] };
}

/** Written by the last program of version 1; kept for ever. */
const text = readFileSync(join(import.meta.dirname, "testing/version-1.rheobase.json"), "utf8");
const old = JSON.parse(text) as { readonly runs: readonly RunOfVersion1[] };
/** A run of version 2, as far as these tests look at it. */
interface RunOfVersion2 {
  readonly snapshot: Protocol;
  readonly digests: { readonly conditions: readonly { readonly condition: number; readonly spikes: string }[] };
}
const migratedRuns = (runs: readonly unknown[]): RunOfVersion2[] => conditionsByAddress({ version: 1, runs })["runs"] as RunOfVersion2[];

test("a file of version 1 opens: every digest names the condition that it named before", () => {
  expect(readExperiment(text, "version-1.rheobase.json")).toMatchObject({ version: experimentVersion, rig: 3 });
  const runs = migratedRuns(old.runs);
  expect(runs.map(({ digests }) => digests.conditions.length)).toEqual([8, 3]);
  runs.forEach(({ snapshot, digests }, k) => {
    const plan = planOrThrow(snapshot, "");
    digests.conditions.forEach((entry, index) => {
      const { sweep, noiseLevel, trial, spikes } = old.runs[k]!.digests.conditions[index]!;
      const condition = plan.condition(entry.condition);
      expect([plan.positionOn("sweep", condition), plan.settingOf(condition).noiseLevel ?? null, plan.positionOn("trial", condition), entry.spikes]).toEqual([
        sweep,
        noiseLevel,
        trial,
        spikes,
      ]);
      expect(Object.keys(entry)).toEqual(["condition", "spikes", "traces"]);
    });
  });
});

test("the rest of a run stays as it was", () => {
  const [first] = migratedRuns(old.runs);
  expect({ ...first, digests: undefined }).toEqual({ ...old.runs[0], digests: undefined });
  expect(first!.digests).toMatchObject({ spikes: (old.runs[0]!.digests as unknown as { spikes: string }).spikes });
});

test("digests whose condition the snapshot does not have are kept beside the others, and the file opens", () => {
  const [noisy, quiet] = old.runs;
  const strange = { ...noisy!.digests.conditions[0]!, noiseLevel: 7 };
  const runs = [
    { ...noisy, digests: { ...noisy!.digests, conditions: [strange, ...noisy!.digests.conditions.slice(1)] } },
    { ...quiet, snapshot: { ...quiet!.snapshot, sweeps: 0 } },
  ];
  const [one, two] = migratedRuns(runs);
  expect(one!.digests).toMatchObject({ conditionsOfVersion1: [strange] });
  expect(one!.digests.conditions.map(({ condition }) => condition)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(two!.digests).toMatchObject({ conditions: [], conditionsOfVersion1: quiet!.digests.conditions });
  const opened = readExperiment(JSON.stringify({ ...old, runs }), "f.json");
  expect(opened.runs).toHaveLength(2);
});

test("an invalid run of version 1 stays, and the schema rejects it", () => {
  expect(migratedRuns([7, { digests: 1 }])).toEqual([7, { digests: 1 }]);
  expect(conditionsByAddress({ version: 1 })).toEqual({ version: 2 });
  expect(conditionsByAddress({ version: 1, runs: "none" })).toEqual({ version: 2, runs: "none" });
});
