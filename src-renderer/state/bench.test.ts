import { expect, test } from "vitest";
import type { RunInMemory } from "../../src-shared/contract/workbench-contract.ts";
import type { Opening } from "../../src-shared/contract/desktop-contract.ts";
import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { fileNotFound } from "../../src-shared/errors/disk-errors.ts";
import { standInDesktop } from "../desktop/testing/stand-in-desktop.ts";
import { benchWindow, experimentOf, openedAt } from "./testing/a-bench-window.ts";
import { arrived } from "./testing/stand-in-service.ts";

const steps = "/home/ada/steps.rheobase.json";
const cell = "/home/ada/cell.rheobase.json";
const asFile = (path: string): Opening => ({ kind: "file", path });

/** Enough turns of the event loop for a call to the main process, followed by one to the service. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await arrived();
}

/** A desktop that places experiments in this window if `here()`, and records the requests. */
function placing(here: () => boolean) {
  const asked: Opening[] = [];
  const { desktop } = standInDesktop({
    begin: () => Promise.resolve({ platform: "linux" }),
    placeExperiment: ({ opening }) => {
      asked.push(opening);
      return Promise.resolve({ here: here() });
    },
  });
  return { desktop, asked };
}

test("on the desktop an experiment opens in this window if it is empty, and stays where it is if another window has it", async () => {
  let free = true;
  const { desktop, asked } = placing(() => free);
  const { bench } = benchWindow({ desktop });
  await bench.begin();
  bench.open(asFile(steps));
  await settled();
  expect(bench.document?.path).toBe(steps);

  // The open experiment keeps its window, edited or not, so that no question is needed.
  bench.document!.apply("Edit", experimentOf(9));
  free = false;
  bench.open(asFile(cell));
  await settled();
  expect([bench.document?.path, bench.document?.edited, bench.dialog]).toEqual([steps, true, undefined]);
  expect(asked).toEqual([asFile(steps), asFile(cell)]);
});

test("on the desktop an unreadable file is rejected in the requesting window, and no new window opens", async () => {
  const { desktop, asked } = placing(() => true);
  const { bench, notices } = benchWindow({ desktop, handlers: { readRuns: ({ path }) => Promise.reject(fileNotFound(path)) } });
  await bench.begin();
  bench.open(asFile(steps));
  await settled();
  bench.open(asFile(cell));
  await settled();
  expect(notices.bars.map(({ title }) => title)).toEqual([expect.stringContaining(cell)]);
  expect([bench.document?.path, asked.length]).toEqual([steps, 1]);
});

test("in a browser the window asks about unsaved edits before it opens another experiment", async () => {
  const { bench } = benchWindow({});
  await bench.begin();
  bench.open(asFile(steps));
  await settled();
  bench.document!.apply("Edit", experimentOf(9));
  bench.open(asFile(cell));
  await settled();
  expect(bench.document?.path).toBe(steps);
  if (bench.dialog?.kind !== "unsaved") return expect.unreachable("nobody was asked");
  bench.dialog.then();
  await settled();
  expect([bench.document?.path, bench.dialog]).toEqual([cell, undefined]);
});

test("a new window opens its experiment; after a reload it restores tab and run", async () => {
  const kept = new Map<string, string>();
  const experiment = experimentOf(3);
  const [protocol] = experiment.protocols;
  const record = (id: string): RunRecord => ({
    id,
    protocol: protocol!.id,
    snapshot: protocol!,
    seed: "1",
    engineVersion: 1,
    appVersion: "1.0.0",
    startedAt: "2026-11-21T09:00:00Z",
    conditions: [],
    digests: { spikes: null, traces: null },
    columns: { spikes: "", traces: null, summary: {} },
  });
  const openExperiment = () => Promise.resolve({ ...openedAt(steps), experiment: { ...experiment, runs: [record("run-1"), record("run-2")] } });
  let made: Opening | undefined = asFile(steps);
  const { desktop } = standInDesktop({
    begin: () => {
      const opening = made;
      made = undefined;
      return Promise.resolve({ platform: "linux", ...(opening === undefined ? {} : { opening }) });
    },
  });
  const first = benchWindow({ desktop, kept, handlers: { openExperiment } });
  await first.bench.begin();
  expect([first.bench.document?.path, first.bench.tab, first.bench.document?.runId]).toEqual([steps, "design", "run-2"]);
  first.bench.chooseRun("run-1");
  first.bench.document!.select({ sweep: 2 });
  first.bench.keepLookedAt();

  const started: string[] = [];
  const again = benchWindow({ desktop, kept, handlers: { openExperiment, startRun: ({ id }) => (started.push(id), Promise.resolve({ run: id })) } });
  await again.bench.begin();
  await settled();
  const { document } = again.bench;
  expect([document?.path, again.bench.tab, document?.runId, document?.stimulus]).toEqual([steps, "results", "run-1", 2]);
  // The run that is shown is computed again.
  expect(started).toEqual(["run-1"]);
});

