import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import Papa from "papaparse";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { exitCodes } from "./exit-codes.ts";
import { commandLineOf } from "./testing/a-host.ts";
import { columnsOf } from "../../src-shared/experiment/testing/columns-of.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

let cwd: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "rheobase-compare-"));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const containing = (text: string): unknown => expect.stringContaining(text);
const rheobase = (...args: string[]) => commandLineOf(args, { cwd });

/** Two sweeps, one noise level, four trials. */
const noisy = (changes: Partial<Protocol> = {}): Protocol =>
  aProtocol({
    name: "Noisy",
    sweeps: 2,
    trials: 4,
    noise: { kind: "white", levels: [2] },
    dt: 0.5,
    epochs: [{ kind: "step", duration: 200, level: 130, deltaLevel: 40 }],
    ...changes,
  });

/** A file in which each of the protocols was run and recorded, as run-1, run-2, ... */
async function write(file: string, ...protocols: Protocol[]): Promise<void> {
  for (const [k, protocol] of protocols.entries()) {
    const runs = k === 0 ? [] : (JSON.parse(await readFile(join(cwd, file), "utf8")) as Experiment).runs;
    const experiment: Experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [protocol], runs: runs ?? [] };
    await writeFile(join(cwd, file), JSON.stringify(experiment));
    const { exitCode } = await rheobase("run", file, "--record", "--only", "csv", "--out", `of-${file}-${k}`);
    expect(exitCode).toBe(exitCodes.done);
  }
}

const slow = noisy({ neuron: { tau_m: 30, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 } });

test("compare and verify show the names of runs, in lines, table and figure", async () => {
  await write("cell.rheobase.json", noisy({ trials: 1 }), noisy({ trials: 1, seed: "other" }));
  const file = join(cwd, "cell.rheobase.json");
  const experiment = JSON.parse(await readFile(file, "utf8")) as Experiment;
  await writeFile(file, JSON.stringify({ ...experiment, runs: experiment.runs?.map((run) => (run.id === "run-1" ? { ...run, name: "control" } : run)) }));

  const { exitCode, stdout } = await rheobase("compare", "cell.rheobase.json#1", "cell.rheobase.json#2", "--out", "out");
  expect(exitCode).toBe(exitCodes.done);
  expect(stdout).toMatch(/^A {2}Run 1 \(control\), cell\.rheobase\.json: run-1 \(control\), Noisy, .*\nB {2}Run 2, /);
  expect(await readFile(join(cwd, "out", "comparison.csv"), "utf8")).toContain(",A,Run 1 (control),");
  expect(await readFile(join(cwd, "out", "comparison.svg"), "utf8")).toContain("A, Run 1 (control): ");

  expect((await rheobase("verify", "cell.rheobase.json")).stdout).toMatch(/^run-1 \(control\), Noisy, .*\nrun-2, Noisy, /);
  const { runs } = JSON.parse((await rheobase("verify", "cell.rheobase.json", "--json")).stdout) as { runs: { id: string; name?: string }[] };
  expect(runs.map(({ id, name }) => [id, name])).toEqual([["run-1", "control"], ["run-2", undefined]]);
  expect((await rheobase("cite", "cell.rheobase.json")).stderr).toContain('"run-1" (control), "run-2"');
});

