import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, rmSync, statSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import Papa from "papaparse";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { slowness } from "../.ci/slowness.mjs";
import { rheobase, shipped, start } from "./rheobase.ts";
import { experimentVersion } from "../src-shared/experiment/experiment-version.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rheobase-e2e-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Json = Readonly<Record<string, unknown>>;
const json = (text: string) => JSON.parse(text) as Json;
const readJson = async (...parts: string[]) => json(await readFile(join(folder, ...parts), "utf8"));

/** Rows of a CSV, numbers by column name; undefined for an empty cell. */
async function readTable(...parts: string[]): Promise<Record<string, number | undefined>[]> {
  const { data, errors } = Papa.parse<Record<string, string>>(await readFile(join(folder, ...parts), "utf8"), { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data.map((row) => Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text === "" ? undefined : Number(text)])));
}

/** SHA-256 of every file in a folder, by name. */
async function digests(...parts: string[]): Promise<Record<string, string>> {
  const names = (await readdir(join(folder, ...parts))).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, createHash("sha256").update(await readFile(join(folder, ...parts, name))).digest("hex")] as const)));
}

async function write(name: string, protocol: Json): Promise<void> {
  const neuron = { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 };
  const experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [{ id: "long", name: "Long", neuron, ...protocol }] };
  await writeFile(join(folder, name), JSON.stringify(experiment));
}

const temporaryFiles = (): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tmp"));

