import { readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runsOf } from "../../src-shared/experiment/edit-experiment.ts";
import { addressesIn } from "../../src-shared/experiment/recorded-columns.ts";
import { writeExperiment } from "../../src-shared/experiment/write-experiment.ts";
import { aWindow, TestBench, type TestWindow } from "./testing/a-bench.ts";
import { anExperiment } from "./testing/an-experiment.ts";
import { ByHand, finish, trials } from "./testing/by-hand-simulator.ts";

// A run outlives its window: whoever opens the file again finds it, running or ended.

let byHand: ByHand;
let bench: TestBench;
beforeEach(async () => {
  byHand = new ByHand();
  bench = await TestBench.open(byHand);
  await writeFile(bench.path("cell.rheobase.json"), writeExperiment(experiment));
});
afterEach(() => bench.close());

const experiment = anExperiment({ protocols: [trials] });
const open = (window: TestWindow) => window.bench.openExperiment({ path: bench.path("cell.rheobase.json") });

/** A window in which a run is going, with one condition finished. */
async function running(service = bench.service()) {
  const window = aWindow(service);
  const { document } = await open(window);
  const { run } = await window.bench.startRun({ document, id: "run-1", protocol: trials });
  const job = await byHand.job(byHand.jobs.length + 1);
  finish(job, 0);
  await window.next("conditionsFinished");
  return { service, window, document, run, job };
}

test("a reloaded page gets its document back, with its edits and its run", async () => {
  const { service, window, document, run, job } = await running();
  await window.bench.keepDraft({ document, experiment: { ...experiment, notes: "edited" } });
  window.cut();
  const again = aWindow(service);
  const takenUp = await again.bench.takeUpDocument({ document });
  expect(takenUp).toMatchObject({ document, name: "cell", experiment, draft: { experiment: { notes: "edited" } }, runs: [{ run, id: "run-1", protocol: trials }] });
  await again.bench.resumeDocument({ document });
  expect((await again.next("conditionsFinished")).results.map(({ condition }) => condition)).toEqual([0]);
  finish(job, 1, 2);
  job.end();
  expect(await again.next("runEnded")).toMatchObject({ run, outcome: "finished" });
});

test("a reloaded page waits for the old one to disconnect; a copy of a window gets no document", async () => {
  const { service, window, document } = await running();
  const again = aWindow(service);
  const taking = again.bench.takeUpDocument({ document });
  setTimeout(() => window.cut(), 20);
  expect(await taking).toMatchObject({ document });
  expect(await aWindow(service).bench.takeUpDocument({ document })).toBeUndefined();
  expect(await aWindow(service).bench.takeUpDocument({ document: "none" })).toBeUndefined();
});

test("whoever opens the file later finds the run, however long that takes", async () => {
  const { service, window, run, job } = await running();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  window.cut();
  vi.advanceTimersByTime(7 * 86_400_000);
  vi.useRealTimers();
  const later = aWindow(service);
  const { document, runs } = await open(later);
  expect([runs, job.signal?.aborted]).toMatchObject([[{ run, id: "run-1" }], false]);
  finish(job, 1, 2);
  job.end();
  expect(await later.next("runEnded")).toMatchObject({ run, outcome: "finished", record: { id: "run-1" } });
  expect((await later.bench.readSpikes({ run, conditions: [0], neurons: 1 })).map(({ condition }) => condition)).toEqual([0]);
  expect(await open(aWindow(service))).toMatchObject({ runs: [] });
  await later.bench.closeDocument({ document });
});

test("a run that ends without a window is in the draft, and its results in memory for half a day", async () => {
  const { service, window, run, job } = await running();
  window.cut();
  finish(job, 1, 2);
  job.end();
  await expect.poll(async () => (await aWindow(service).bench.listDrafts({})).length).toBe(1);
  const later = aWindow(service);
  const { document, draft, runs } = await open(later);
  expect([runsOf(draft!.experiment).map(({ id }) => id), runs]).toMatchObject([["run-1"], [{ run }]]);
  await later.bench.resumeDocument({ document });
  expect(await later.next("runEnded")).toMatchObject({ run, outcome: "finished" });

  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  later.cut();
  vi.advanceTimersByTime(43_200_000);
  vi.useRealTimers();
  await expect.poll(async () => (await aWindow(service).bench.takeUpDocument({ document })) === undefined).toBe(true);
});

test("the run of a closed file continues, and its edits are discarded; an experiment without a file is found by its draft", async () => {
  const { service, window, document, run } = await running();
  await window.bench.keepDraft({ document, experiment: { ...experiment, notes: "edited" } });
  await window.bench.closeDocument({ document, goOn: [run] });
  expect(await window.bench.listGoingRuns({})).toEqual([{ id: "run-1", experiment: "cell", finished: 1, total: 3 }]);
  const again = await open(window);
  expect([again.draft, again.runs]).toMatchObject([undefined, [{ run }]]);

  const unsaved = aWindow(service);
  const { document: own } = await unsaved.bench.newExperiment({ name: "Untitled", experiment });
  const { run: other } = await unsaved.bench.startRun({ document: own, id: "run-1", protocol: trials });
  unsaved.cut();
  const later = aWindow(service);
  await expect.poll(async () => (await later.bench.listDrafts({})).length).toBe(1);
  const [left] = await later.bench.listDrafts({});
  expect(await later.bench.openDraft({ draft: left!.draft })).toMatchObject({ name: "Untitled", experiment, runs: [{ run: other }] });
});

test("a run that ends while its window closes is kept, although the window never got its end", async () => {
  const { service, window, document, run, job } = await running();
  finish(job, 1, 2);
  job.end();
  await window.next("runEnded");
  await window.bench.closeDocument({ document, goOn: [run] });
  await expect.poll(async () => (await aWindow(service).bench.listDrafts({})).length).toBe(1);
  const { draft, runs } = await open(aWindow(service));
  expect([runsOf(draft!.experiment).map(({ id }) => id), runs]).toMatchObject([["run-1"], [{ run }]]);
});

test("a file whose recorded results differ from those in memory gets none of these, and its run needs verification", async () => {
  const { service, window, document, job } = await running();
  finish(job, 1, 2);
  job.end();
  const { record } = await window.next("runEnded");
  await window.bench.saveExperiment({ document, experiment: { ...experiment, runs: [record!] }, overwrite: false });
  window.cut();
  const path = bench.path("cell.rheobase.json");
  const later = aWindow(service);
  expect((await open(later)).runs).toHaveLength(1);
  later.cut();
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(/"spikes": ?"[0-9a-f]{8}/, '"spikes": "00000000'));
  expect((await open(aWindow(service))).runs).toEqual([]);
});

test("when the program ends, finished conditions are in the draft", async () => {
  const { service, window } = await running();
  await service.close();
  window.cut();
  const { draft } = await open(aWindow(bench.service()));
  const [record] = runsOf(draft!.experiment);
  expect(record?.id).toBe("run-1");
  expect([...addressesIn(record!.conditions, Infinity)]).toEqual([0]);
});