test("on the desktop the system's dialogs ask where to save and whether to replace a file", async () => {
  const answers: { path?: string }[] = [{}, { path: steps }, {}];
  const asked: unknown[] = [];
  const saved: unknown[] = [];
  const { desktop } = standInDesktop({
    begin: () => Promise.resolve({ platform: "linux" }),
    placeExperiment: () => Promise.resolve({ here: true }),
    chooseSavePath: (args) => (asked.push(args), Promise.resolve(answers.shift()!)),
  });
  const { bench } = benchWindow({
    desktop,
    handlers: {
      newExperiment: ({ name, experiment }) => Promise.resolve({ document: "d1", name, experiment, elsewhere: 0, runs: [] }),
      saveExperiment: ({ path, overwrite }) => (saved.push([path, overwrite]), Promise.resolve({ path: path!, name: "steps", elsewhere: 0 })),
    },
  });
  await bench.begin();
  bench.open({ kind: "new" });
  await settled();
  expect(await bench.save()).toBe(false);
  await settled();
  expect([asked, saved, bench.document?.path]).toEqual([[{ name: "Untitled" }], [], undefined]);

  let left = false;
  await bench.askWhereToSave(() => (left = true));
  expect([saved, bench.document?.path, left]).toEqual([[[steps, true]], steps, true]);
  // The next dialog begins in the experiment's folder.
  await bench.askWhereToSave();
  expect(asked.at(-1)).toEqual({ name: "steps", folder: "/home/ada" });
});

test("after a restart of the service, a run that was being simulated starts again once", async () => {
  const started: string[] = [];
  const { bench, service } = benchWindow({
    handlers: {
      startRun: ({ id }) => (started.push(id), Promise.resolve({ run: `${id} of life ${started.length}` })),
      resumeDocument: () => Promise.resolve({ found: false, runs: [] }),
    },
  });
  await bench.begin();
  bench.open(asFile(steps));
  await settled();
  bench.run();
  await settled();
  expect(bench.runs.current?.id).toBe("run-1");
  service.cut("its process has ended");
  expect(await bench.reconnect()).toBe(true);
  await settled();
  expect([bench.connection.lost, bench.runs.current?.handle, bench.document?.runId, bench.document?.path]).toEqual([undefined, "run-1 of life 2", "run-1", steps]);

  // The run does not start a third time: it may be what crashes the service.
  service.cut("its process has ended");
  await bench.reconnect();
  await settled();
  expect([started, bench.runs.current, bench.document?.runId]).toEqual([["run-1", "run-1"], undefined, undefined]);
});

test("a service that still has the run returns it, even if the connection was lost before the start was answered", async () => {
  const inMemory: RunInMemory[] = [];
  const { bench, service } = benchWindow({
    handlers: {
      startRun: ({ id, protocol }) => (inMemory.push({ run: "r1", id, protocol, startedAt: 0 }), new Promise(() => undefined)),
      resumeDocument: () => {
        setTimeout(() => service.emit("runEnded", { run: "r1", outcome: "finished", elapsed: 5 }));
        return Promise.resolve({ found: true, runs: inMemory });
      },
    },
  });
  await bench.begin();
  bench.open(asFile(steps));
  await settled();
  bench.run();
  await settled();
  service.cut("the server does not answer");
  await settled();
  expect(bench.chosenRun).toBeUndefined();
  await bench.reconnect();
  await settled();
  expect([bench.chosenRun?.name, bench.chosenRun?.phase]).toEqual(["Run 1", "finished"]);
});

