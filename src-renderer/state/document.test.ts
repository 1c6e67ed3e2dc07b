import { expect, test } from "vitest";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { notPositive } from "../../src-shared/errors/parameters-errors.ts";
import { OpenDocument } from "./document.svelte.ts";
import { newProtocol } from "./new-protocol.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";

const steps = { ...newProtocol(), id: "steps", name: "Steps" };
const one = { ...newProtocol(), id: "one", name: "One sweep", sweeps: 1 };
const experiment: Experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [steps, one] };
const opened = () => new OpenDocument({ document: "d1", path: "a.rheobase.json", name: "a", experiment, elsewhere: 0 });

test("an invalid protocol has problems by field, and the last valid one stays visible", () => {
  const document = opened();
  expect(document.resolved?.neuron.V_reset).toBe(-65);
  document.change("Change V_reset", { ...steps, neuron: { ...steps.neuron!, V_reset: -45 } });
  // A rule between two parameters has the path of the neuron; the designer chooses the field that shows it.
  expect(document.problems.map(({ path, error }) => [path, error.code])).toEqual([["/neuron", "reset-above-threshold"]]);
  expect(document.stale).toBe(true);
  expect(document.resolved?.neuron.V_reset).toBe(-65);
  document.history.undo();
  expect(document.stale).toBe(false);
});

test("text that is not a number stays in its field, and counts as a problem", () => {
  const document = opened();
  document.keepText("/dt", "fast", notPositive("/dt", "dt", 0, "ms", "time would stand still"));
  expect(document.textAt("/dt")).toBe("fast");
  expect(document.problems).toHaveLength(1);
  document.chooseProtocol("one");
  expect(document.textAt("/dt")).toBeUndefined();
  expect(document.problems).toHaveLength(0);
  expect(document.problemsOf("steps")).toBe(1);
  document.chooseProtocol("steps");
  document.dropText("/dt");
  expect(document.problems).toHaveLength(0);
});

test("consecutive edits of one field are one step; edits of two protocols are two", () => {
  const document = opened();
  document.change("Change sweeps", { ...steps, sweeps: 7 }, "/sweeps");
  document.change("Change sweeps", { ...steps, sweeps: 70 }, "/sweeps");
  document.chooseProtocol("one");
  document.change("Change sweeps", { ...one, sweeps: 2 }, "/sweeps");
  document.history.undo();
  expect(document.experiment.protocols.map(({ sweeps }) => sweeps)).toEqual([70, 1]);
  document.history.undo();
  expect(document.experiment).toBe(experiment);
});

test("the selected protocol always exists", () => {
  const document = opened();
  document.select({ sweep: 5 });
  document.change("Change sweeps", { ...steps, sweeps: 3 });
  expect(document.stimulus).toBe(2);
  document.history.undo();
  expect(document.stimulus).toBe(5);
});

test("an experiment counts as edited until it is saved, and again after undoing past the save", () => {
  const document = opened();
  expect(document.edited).toBe(false);
  document.change("Change sweeps", { ...steps, sweeps: 3 });
  expect(document.edited).toBe(true);
  document.savedAs(document.experiment, "b.rheobase.json", "b");
  expect([document.edited, document.name]).toEqual([false, "b"]);
  document.history.undo();
  expect(document.edited).toBe(true);
  document.history.redo();
  expect(document.edited).toBe(false);
});

test("undo first reverts invalid text, then the edit before it with all its changes", () => {
  const document = opened();
  const unread = notPositive("/dt", "dt", 0, "ms", "time would stand still");
  document.change("Change sweeps", { ...steps, sweeps: 3 });
  document.keepText("/dt", "fast", unread);
  document.undo();
  expect([document.textAt("/dt"), document.protocol.sweeps]).toEqual([undefined, 3]);
  document.keepText("/epochs/2/level", "high", unread, true);
  document.undo();
  expect([document.problems.length, document.protocol.sweeps]).toEqual([0, 6]);
  document.keepText("/dt", "fast", unread);
  document.redo();
  expect([document.textAt("/dt"), document.protocol.sweeps]).toEqual([undefined, 3]);
});

test("a new run never gets the number of a run that undo may restore", () => {
  const record = {
    id: "run-1",
    protocol: "steps",
    snapshot: { ...steps, seed: "rheobase" },
    seed: "rheobase",
    engineVersion: 1,
    appVersion: "0.1.0",
    startedAt: "2026-11-21T09:00:00Z",
    conditions: [],
    digests: { spikes: null, traces: null },
    columns: { spikes: "", traces: null, summary: {} },
  };
  const document = new OpenDocument({ document: "d1", name: "a", experiment: { ...experiment, runs: [record] }, elsewhere: 0 });
  document.apply("Delete Run 1", experiment);
  expect([document.newRunId(), document.newRunId()]).toEqual(["run-2", "run-3"]);
  document.undo();
  expect(document.runsOf("steps")).toEqual([record]);
});
