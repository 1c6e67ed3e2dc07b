import { expect, test } from "vitest";
import { deleteRun, describeRun } from "../../src-shared/experiment/edit-experiment.ts";
import type { Experiment, RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { workerDied } from "../../src-shared/errors/runs-errors.ts";
import { Connection } from "./connection.svelte.ts";
import { OpenDocument } from "./document.svelte.ts";
import { newProtocol } from "./new-protocol.ts";
import { RunsState } from "./runs.svelte.ts";
import { arrived, standInService } from "./testing/stand-in-service.ts";
import { comparisonView } from "./comparison-view.ts";
import { Comparison } from "./comparison.svelte.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

const protocol = { ...newProtocol(), id: "steps", sweeps: 3 };
const record = (id: string, sweeps = 3): RunRecord => ({
  id, protocol: "steps", snapshot: { ...protocol, sweeps, seed: "kite" }, seed: "kite", engineVersion: 1, appVersion: "1.0.0", startedAt: "2026-11-21T09:00:00Z",
  conditions: [], digests: { spikes: null, traces: null }, columns: { spikes: "", traces: null, summary: {} },
});
const experiment: Experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [protocol], runs: [record("run-1"), record("run-2"), record("run-3", 5)] };
const otherFile = { path: "other.rheobase.json", name: "other" };

/** A comparison on a service that starts every run it is asked for, unless the test says otherwise. */
function comparing(refuse: (id: string) => boolean = () => false) {
  const started: string[] = [];
  const closed: string[] = [];
  const service = standInService({
    startRun: ({ id, record: given }) =>
      refuse(id) ? Promise.reject(workerDied("", "no memory")) : Promise.resolve({ run: `handle ${started.push(`${id} ${given?.snapshot.sweeps ?? 0}`)}` }),
    closeRun: ({ run }) => (closed.push(run), Promise.resolve(undefined)),
  });
  const connection = new Connection(() => service.openWire(), (error) => expect.unreachable(String(error)));
  const runs = new RunsState(connection.workbench, () => undefined);
  const open = { document: new OpenDocument({ document: "d", path: "cell.rheobase.json", name: "cell", experiment, elsewhere: 0 }) };
  return { comparison: new Comparison(() => open.document, runs), runs, open, started, closed };
}

const shown = ({ members }: Comparison): string[] => members.map(({ letter, name, colour }) => `${letter} ${name} ${colour}`);

test("runs have letters in order of choice, and keep their colours when others are removed", () => {
  const { comparison } = comparing();
  for (const id of ["run-2", "run-1", "run-3"]) comparison.add(id);
  expect(shown(comparison)).toEqual(["A Run 2 0", "B Run 1 1", "C Run 3 2"]);
  comparison.remove("run-2");
  expect(shown(comparison)).toEqual(["A Run 1 1", "B Run 3 2"]);
  expect(comparison.toggle("run-2")).toBe(true);
  expect(shown(comparison)).toEqual(["A Run 1 1", "B Run 3 2", "C Run 2 0"]);
  expect(comparison.toggle("run-1")).toBe(false);
  expect(comparison.letterOf("run-1")).toBeUndefined();
  comparison.clear();
  expect(comparison.members).toEqual([]);
});

test("runs are shown with their names, also if they are named during the comparison", () => {
  const { comparison, open } = comparing();
  comparison.add("run-1");
  comparison.addOfFile(otherFile, { ...record("run-2"), name: "wash" });
  expect(shown(comparison)).toEqual(["A Run 1 0", "B Run 2 (wash) of other 1"]);
  open.document.apply("Describe Run 1", describeRun(open.document.experiment, "run-1", { name: "control" }));
  expect(shown(comparison)).toEqual(["A Run 1 (control) 0", "B Run 2 (wash) of other 1"]);
});

