import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { experimentVersion } from "./experiment-version.ts";
import { networksBesideNeurons } from "./migrate-3-to-4.ts";
import { readExperiment } from "./read-experiment.ts";

/** Written by the last program of version 3; kept for ever. */
const text = readFileSync(join(import.meta.dirname, "testing/version-3.rheobase.json"), "utf8");

test("a file of version 3 opens with all that it had", () => {
  const old = JSON.parse(text) as object;
  expect(readExperiment(text, "version-3.rheobase.json")).toEqual({ ...old, version: experimentVersion });
});

test("nothing but the version changes", () => {
  expect(networksBesideNeurons({ version: 3, protocols: [], rig: 7 })).toEqual({ version: 4, protocols: [], rig: 7 });
});
