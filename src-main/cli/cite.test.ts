import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { exitCodes } from "./exit-codes.ts";
import { commandLineOf } from "./testing/a-host.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "rheobase-cite-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const rheobase = (...args: string[]) => commandLineOf(args, { cwd });

async function writeCell(): Promise<void> {
  const experiment: Experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [aProtocol({ trials: 2, noise: { kind: "white", levels: [1] } })] };
  await writeFile(join(cwd, "cell #7.rheobase.json"), JSON.stringify(experiment));
  await rheobase("run", "cell #7.rheobase.json", "--record", "--only", "csv");
}

test("without a run prints the citation of Rheobase with its version", async () => {
  const { exitCode, stdout } = await rheobase("cite");
  expect(exitCode).toBe(exitCodes.done);
  expect(stdout).toMatch(/^The Rheobase developers\. Rheobase \(version \d+\.\d+\.\d+\) \[Computer software\]\.\n\n@software\{rheobase_/);
});

test("for a recorded run prints a Methods paragraph, by id or number", async () => {
  await writeCell();
  for (const run of ["run-1", "1"]) {
    const { exitCode, stdout } = await rheobase("cite", `cell #7.rheobase.json#${run}`);
    expect(exitCode).toBe(exitCodes.done);
    expect(stdout).toMatch(/Simulations were run with Rheobase \d+\.\d+\.\d+ \(engine \d+\)\. .* was simulated in 2 trials\. .* SHA-256 of its spike times is [0-9a-f]{64}\.\n/);
  }
  const { stdout } = await rheobase("cite", "cell #7.rheobase.json#1", "--json");
  expect(Object.keys(JSON.parse(stdout) as object)).toEqual(["command", "ok", "exitCode", "citation", "bibtex", "methods"]);
});

test("a missing or unknown run is a usage error that says what to write", async () => {
  await writeCell();
  await rheobase("run", "cell #7.rheobase.json", "--record", "--only", "csv", "--overwrite");
  const noRun = await rheobase("cite", "cell #7.rheobase.json");
  expect([noRun.exitCode, noRun.stderr]).toEqual([exitCodes.usage, expect.stringContaining("FILE#RUN")]);
  const unknown = await rheobase("cite", "cell #7.rheobase.json#3");
  expect([unknown.exitCode, unknown.stderr]).toEqual([exitCodes.usage, expect.stringContaining('"run-1"')]);
});