test("a chosen run is computed again once, and its view appears when all are ready", async () => {
  const { comparison, started } = comparing();
  comparison.add("run-1");
  comparison.add("run-1");
  comparison.add("run-3");
  expect(comparisonView(comparison)).toBeUndefined();
  await arrived();
  expect(started).toEqual(["run-1 3", "run-3 5"]);
  expect(comparisonView(comparison)).toEqual({
    runs: [
      { run: "handle 1", name: "Run 1", colour: 0 },
      { run: "handle 2", name: "Run 3", colour: 1 },
    ],
    layout: "side-by-side",
    place: { sweep: 1, trial: 0 },
  });
});

test("a run of another file has its own key, also if its name exists here, and is released when it is removed", async () => {
  const { comparison, runs, closed } = comparing();
  comparison.add("run-1");
  comparison.addOfFile(otherFile, record("run-1", 7));
  await arrived();
  expect(shown(comparison)).toEqual(["A Run 1 0", "B Run 1 of other 1"]);
  expect(comparison.members.map(({ run }) => run?.resolved.sweeps)).toEqual([3, 7]);
  expect(runs.byId("run-1")?.resolved.sweeps).toBe(3);
  comparison.remove(comparison.members[1]!.key);
  await arrived();
  expect(closed).toEqual(["handle 2"]);
  comparison.remove("run-1");
  await arrived();
  expect(closed, "what the experiment keeps stays in memory for the results").toEqual(["handle 2"]);
});

test("a run chosen from the open file is that of the open experiment", () => {
  const { comparison } = comparing();
  comparison.addOfFile({ path: "cell.rheobase.json", name: "cell" }, record("run-2"));
  expect(shown(comparison)).toEqual(["A Run 2 0"]);
});

test("a deleted run is removed, and undo restores its position; opening another experiment removes all", () => {
  const { comparison, open } = comparing();
  for (const id of ["run-1", "run-2"]) comparison.add(id);
  open.document.apply("Delete Run 1", deleteRun(open.document.experiment, "run-1"));
  expect(shown(comparison)).toEqual(["A Run 2 1"]);
  open.document.undo();
  expect(shown(comparison)).toEqual(["A Run 1 0", "B Run 2 1"]);
  open.document = new OpenDocument({ document: "e", name: "e", experiment, elsewhere: 0 });
  expect(comparison.members).toEqual([]);
});

test("a failed computation shows its error, and is retried only on request", async () => {
  let refuses = true;
  const { comparison, started } = comparing((id) => refuses && id === "run-2");
  for (const id of ["run-1", "run-2"]) comparison.add(id);
  await arrived();
  expect(comparison.members.map(({ problem }) => problem?.code)).toEqual([undefined, "worker-died"]);
  comparison.bringIn();
  await arrived();
  expect(started).toEqual(["run-1 3"]);
  refuses = false;
  await comparison.retry("run-2");
  await arrived();
  expect(comparison.members[1]).toMatchObject({ problem: undefined });
  expect(started).toEqual(["run-1 3", "run-2 3"]);
});

test("the comparison starts at the condition of the results, and its range is that of the longest run", () => {
  const { comparison, open } = comparing();
  open.document.select({ sweep: 2 });
  comparison.add("run-1");
  expect(comparison.selection["sweep"]).toBe(2);
  comparison.select({ sweep: 9 });
  expect(comparison.selection).toEqual({ sweep: 2, trial: 0 });
  comparison.add("run-3");
  comparison.select({ sweep: 9 });
  expect(comparison.selection["sweep"]).toBe(4);
  expect(open.document.selection["sweep"], "the results look where they did").toBe(2);
});

test("opening the empty tab adds the run that the results show", () => {
  const { comparison, open } = comparing();
  comparison.begin();
  expect(comparison.members).toEqual([]);
  open.document.runId = "run-3";
  comparison.begin();
  comparison.begin();
  expect(shown(comparison)).toEqual(["A Run 3 0"]);
});

test("the colour of a deleted run stays reserved: a new run gets another", () => {
  const { comparison, open } = comparing();
  for (const id of ["run-1", "run-2"]) comparison.add(id);
  open.document.apply("Delete Run 1", deleteRun(open.document.experiment, "run-1"));
  comparison.add("run-3");
  open.document.undo();
  expect(shown(comparison)).toEqual(["A Run 1 0", "B Run 2 1", "C Run 3 2"]);
});
