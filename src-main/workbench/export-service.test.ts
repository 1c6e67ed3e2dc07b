import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ArgsOf } from "../../src-shared/contract/contract.ts";
import type { WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { protocolSchema, type Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { openWorkerPool } from "../simulation/worker-pool.ts";
import { confinedPaths } from "../storage/confined-paths.ts";
import { openOutputFolder } from "./exports.ts";
import { choiceOfKinds } from "./output-files.ts";
import { runIntoFolder } from "./run-into-folder.ts";
import { aWindow, TestBench, type TestWindow } from "./testing/a-bench.ts";
import { anExperiment } from "./testing/an-experiment.ts";
import { versions } from "./versions.ts";

let bench: TestBench;
beforeEach(async () => {
  bench = await TestBench.open();
});
afterEach(() => bench.close());

const style = { width: 85, resolution: 100, text: 8, background: "light", theory: true, scaleBars: false } as const;
type ExportArgs = ArgsOf<WorkbenchContract, "exportRuns">;
const tablesOnly = (run: string): ExportArgs => ({ runs: [run], formats: [], provenance: true, style, folder: "out", existing: "ask" });

/** As a file has it: keys in the order of the schema. */
const stepsProtocol = protocolSchema.parse(
  aProtocol({
    id: "steps",
    name: "Steps",
    sweeps: 3,
    trials: 2,
    dt: 0.1,
    epochs: [{ kind: "step", duration: 100, level: 50, deltaLevel: 75 }],
    noise: { kind: "white", levels: [0, 2] },
  }),
);

/** A window in which protocols have run to their end, and their runs. */
async function finished(window: TestWindow, ...protocols: Protocol[]): Promise<string[]> {
  const { document } = await window.bench.newExperiment({ name: "Layer 5 cell", experiment: anExperiment({ protocols }) });
  const runs: string[] = [];
  for (const [k, protocol] of protocols.entries()) {
    const { run } = await window.bench.startRun({ document, id: `run-${k + 1}`, protocol });
    await window.next("runEnded", (ended) => ended.run === run);
    runs.push(run);
  }
  return runs;
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(await Promise.all(paths.sort().map(async (path) => [path.slice(folder.length + 1), await readFile(path, "latin1")] as const)));
}

test("tables and provenance are those of the command line, byte for byte", async () => {
  const window = aWindow(bench.service());
  const [run] = await finished(window, stepsProtocol);
  const outcome = await window.bench.exportRuns(tablesOnly(run!));
  const simulator = openWorkerPool({ workerPath: join(import.meta.dirname, "../../dist/cli/worker.js"), workers: 1 });
  const origin = { versions, experimentFile: "Layer 5 cell.rheobase.json", protocol: stepsProtocol };
  const folder = await openOutputFolder(bench.path("cli"), { overwrite: false });
  const settings = { simulator, now: () => performance.now() };
  const { files } = await runIntoFolder(planOrThrow(stepsProtocol, "test"), origin, settings, { choice: choiceOfKinds(["csv", "json"]), folder, subfolder: "" });
  await simulator.close();
  expect(outcome).toEqual({ status: "written", folder: bench.path("out"), files });
  expect(files).toEqual(expect.arrayContaining(["summary.csv", "traces.csv", "v_histogram.csv", "psth.csv", "provenance.json"]));
  expect(await filesIn(bench.path("out"))).toEqual(await filesIn(bench.path("cli")));
});

test("the plan lists the files, estimates the size of tables, and suggests a folder", async () => {
  const window = aWindow(bench.service());
  const [run] = await finished(window, stepsProtocol);
  const plan = await window.bench.planExport({ run: run! });
  expect(plan.folder).toBe(bench.path("Layer 5 cell/run-1"));
  expect(plan.figures.map(({ name }) => name)).toEqual(expect.arrayContaining(["voltage", "raster", "fi_curve", "v_histogram_noise_2", "psth_noise_2"]));
  await window.bench.exportRuns(tablesOnly(run!));
  const written = await filesIn(bench.path("out"));
  expect(plan.tables.map(({ name }) => name).sort()).toEqual(Object.keys(written).filter((name) => name !== "provenance.json").sort());
  for (const { name, rows, heavy } of plan.tables) {
    expect(heavy).toBe(false);
    if (rows !== undefined) expect([name, rows]).toEqual([name, written[name]!.trim().split("\r\n").length - 1]);
  }
  expect(plan.tables.filter(({ rows }) => rows === undefined).map(({ name }) => name)).toEqual(["traces_about.json", "v_histogram.csv", "train_distances.csv"]);
});

test("large traces, and their description, are not selected by default", async () => {
  const window = aWindow(bench.service());
  const [run] = await finished(window, aProtocol({ dt: 0.01, epochs: [{ kind: "step", duration: 20_001, level: 0 }] }));
  const plan = await window.bench.planExport({ run: run! });
  expect(plan.tables.filter(({ heavy }) => heavy)).toMatchObject([{ name: "traces.csv", rows: 2_000_101 }, { name: "traces_about.json" }]);
  const outcome = await window.bench.exportRuns(tablesOnly(run!));
  expect(outcome).toMatchObject({ files: expect.not.arrayContaining(["traces.csv"]) as string[] });
});

test("only the chosen tables and figures are written; the bytes of a preview are those of the file", async () => {
  const window = aWindow(bench.service());
  const [run] = await finished(window, stepsProtocol);
  const outcome = await window.bench.exportRuns({ ...tablesOnly(run!), tables: ["spikes.csv"], figures: ["raster"], formats: ["png", "svg"], provenance: false });
  expect(outcome).toMatchObject({ status: "written", files: ["raster.png", "raster.svg", "spikes.csv"] });
  const preview = await window.bench.renderFigure({ run: run!, figure: "raster", style, format: "png" });
  expect(preview!.width).toBe(Math.round((85 * 100) / 25.4));
  expect(Buffer.from(preview!.bytes).equals(await readFile(bench.path("out/raster.png")))).toBe(true);
  const svg = await window.bench.renderFigure({ run: run!, figure: "raster", style, format: "svg" });
  expect(Buffer.from(svg!.bytes).equals(await readFile(bench.path("out/raster.svg")))).toBe(true);
  expect(await window.bench.renderFigure({ run: run!, figure: "nothing", style, format: "png" })).toBeUndefined();
});

describe("files that exist", () => {
  const choice = { tables: ["summary.csv", "traces.csv", "traces_about.json"], figures: [] };

  test("are reported, and nothing is written", async () => {
    const window = aWindow(bench.service());
    const [run] = await finished(window, stepsProtocol);
    await mkdir(bench.path("out"));
    await writeFile(bench.path("out/summary.csv"), "mine");
    expect(await window.bench.exportRuns({ ...tablesOnly(run!), ...choice })).toEqual({ status: "exists", existing: ["summary.csv"], total: 4 });
    expect(await filesIn(bench.path("out"))).toEqual({ "summary.csv": "mine" });
    expect(await window.bench.exportRuns({ ...tablesOnly(run!), ...choice, existing: "replace" })).toMatchObject({ status: "written" });
    expect((await filesIn(bench.path("out")))["summary.csv"]).toMatch(/^sweep,/);
  });

  test("are kept beside new ones, which share one number", async () => {
    const window = aWindow(bench.service());
    const [run] = await finished(window, stepsProtocol);
    await mkdir(bench.path("out"));
    await writeFile(bench.path("out/summary.csv"), "mine");
    await writeFile(bench.path("out/traces 2.csv"), "mine too");
    const outcome = await window.bench.exportRuns({ ...tablesOnly(run!), ...choice, existing: "keep-both" });
    expect(outcome).toMatchObject({ status: "written", files: ["provenance 3.json", "summary 3.csv", "traces 3.csv", "traces 3_about.json"] });
    const files = await filesIn(bench.path("out"));
    expect([files["summary.csv"], files["traces 2.csv"]]).toEqual(["mine", "mine too"]);
    expect(JSON.parse(files["traces 3_about.json"]!)).toMatchObject({ filename: "traces 3.csv" });
  });
});

test("a run that recorded no V writes V of the viewed sweep on request", async () => {
  const window = aWindow(bench.service());
  const [unrecorded, recorded] = await finished(window, { ...stepsProtocol, record: { V: false } }, { ...stepsProtocol, id: "other" });
  const plan = await window.bench.planExport({ run: unrecorded!, sweep: 1 });
  expect(plan.tables.filter(({ heavy }) => heavy).map(({ name }) => name)).toEqual(["traces.csv", "traces_about.json"]);
  expect(plan.figures.filter(({ heavy }) => heavy === true).map(({ name }) => name)).toEqual(["voltage"]);

  const asked = { tables: ["traces.csv", "traces_about.json"], figures: ["voltage"], formats: ["png", "svg"] as ("png" | "svg")[], style: { ...style, sweep: 1 } };
  const outcome = await window.bench.exportRuns({ ...tablesOnly(unrecorded!), ...asked });
  expect(outcome).toMatchObject({ files: ["provenance.json", "traces.csv", "traces_about.json", "voltage.png", "voltage.svg"] });
  await window.bench.exportRuns({ ...tablesOnly(recorded!), ...asked, folder: "recorded" });
  const [written, full] = [await filesIn(bench.path("out")), await filesIn(bench.path("recorded"))];
  const columnsOf = (csv: string): Map<string, string> => {
    const rows = csv.trim().split("\r\n").map((line) => line.split(","));
    return new Map(rows[0]!.map((name, k) => [name, rows.slice(1).map((row) => row[k]).join(" ")]));
  };
  const columns = columnsOf(written["traces.csv"]!);
  expect([...columns.keys()]).toEqual(["time_ms", "V_s2_n1_t1_mV", "V_s2_n2_t1_mV", "I_s2_pA"]);
  const recordedColumns = columnsOf(full["traces.csv"]!);
  for (const [name, values] of columns) expect(values, name).toBe(recordedColumns.get(name));
  expect(written["voltage.svg"]).toBe(full["voltage.svg"]);
  const preview = await window.bench.renderFigure({ run: unrecorded!, figure: "voltage", style: asked.style, format: "png" });
  expect(Buffer.from(preview!.bytes).equals(await readFile(bench.path("out/voltage.png")))).toBe(true);
});

test("of several runs, one that recorded no V writes none although another did", async () => {
  const window = aWindow(bench.service());
  const runs = await finished(window, stepsProtocol, { ...stepsProtocol, id: "other", name: "Other", record: { V: false } });
  const outcome = await window.bench.exportRuns({ ...tablesOnly(runs[0]!), runs, tables: ["traces.csv", "summary.csv"] });
  expect(outcome).toMatchObject({ files: ["Steps/provenance.json", "Steps/summary.csv", "Steps/traces.csv", "Other/provenance.json", "Other/summary.csv"] });
});

test("several runs go into sub-folders named after their protocols", async () => {
  const window = aWindow(bench.service());
  const runs = await finished(window, stepsProtocol, aProtocol({ id: "other", name: "150 pA, sigma 5 mV" }));
  const outcome = await window.bench.exportRuns({ ...tablesOnly(runs[0]!), runs, figures: ["voltage"], formats: ["png"] });
  expect(outcome).toMatchObject({
    status: "written",
    files: expect.arrayContaining(["Steps/summary.csv", "Steps/voltage.png", "150-pA-sigma-5-mV/summary.csv", "150-pA-sigma-5-mV/provenance.json"]) as string[],
  });
  const told = window.told("exportProgress").map(({ fraction }) => fraction);
  expect(told.at(-1)).toBe(1);
  expect(told).toEqual([...told].sort((a, b) => a - b));
});

test("a cancelled export leaves complete files only", async () => {
  const window = aWindow(bench.service());
  const [run] = await finished(window, aProtocol({ dt: 0.01, epochs: [{ kind: "step", duration: 10_000, level: 150 }] }));
  const exporting = window.bench.exportRuns({ ...tablesOnly(run!), tables: ["traces.csv"], figures: ["voltage"], formats: ["png"] });
  await window.next("exportProgress");
  await window.bench.cancelExport({});
  expect(await exporting).toEqual({ status: "cancelled" });
  const left = Object.keys(await filesIn(bench.path("out")));
  expect(left.filter((name) => name !== "voltage.png")).toEqual([]);
  // An export cancelled before it starts writes nothing.
  const early = window.bench.exportRuns({ ...tablesOnly(run!), folder: "early" });
  await window.bench.cancelExport({});
  expect(await early).toEqual({ status: "cancelled" });
});

test("a run without finished conditions is reported as such", async () => {
  const window = aWindow(bench.service());
  const { document } = await window.bench.newExperiment({ name: "Long", experiment: anExperiment() });
  const { run } = await window.bench.startRun({
    document,
    id: "run-1",
    protocol: aProtocol({ epochs: [{ kind: "step", duration: 1e9, level: 50 }], record: { V: false }, integrator: "euler" }),
  });
  await expect(window.bench.exportRuns(tablesOnly(run))).rejects.toMatchObject({ code: "nothing-to-export" });
  await window.bench.cancelRun({ run });
  await window.next("runEnded");
});

test("links that lead out of the folder are not written through", async () => {
  await mkdir(bench.path("served/out"), { recursive: true });
  await mkdir(bench.path("secret"));
  await symlink(bench.path("secret/summary.csv"), bench.path("served/out/summary.csv"));
  const window = aWindow(bench.service({ files: await confinedPaths(bench.path("served")) }));
  const [run] = await finished(window, stepsProtocol);
  for (const folder of ["../secret", bench.path("secret")])
    await expect(window.bench.exportRuns({ ...tablesOnly(run!), folder })).rejects.toMatchObject({ code: "path-outside-folder" });
  await expect(window.bench.exportRuns({ ...tablesOnly(run!), existing: "replace" })).rejects.toMatchObject({ code: "path-outside-folder" });
  expect(await filesIn(bench.path("secret"))).toEqual({});
  expect(await window.bench.exportRuns({ ...tablesOnly(run!), folder: "elsewhere" })).toMatchObject({ status: "written", folder: "elsewhere" });
});