test("compares two runs of a file: verifies them, prints differences, and writes one table, one figure and provenance", async () => {
  await write("cell.rheobase.json", noisy(), slow);
  const { exitCode, stdout, stderr } = await rheobase("compare", "cell.rheobase.json#run-1", "cell.rheobase.json#2", "--out", "out", "--sweep", "2");
  expect([exitCode, stderr]).toEqual([exitCodes.done, ""]);
  expect(stdout).toMatch(/^A {2}Run 1, cell\.rheobase\.json: run-1, Noisy, .*: the same to the bit \(8 conditions\)\nB {2}Run 2, /);
  expect(stdout).toMatch(/Parameters, 2 of \d+ differ\n {2}parameter +unit +A +B +B - A\n {2}tau_m +ms +20 +30 +10\n {2}C_m \(derived\) +pF +200 +300 +100\n/);
  expect(stdout).toMatch(/Statistics of sweep 2, over trials.*\n {2}statistic .*\n(.*\n)*? {2}rate +Hz +A .*\n {2,}B .* paired\n/);
  expect(stdout).toContain("4 files in out");
  expect((await readdir(join(cwd, "out"))).sort()).toEqual(["comparison.csv", "comparison.png", "comparison.svg", "provenance.json"]);

  const rows = Papa.parse<Record<string, string>>(await readFile(join(cwd, "out", "comparison.csv"), "utf8"), { header: true, skipEmptyLines: true }).data;
  expect(rows.filter(({ kind }) => kind !== "statistic").map(({ kind, name, run, value }) => [kind, name, run, value])).toEqual([
    ["parameter", "tau_m", "A", "20"],
    ["parameter", "tau_m", "B", "30"],
    ["derived parameter", "C_m", "A", "200"],
    ["derived parameter", "C_m", "B", "300"],
  ]);
  const rates = rows.filter(({ name }) => name === "rate");
  expect(rates.map(({ sweep, noise_level, run, n, method, pairs }) => [sweep, noise_level, run, n, method, pairs])).toEqual([
    ["1", "2", "A", "4", "", ""],
    ["1", "2", "B", "4", "paired", "4"],
    ["2", "2", "A", "4", "", ""],
    ["2", "2", "B", "4", "paired", "4"],
  ]);
  const svg = await readFile(join(cwd, "out", "comparison.svg"), "utf8");
  expect(svg).toMatch(/<title>Comparison of 2 runs<\/title>\s*<desc>Membrane potential, drive and raster of 2 runs, side by side\. Sweep 2, 170 pA, σ 2 mV, trial 1\. A, Run 1: /);
  const provenance = JSON.parse(await readFile(join(cwd, "out", "provenance.json"), "utf8")) as {
    runs: { letter: string; run: string; provenance: { experiment_file: string; complete: boolean } }[];
  };
  expect(provenance.runs.map(({ letter, run, provenance: { experiment_file, complete } }) => [letter, run, experiment_file, complete])).toEqual([
    ["A", "run-1", "cell.rheobase.json", true],
    ["B", "run-2", "cell.rheobase.json", true],
  ]);
});

test("the same comparison writes the same bytes; --overlaid changes the figure", async () => {
  await write("cell.rheobase.json", noisy(), slow);
  const runs = ["cell.rheobase.json#1", "cell.rheobase.json#2"];
  await rheobase("compare", ...runs, "--out", "one");
  await rheobase("compare", ...runs, "--out", "two", "--workers", "2");
  await rheobase("compare", ...runs, "--out", "over", "--overlaid", "--only", "svg,csv");
  const read = (folder: string, name: string) => readFile(join(cwd, folder, name), "latin1");
  for (const name of await readdir(join(cwd, "one"))) expect([name, await read("two", name)]).toEqual([name, await read("one", name)]);
  expect((await readdir(join(cwd, "over"))).sort()).toEqual(["comparison.csv", "comparison.svg"]);
  expect(await read("over", "comparison.csv")).toBe(await read("one", "comparison.csv"));
  expect(await read("over", "comparison.svg")).not.toBe(await read("one", "comparison.svg"));
});

test("compares runs of several files, one without a run number; runs with different seeds get Welch's interval", async () => {
  await write("cell.rheobase.json", noisy());
  await write("other cell.rheobase.json", noisy({ seed: "kite" }), noisy({ seed: "heron", trials: 1 }));
  const { exitCode, stdout } = await rheobase(
    "compare",
    "cell.rheobase.json",
    "other cell.rheobase.json#1",
    "other cell.rheobase.json#2",
    "--out",
    "out",
    "--only",
    "csv",
    "--json",
  );
  expect(exitCode).toBe(exitCodes.done);
  const document = JSON.parse(stdout) as {
    runs: { letter: string; name: string; file: string; same: boolean }[];
    statistics: { name: string; differences: ({ method?: string } | null)[] }[];
    parameters: { name: string }[];
  };
  expect(document.runs.map(({ letter, name, file, same }) => [letter, name, file, same])).toEqual([
    ["A", "Run 1", "cell.rheobase.json", true],
    ["B", "Run 1 of other cell", "other cell.rheobase.json", true],
    ["C", "Run 2 of other cell", "other cell.rheobase.json", true],
  ]);
  expect(document.parameters.map(({ name }) => name)).toEqual(["trials", "seed"]);
  expect(document.statistics.find(({ name }) => name === "rate")?.differences.map((difference) => difference?.method)).toEqual([undefined, "welch", undefined]);
});

