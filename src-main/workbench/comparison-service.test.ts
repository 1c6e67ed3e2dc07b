import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PNG } from "pngjs";
import type { ArgsOf } from "../../src-shared/contract/contract.ts";
import type { WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import type { Simulator } from "../simulation/simulator.ts";
import { openWorkerPool } from "../simulation/worker-pool.ts";
import { compareIntoFolder } from "./compare-into-folder.ts";
import { openOutputFolder } from "./exports.ts";
import { aWindow, TestBench, type TestWindow } from "./testing/a-bench.ts";
import { anExperiment } from "./testing/an-experiment.ts";

const workerPath = join(import.meta.dirname, "../../dist/cli/worker.js");

/** A run of the protocol "Endless" goes on until it is cancelled. */
function untilCancelled(simulator: Simulator): Simulator {
  return {
    simulate: async (job, sink, signal) => {
      if (job.plan.protocol.name !== "Endless") await simulator.simulate(job, sink, signal);
      else if (signal?.aborted === false) await once(signal, "abort");
    },
    close: () => simulator.close(),
  };
}

let bench: TestBench;
beforeEach(async () => {
  bench = await TestBench.open(untilCancelled(openWorkerPool({ workerPath, workers: 2 })));
});
afterEach(() => bench.close());

type Compare = ArgsOf<WorkbenchContract, "exportComparison">;
const style = { width: 174, resolution: 100, text: 7.5, background: "light", theory: true, scaleBars: false } as const;
const view = { layout: "side-by-side", place: { sweep: 1, noise: 0, trial: 0 } } as const;
const file = "Layer 5 cell.rheobase.json";

const noisy = (tau_m: number): Protocol =>
  aProtocol({
    neuron: { tau_m, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 },
    sweeps: 2,
    trials: 3,
    noise: { kind: "white", levels: [2] },
    dt: 0.5,
    epochs: [{ kind: "step", duration: 200, level: 130, deltaLevel: 40 }],
  });

/** A window in which two runs have ended. */
async function twoRuns(): Promise<{ window: TestWindow; compared: Compare["runs"]; document: string }> {
  const window = aWindow(bench.service());
  const { document } = await window.bench.newExperiment({ name: "Layer 5 cell", experiment: anExperiment({ protocols: [noisy(20)] }) });
  const compared: Compare["runs"] = [];
  for (const [k, tau_m] of [20, 10].entries()) {
    const { run } = await window.bench.startRun({ document, id: `run-${k + 1}`, protocol: noisy(tau_m) });
    await window.next("runEnded", (ended) => ended.run === run);
    compared.push({ run, name: `Run ${k + 1}` });
  }
  return { window, compared, document };
}

const exported = (compared: Compare["runs"], changes: Partial<Compare> = {}): Compare => ({
  runs: compared,
  ...view,
  style,
  formats: ["png", "svg"],
  folder: "out",
  existing: "ask",
  ...changes,
});

async function filesIn(folder: string): Promise<Record<string, string>> {
  const names = await readdir(bench.path(folder));
  return Object.fromEntries(await Promise.all(names.sort().map(async (name) => [name, await readFile(join(bench.path(folder), name), "latin1")] as const)));
}

test("a comparison of runs in memory is the one that the command line computes from their records, byte for byte", async () => {
  const { window, compared } = await twoRuns();
  const ended = window.told("runEnded").map(({ record }) => record!);
  const outcome = await window.bench.exportComparison(exported(compared));
  expect(outcome).toEqual({ status: "written", folder: bench.path("out"), files: ["comparison.csv", "comparison.png", "comparison.svg", "provenance.json"] });

  const simulator = openWorkerPool({ workerPath, workers: 1 });
  const runs = ended.map((record, k) => ({ name: `Run ${k + 1}`, experimentFile: file, record, where: `${file} /runs/${k}` }));
  const folder = await openOutputFolder(bench.path("cli"), { overwrite: false });
  const settings = { simulator, now: () => performance.now(), signal: undefined, onProgress: () => undefined, viewOf: () => view };
  const again = await compareIntoFolder(runs, folder, { style: { ...style, width: undefined }, table: true, formats: ["png", "svg"], provenance: true }, settings);
  await simulator.close();
  expect(again.runs.map(({ verification }) => verification.mismatches)).toEqual([[], []]);
  expect(await filesIn("out")).toEqual(await filesIn("cli"));
});

test("existing files are reported, replaced, or kept beside the new ones", async () => {
  const { window, compared } = await twoRuns();
  await window.bench.exportComparison(exported(compared, { formats: [] }));
  expect(await window.bench.exportComparison(exported(compared, { formats: [] }))).toEqual({ status: "exists", existing: ["comparison.csv", "provenance.json"], total: 2 });
  expect(await window.bench.exportComparison(exported(compared, { formats: [], existing: "replace" }))).toMatchObject({ files: ["comparison.csv", "provenance.json"] });
  expect(await window.bench.exportComparison(exported(compared, { formats: [], existing: "keep-both" }))).toMatchObject({ files: ["comparison 2.csv", "provenance 2.json"] });
  expect(window.told("exportProgress").at(-1)).toEqual({ fraction: 1, file: "provenance 2.json" });
});

test("its picture has the size of the style, and a description", async () => {
  const { window, compared } = await twoRuns();
  const png = await window.bench.renderComparison({ runs: compared, ...view, style: { ...style, height: 80 }, format: "png" });
  const { width, height } = PNG.sync.read(Buffer.from(png!.bytes));
  expect([width, height]).toEqual([685, 315]);
  expect([png!.width, png!.height]).toEqual([685, 315]);
  const svg = await window.bench.renderComparison({ runs: compared, ...view, layout: "overlaid", style, format: "svg" });
  const [, title, description] = /<title>(.*)<\/title>\s*<desc>(.*)<\/desc>/.exec(Buffer.from(svg!.bytes).toString())!;
  expect(title).toBe("Comparison of 2 runs");
  expect(description).toMatch(/overlaid\. Sweep 2, 170 pA, σ 2 mV, trial 1\. A, Run 1: \S+ Hz; B, Run 2: \S+ Hz \(B − A /);
});

test("a run of another file says in the provenance which file it is of", async () => {
  const { window, compared, document } = await twoRuns();
  const record = window.told("runEnded")[1]!.record!;
  const { run } = await window.bench.startRun({ document, id: record.id, protocol: record.snapshot, record });
  await window.next("runEnded", (ended) => ended.run === run);
  await window.bench.exportComparison(exported([compared[0]!, { run, name: "Run 2 of other cell", file: "other cell.rheobase.json" }], { formats: [] }));
  const provenance = JSON.parse((await filesIn("out"))["provenance.json"]!) as { runs: { name: string; provenance: { experiment_file: string } }[] };
  expect(provenance.runs.map(({ name, provenance: { experiment_file } }) => [name, experiment_file])).toEqual([
    ["Run 1", file],
    ["Run 2 of other cell", "other cell.rheobase.json"],
  ]);
});

test("incomplete runs are compared by their finished conditions; without results nothing is written", async () => {
  const { window, compared, document } = await twoRuns();
  const { run } = await window.bench.startRun({ document, id: "run-3", protocol: { ...noisy(20), name: "Endless" } });
  const going = { run, name: "Run 3" };
  await window.bench.exportComparison(exported([compared[0]!, going], { formats: ["svg"] }));
  const { "comparison.csv": table = "" } = await filesIn("out");
  expect(table).toMatch(/^statistic,rate,Hz,1,.*,A,Run 1,/m);
  expect(table).not.toMatch(/^statistic,.*Run 3/m);
  await expect(window.bench.exportComparison(exported([going, going], { folder: "none" }))).rejects.toMatchObject({ code: "nothing-to-export" });
  expect(await window.bench.renderComparison({ runs: [going, going], ...view, style, format: "png" })).toBeUndefined();
  await window.bench.cancelRun({ run });
  await window.next("runEnded", (ended) => ended.run === run);
});

test("the runs of a file are read without opening it", async () => {
  const { window } = await twoRuns();
  const records = window.told("runEnded").map(({ record }) => record!);
  await writeFile(bench.path("other cell.rheobase.json"), writeExperiment(anExperiment({ protocols: [noisy(20)], runs: records })));
  await writeFile(bench.path("empty.rheobase.json"), writeExperiment(anExperiment({ protocols: [noisy(20)] })));
  const read = await window.bench.readRuns({ path: "other cell.rheobase.json" });
  expect([read.path, read.name, read.runs.map(({ id }) => id)]).toEqual([bench.path("other cell.rheobase.json"), "other cell", ["run-1", "run-2"]]);
  expect((await window.bench.readRuns({ path: "empty.rheobase.json" })).runs).toEqual([]);
  expect(await window.bench.listRecent({})).toEqual([]);
  await expect(window.bench.readRuns({ path: "missing.rheobase.json" })).rejects.toMatchObject({ code: "file-not-found" });
});