test("a reloaded page restores its experiment and the current run", async () => {
  const kept = new Map<string, string>();
  const first = benchWindow({ kept, handlers: { startRun: () => Promise.resolve({ run: "r1" }) } });
  await first.bench.begin();
  first.bench.open(asFile(steps));
  await settled();
  first.bench.run();
  await settled();
  first.bench.keepLookedAt();
  const asked: string[] = [];
  const again = benchWindow({
    kept,
    handlers: {
      takeUpDocument: ({ document }) => {
        asked.push(document);
        return Promise.resolve({ ...openedAt(steps), document, runs: [{ run: "r1", id: "run-1", protocol: experimentOf(3).protocols[0]!, startedAt: 0 }] });
      },
      resumeDocument: ({ document }) => {
        asked.push(document);
        again.service.emit("runProgress", { run: "r1", fraction: 0.5, finished: 1, total: 3 });
        return Promise.resolve({ found: true, runs: [] });
      },
    },
  });
  await again.bench.begin();
  await settled();
  const { document, chosenRun, tab } = again.bench;
  expect([document?.path, tab, chosenRun?.handle, chosenRun?.fraction]).toEqual([steps, "results", "r1", 0.5]);
  expect(asked).toEqual([document!.id, document!.id]);
});

test("closing an experiment without a file during a run asks first", async () => {
  const { bench } = benchWindow({
    handlers: {
      startRun: () => Promise.resolve({ run: "r1" }),
      newExperiment: ({ name, experiment }) => Promise.resolve({ document: "d1", name, experiment, elsewhere: 0, runs: [] }),
    },
  });
  await bench.begin();
  bench.open({ kind: "new" });
  await settled();
  bench.run();
  await settled();
  let left = 0;
  bench.leave(() => left++);
  await settled();
  if (bench.dialog?.kind !== "runs-end") return expect.unreachable("nobody was asked");
  expect([left, bench.dialog.ending]).toEqual([0, { with: "experiment", runs: [{ id: "run-1", experiment: "Untitled", finished: 0, total: 6 }] }]);
  bench.dialog.then();
  expect(left).toBe(1);
  bench.dialog = undefined;
});

test("closing the window that ends the program asks about all unfinished runs", async () => {
  const going = [{ id: "run-3", experiment: "other cell", finished: 4, total: 9 }];
  let runs = going;
  const { bench } = benchWindow({ handlers: { listGoingRuns: () => Promise.resolve(runs) } });
  await bench.begin();
  let left = 0;
  bench.leave(() => left++, "program");
  await settled();
  expect([left, bench.dialog]).toMatchObject([0, { kind: "runs-end", ending: { with: "program", runs: going } }]);
  bench.dialog = undefined;
  runs = [];
  bench.leave(() => left++, "program");
  await settled();
  expect([left, bench.dialog]).toEqual([1, undefined]);
});

test("requests during the reopening of the document wait for it", async () => {
  let lives = 0;
  const saved: string[] = [];
  const { bench, service } = benchWindow({
    handlers: {
      resumeDocument: () => Promise.resolve({ found: false, runs: [] }),
      openExperiment: ({ path }) => Promise.resolve({ ...openedAt(path), document: `of life ${++lives}` }),
      saveExperiment: ({ document, path = steps }) => (saved.push(document), Promise.resolve({ path, name: "steps", elsewhere: 0 })),
    },
  });
  await bench.begin();
  bench.open(asFile(steps));
  await settled();
  bench.document!.apply("Edit", experimentOf(9));
  service.cut("its process has ended");
  const again = bench.reconnect();
  const saving = bench.save();
  expect([await again, await saving, saved, bench.document?.edited]).toEqual([true, true, ["of life 2"], false]);
});

test("requests before the window has started wait, and are opened once", async () => {
  const opened: string[] = [];
  let place: Opening | undefined;
  // Like the main process: a window begins with what was placed in it.
  const { desktop } = standInDesktop({
    begin: () => Promise.resolve({ platform: "linux", ...(place === undefined ? {} : { opening: place }) }),
    placeExperiment: ({ opening }) => ((place = opening), Promise.resolve({ here: true })),
  });
  const { bench } = benchWindow({ desktop, handlers: { openExperiment: ({ path }) => (opened.push(path), Promise.resolve(openedAt(path))) } });
  const beginning = bench.begin();
  bench.open(asFile(steps));
  await beginning;
  await settled();
  expect([opened, bench.document?.path]).toEqual([[steps], steps]);
});

test("a window that waits for its experiment can be closed at once, even if the service does not answer", async () => {
  const { bench } = benchWindow({ handlers: { hello: () => new Promise(() => undefined) } });
  void bench.begin();
  const left = bench.closeDocument().then(() => "left");
  expect(await Promise.race([left, settled().then(() => "waits")])).toBe("left");
});