test("reports a run that does not match its record, and still writes the comparison", async () => {
  await write("cell.rheobase.json", noisy(), slow);
  const experiment = JSON.parse(await readFile(join(cwd, "cell.rheobase.json"), "utf8")) as Experiment;
  const columns = columnsOf(experiment.runs![1]!);
  columns.spikes = "0".repeat(16) + columns.spikes.slice(16);
  await writeFile(join(cwd, "cell.rheobase.json"), JSON.stringify(experiment));
  const { exitCode, stdout } = await rheobase("compare", "cell.rheobase.json#1", "cell.rheobase.json#2", "--out", "out", "--only", "csv");
  expect(exitCode).toBe(exitCodes.mismatch);
  expect(stdout).toMatch(/B {2}Run 2, .*: MISMATCH in 1 place\n {2}spikes of sweep 1, noise level 2, trial 1: recorded 0{16}, computed /);
  expect(await readdir(join(cwd, "out"))).toEqual(["comparison.csv"]);
});

test("wrong arguments give readable errors", async () => {
  await write("cell.rheobase.json", noisy(), slow);
  await writeFile(join(cwd, "empty.rheobase.json"), JSON.stringify({ format: "rheobase-experiment", version: experimentVersion, protocols: [noisy()] }));
  const said = async (...args: string[]) => {
    const { exitCode, stderr } = await rheobase("compare", ...args, "--out", "out");
    return [exitCode, stderr];
  };
  const usage = (text: string) => [exitCodes.usage, containing(text)];
  expect(await said("cell.rheobase.json#1")).toEqual(usage("Name at least two"));
  expect(await said("cell.rheobase.json#1", "cell.rheobase.json#run-1")).toEqual(usage("named twice"));
  expect(await said("cell.rheobase.json#1", "cell.rheobase.json")).toEqual(usage("FILE#RUN, as in cell.rheobase.json#run-2"));
  expect(await said("cell.rheobase.json#1", "cell.rheobase.json#rum-2")).toEqual(usage('Did you mean "run-2"?'));
  expect(await said("cell.rheobase.json#1", "empty.rheobase.json#1")).toEqual(usage("rheobase run empty.rheobase.json --record"));
  expect(await said("cell.rheobase.json#1", "cell.rheobase.json#2", "--sweep", "3")).toEqual(usage("there are 2 at most"));
  expect(await said("cell.rheobase.json#1", "cell.rheobase.json#2", "--noise", "2")).toEqual(usage("Leave --noise out"));
  expect((await said("cell.rheobase.json#1", "missing.rheobase.json#1"))[0]).toBe(exitCodes.disk);
  expect(await readdir(cwd)).not.toContain("out");
});

test("--overwrite replaces an earlier comparison; Ctrl+C leaves no files", async () => {
  await write("cell.rheobase.json", noisy(), slow);
  const args = ["compare", "cell.rheobase.json#1", "cell.rheobase.json#2", "--out", "out", "--only", "csv"];
  await rheobase(...args);
  const again = await rheobase(...args);
  expect([again.exitCode, again.stderr]).toEqual([exitCodes.resultsExist, containing("comparison.csv")]);
  expect((await rheobase(...args, "--overwrite")).exitCode).toBe(exitCodes.done);

  await rm(join(cwd, "out"), { recursive: true });
  const { exitCode, stderr } = await commandLineOf(args, { cwd, beforeCondition: (condition, host) => (condition.index === 2 ? host.interrupt() : undefined) });
  expect([exitCode, stderr]).toEqual([exitCodes.interrupted, containing("nothing was written")]);
  expect(await readdir(join(cwd, "out"))).toEqual([]);
});