test("a researcher runs the current steps and reads the numbers back", async () => {
  const { exitCode, stdout, stderr } = await rheobase(["run", shipped("current-steps"), "--out", "results"], folder);
  expect(stderr).toBe("");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Current steps: 10 conditions, \d+ files in results, /);
  const names = await readdir(join(folder, "results"));
  expect(names).toEqual(expect.arrayContaining(["summary.csv", "spikes.csv", "isi.csv", "traces.csv", "traces_about.json", "fi_curve.csv", "provenance.json"]));
  expect(names).toEqual(
    expect.arrayContaining([
      "voltage.png",
      "voltage.svg",
      "raster.png",
      "raster.svg",
      "isi_histogram.png",
      "isi_histogram.svg",
      "fi_curve.png",
      "fi_curve.svg",
    ]),
  );

  const summary = await readTable("results", "summary.csv");
  const spikes = await readTable("results", "spikes.csv");
  expect(summary.map(({ sweep }) => sweep)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const { sweep, from_ms, to_ms, spike_count, rate_Hz } of summary) {
    const inWindow = spikes.filter((spike) => spike["sweep"] === sweep && spike["time_ms"]! > from_ms! && spike["time_ms"]! <= to_ms!);
    expect(spike_count).toBe(inWindow.length);
    expect(rate_Hz).toBe((1000 * inWindow.length) / (to_ms! - from_ms!));
  }
  expect(summary.at(-1)!["spike_count"]).toBeGreaterThan(10);

  const intervals = await readTable("results", "isi.csv");
  const ofLast = intervals.filter(({ sweep }) => sweep === 10);
  expect(ofLast).toHaveLength(summary.at(-1)!["isi_count"]!);
  expect(ofLast.reduce((sum, { isi_ms }) => sum + isi_ms!, 0) / ofLast.length).toBeCloseTo(summary.at(-1)!["isi_mean_ms"]!, 10);

  const traces = await readTable("results", "traces.csv");
  expect(traces.map(({ time_ms }) => time_ms)).toEqual(traces.map((_, k) => Number((k * 0.1).toPrecision(15))));
  const { V_th_mV } = (await readJson("results", "provenance.json"))["neuron"] as { V_th_mV: number };
  expect(Math.max(...traces.map(({ V_s10_mV }) => V_s10_mV!))).toBeLessThanOrEqual(V_th_mV);
  for (const name of names.filter((each) => each.endsWith(".png"))) {
    expect([...(await readFile(join(folder, "results", name))).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  }
});

test("the same run gives the same files, byte for byte, whatever the number of workers", async () => {
  for (const workers of ["1", "2", "5"]) {
    expect((await rheobase(["run", shipped("current-steps"), "--out", workers, "--workers", workers], folder)).exitCode).toBe(0);
  }
  expect(await digests("2")).toEqual(await digests("1"));
  expect(await digests("5")).toEqual(await digests("1"));
});

test("a run adds files to a folder of results, and replaces none without --overwrite", async () => {
  const run = ["run", shipped("neuromatch-lif"), "--protocol", "DC input", "--out", "results", "--only", "csv,json"];
  expect((await rheobase(run, folder)).exitCode).toBe(0);
  const before = await digests("results", "DC-input");
  const refused = await rheobase([...run, "--seed", "other"], folder);
  expect(refused.exitCode).toBe(4);
  expect(refused.stderr).toContain("DC-input/summary.csv");
  expect(await digests("results", "DC-input")).toEqual(before);
  expect((await rheobase([...run, "--only", "svg"], folder)).exitCode).toBe(0);
  expect(await digests("results", "DC-input")).toMatchObject(before);
  expect((await rheobase([...run, "--seed", "other", "--overwrite"], folder)).exitCode).toBe(0);
  expect(await readJson("results", "DC-input", "provenance.json")).toMatchObject({ seed: "other" });
});

test("verify confirms a recorded run, and reports a changed digest", async () => {
  const file = join(folder, "mine.rheobase.json");
  await cp(shipped("neuromatch-lif"), file);
  const { exitCode, stdout } = await rheobase(["run", file, "--record", "--only", "json", "--json"], folder);
  expect(exitCode).toBe(0);
  expect(json(stdout)).toMatchObject({ command: "run", ok: true, recorded: ["run-1", "run-2", "run-3"] });
  expect(await rheobase(["validate", file], folder)).toMatchObject({ exitCode: 0 });
  expect(await rheobase(["verify", file], folder)).toMatchObject({ exitCode: 0, stderr: "" });
  const recorded = await readFile(file, "utf8");
  await writeFile(file, recorded.replace(/("columns": \{\s*"spikes": ")[0-9a-f]{16}/, `$1${"a".repeat(16)}`));
  const { exitCode: mismatch, stdout: report } = await rheobase(["verify", file, "--json"], folder);
  expect(mismatch).toBe(6);
  expect(json(report)).toMatchObject({ ok: false, runs: [{ id: "run-1", same: false }, { id: "run-2", same: true }, { id: "run-3", same: true }] });
});

test("a run with --overwrite that is killed at any moment never leaves an old provenance beside new tables", async () => {
  const run = (seed: string) => ["run", shipped("population"), "--out", "out", "--only", "csv,json", "--overwrite", "--seed", seed];
  const verified = async () => await rheobase(["verify", "out", "--json"], folder);
  expect((await rheobase(run("0"), folder)).exitCode).toBe(0);
  expect(await verified()).toMatchObject({ exitCode: 0, stderr: "" });
  const started = performance.now();
  expect((await rheobase(run("0"), folder)).exitCode).toBe(0);
  const whole = performance.now() - started;

  const seedsOf = async (): Promise<unknown[]> => {
    const { results } = json((await verified()).stdout) as unknown as { results: { folder: string; problems: string[] }[] };
    return await Promise.all(results.filter(({ problems }) => problems.length === 0).map(async (one) => (await readJson(one.folder, "provenance.json"))["seed"]));
  };
  for (let k = 1; k <= 8; k++) {
    const { process: child, ended } = start(run(String(k)), folder);
    const timer = setTimeout(() => child.kill(k % 2 === 0 ? "SIGKILL" : "SIGINT"), whole * (0.35 + 0.08 * k));
    const { exitCode } = await ended;
    clearTimeout(timer);
    // Files that match the digests in provenance.json all come from one run: this one, or an earlier one.
    for (const seed of await seedsOf()) expect(Number(seed)).toBeLessThanOrEqual(k);
    const { exitCode: verdict, stdout } = await verified();
    expect([0, 6]).toContain(verdict);
    if (exitCode === 0) expect(verdict).toBe(0);
    if (verdict === 6) expect(stdout).toContain("there is no provenance.json");
  }
  // The next run writes all files, and removes temporary files of killed runs.
  expect((await rheobase(run("last"), folder)).exitCode).toBe(0);
  expect(await verified()).toMatchObject({ exitCode: 0 });
  expect(temporaryFiles()).toEqual([]);
});

test("verify reports changed and missing tables in a folder of results", async () => {
  expect((await rheobase(["run", shipped("current-steps"), "--out", "out", "--only", "csv,json"], folder)).exitCode).toBe(0);
  const { exitCode, stdout } = await rheobase(["verify", "out"], folder);
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^out: whole \(\d+ files beside its provenance\)\n$/)]);
  await writeFile(join(folder, "out/spikes.csv"), "sweep\r\n");
  await rm(join(folder, "out/isi.csv"));
  const damaged = await rheobase(["verify", "out"], folder);
  expect([damaged.exitCode, damaged.stdout]).toEqual([6, "out: NOT WHOLE\n  isi.csv is missing\n  spikes.csv is not as it was written\n"]);
  expect(await rheobase(["verify", "."], folder)).toMatchObject({ exitCode: 6 });
  await rm(join(folder, "out"), { recursive: true });
  expect(await rheobase(["verify", "."], folder)).toMatchObject({ exitCode: 3 });
});

test("a file with many protocols causes no warnings of Node on standard error", async () => {
  const one = json(await readFile(shipped("current-steps"), "utf8")) as unknown as { protocols: Json[] };
  const protocols = Array.from({ length: 14 }, (_, k) => ({ ...one.protocols[0], id: `p-${k}`, name: `P ${k}` }));
  await writeFile(join(folder, "many.rheobase.json"), JSON.stringify({ ...one, protocols }));
  expect(await rheobase(["run", "many.rheobase.json", "--only", "json", "--record"], folder)).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await rheobase(["verify", "many.rheobase.json"], folder)).toMatchObject({ exitCode: 0, stderr: "" });
});

test("compare prints the parameters in which two recorded runs differ, and their differences", async () => {
  await rheobase(["new", "cell"], folder);
  await rheobase(["run", "cell.rheobase.json", "--record", "--only", "json", "--out", "one"], folder);
  const file = join(folder, "cell.rheobase.json");
  const experiment = JSON.parse(await readFile(file, "utf8")) as { protocols: { neuron: Record<string, number> }[] };
  const [neuron] = experiment.protocols.map((protocol) => protocol.neuron);
  neuron!["tau_m"]! += 10;
  await writeFile(file, JSON.stringify(experiment));
  await rheobase(["run", "cell.rheobase.json", "--record", "--only", "json", "--out", "two"], folder);

  const { exitCode, stdout, stderr } = await rheobase(["compare", "cell.rheobase.json#1", "cell.rheobase.json#run-2", "--out", "compared"], folder);
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(stdout.match(/the same to the bit/g)).toHaveLength(2);
  expect(stdout).toMatch(/Parameters, 2 of \d+ differ\n {2}parameter .*\n {2}tau_m +ms +10 +20 +10\n {2}C_m \(derived\) /);
  expect(stdout).toMatch(/Statistics of sweep \d+/);
  expect(await readdir(join(folder, "compared"))).toEqual(["comparison.csv", "comparison.png", "comparison.svg", "provenance.json"]);
  const rates = (await readFile(join(folder, "compared", "comparison.csv"), "utf8")).split("\r\n").filter((line) => line.startsWith("statistic,rate,Hz,10,"));
  const [first, second] = rates.map((line) => Number(line.split(",")[11]));
  expect(second).toBeLessThan(first!);
});

test("exit codes and standard output are reliable for scripts", async () => {
  await writeFile(join(folder, "broken.rheobase.json"), "{");
  const of = async (...args: string[]) => (await rheobase(args, folder)).exitCode;
  expect(await of("--version")).toBe(0);
  expect(await of("schema")).toBe(0);
  expect(await of("show", shipped("current-steps"))).toBe(0);
  expect(await of("validate", "broken.rheobase.json")).toBe(1);
  expect(await of("frobnicate")).toBe(2);
  expect(await of("run", shipped("current-steps"), "--protocol", "no such")).toBe(2);
  expect(await of("run", "nowhere.rheobase.json")).toBe(3);
  const { stdout, stderr } = await rheobase(["run", "broken.rheobase.json", "--json"], folder);
  expect(json(stdout)).toMatchObject({ ok: false, exitCode: 1, errors: [{ code: "not-json", where: expect.stringContaining("line 1") as string }] });
  expect(stderr).toMatch(/^error: broken\.rheobase\.json line 1, column \d+\n {2}.+\n {2}.+\n$/);
});

test("closing the pipe of standard output does not stop a run or change its exit code", async () => {
  const { process: child, ended } = start(["run", shipped("current-steps"), "--out", "out", "--only", "csv,json"], folder);
  child.stdout!.destroy();
  child.stderr!.destroy();
  expect(await ended).toMatchObject({ exitCode: 0 });
  expect((await rheobase(["verify", "out"], folder)).exitCode).toBe(0);
  // If nothing reads its output, `verify` still exits with the code of a mismatch.
  const file = join(folder, "mine.rheobase.json");
  await cp(shipped("current-steps"), file);
  await rheobase(["run", file, "--record", "--only", "json"], folder);
  await writeFile(file, (await readFile(file, "utf8")).replace(/("columns": \{\s*"spikes": ")[0-9a-f]{16}/, `$1${"a".repeat(16)}`));
  const { process: verifying, ended: verified } = start(["verify", file], folder);
  verifying.stdout!.destroy();
  expect(await verified).toMatchObject({ exitCode: 6 });
});

// /dev/full exists on Linux only; src-main/cli/output-errors.test.ts tests the same with a mock on all systems.
if (existsSync("/dev/full")) {
  test("a full disk behind standard output gives a readable error, and the result files are still written", async () => {
    const full = openSync("/dev/full", "w");
    const { ended } = start(["run", shipped("current-steps"), "--out", "out", "--only", "csv,json"], folder, full);
    const { exitCode, stderr } = await ended;
    closeSync(full);
    expect([exitCode, stderr]).toEqual([3, expect.stringMatching(/^error: standard output\n.*the disk is full.*\n.*\n$/)]);
    expect((await rheobase(["verify", "out"], folder)).exitCode).toBe(0);
  });
}

/** Mount a disk of 4 MB. Returns false if the user may not mount. */
function mountSmallDisk(at: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", at]).status === 0;
}

/** May the user mount a disk? That usually needs root. */
function mayMount(): boolean {
  const at = mkdtempSync(join(tmpdir(), "rheobase-disk-"));
  const may = mountSmallDisk(at);
  if (may) spawnSync("umount", [at]);
  rmSync(at, { recursive: true });
  return may;
}

// src-main/storage/trace-spool.test.ts tests the same with a mock on all systems.
if (mayMount()) {
  test("when traces fill the disk, their condition fails, and the results of the others are written", async () => {
    const disk = join(folder, "disk");
    await mkdir(disk);
    expect(mountSmallDisk(disk)).toBe(true);
    try {
      await write("long.rheobase.json", { epochs: [{ kind: "step", duration: 1000, level: 150 }], trials: 3, population: 400, integrator: "euler" });
      const { exitCode, stdout, stderr } = await rheobase(["run", "long.rheobase.json", "--workers", "1", "--only", "json", "--out", "disk/out", "--json"], folder);
      expect([exitCode, stderr]).toEqual([5, expect.stringContaining("the disk is full")]);
      const { protocols } = json(stdout) as unknown as { protocols: { conditions: Record<string, number>; errors: { code: string }[] }[] };
      expect(protocols[0]!.errors.map(({ code }) => code)).toEqual(["trace-spool-failed"]);
      expect(protocols[0]!.conditions["finished"]).toBeGreaterThan(0);
    } finally {
      spawnSync("umount", [disk]);
    }
  });
}

if (mayMount()) {
  test("when tables fill the disk, those that have room are written, and the folder tells of the others", async () => {
    const disk = join(folder, "disk");
    await mkdir(disk);
    expect(mountSmallDisk(disk)).toBe(true);
    try {
      await write("long.rheobase.json", { epochs: [{ kind: "step", duration: 20_000, level: 150 }], sweeps: 2, record: { V: true } });
      const { exitCode, stdout, stderr } = await rheobase(["run", "long.rheobase.json", "--only", "csv,json", "--out", "disk/out", "--json"], folder);
      expect([exitCode, stderr]).toEqual([5, expect.stringContaining("the disk is full")]);
      const { protocols } = json(stdout) as unknown as { protocols: { conditions: Record<string, number>; files: string[]; errors: { code: string; where: string }[] }[] };
      expect(protocols[0]!.conditions).toMatchObject({ total: 2, finished: 2 });
      expect(protocols[0]!.errors.map(({ code, where }) => [code, basename(where)])).toEqual([["file-unwritable", "traces.csv"]]);
      expect(protocols[0]!.files).toEqual(expect.arrayContaining(["provenance.json", "spikes.csv", "summary.csv"]));
      const verified = await rheobase(["verify", "disk/out"], folder);
      expect([verified.exitCode, verified.stdout]).toEqual([6, expect.stringContaining("traces.csv was not written: the disk was full")]);
    } finally {
      spawnSync("umount", [disk]);
    }
  });
}

test("closing the pipe of standard output ends a printing command without an error", async () => {
  const { process: child, ended } = start(["show", shipped("f-i-curve"), "--json"], folder);
  child.stdout!.destroy();
  expect(await ended).toMatchObject({ exitCode: 0, stderr: "" });
});

describe("Ctrl+C", () => {
  test("stops a condition of 10^10 steps at once, and keeps finished conditions", async () => {
    // A short first sweep and an endless second.
    const epochs = [{ kind: "step", duration: 100, deltaDuration: 1e9, level: 150 }];
    await write("long.rheobase.json", { epochs, sweeps: 2, noise: { kind: "white", levels: [1] }, record: { V: false } });
    const { process: child, ended } = start(["run", "long.rheobase.json", "--out", "out", "--json"], folder);
    await expect.poll(() => existsSync(join(folder, "out")), { interval: 5 }).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 1500 * slowness()));
    child.kill("SIGINT");
    const { exitCode, stdout, stderr } = await ended;
    expect(exitCode).toBe(130);
    expect(stderr).toContain("Stopping.");
    expect(json(stdout)).toMatchObject({ interrupted: true, protocols: [{ conditions: { total: 2, finished: 1, cancelled: 1 } }] });
    expect(temporaryFiles()).toEqual([]);
    expect((await readTable("out", "summary.csv")).map(({ sweep }) => sweep)).toEqual([1]);
    expect(await readJson("out", "provenance.json")).toMatchObject({ complete: false });
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("while files are written: %s leaves neither a half-written nor a temporary file", async (signal, code) => {
    await write("large.rheobase.json", { epochs: [{ kind: "ramp", duration: 50_000, level: 300 }], dt: 0.01 });
    const { process: child, ended } = start(["run", "large.rheobase.json", "--out", "out", "--only", "csv"], folder);
    // Wait until 5 MB of the table of traces are in its temporary file.
    const isWriting = () => existsSync(join(folder, "out")) && temporaryFiles().some((name) => sizeOf(join(folder, name)) > 5e6);
    await expect.poll(isWriting, { interval: 5 }).toBe(true);
    child.kill(signal);
    expect(await ended).toMatchObject({ exitCode: code });
    expect(temporaryFiles()).toEqual([]);
    expect(await readdir(join(folder, "out"))).not.toContain("traces.csv");
  });
});

/** Size of a file, bytes; 0 if it was deleted in the meantime. */
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
