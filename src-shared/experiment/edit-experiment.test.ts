import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BenchError } from "../foundation/bench-error.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { changedSince } from "./changed-since.ts";
import {
  addProtocol,
  changeProtocol,
  deleteProtocol,
  deleteRun,
  describeRun,
  duplicateProtocol,
  keepRun,
  moveProtocol,
  nextRunId,
  renameProtocol,
  runsOf,
  unusedName,
} from "./edit-experiment.ts";
import type { Experiment, RunRecord } from "./experiment-file.ts";
import { readExperiment } from "./read-experiment.ts";
import { writeExperiment } from "./write-experiment.ts";
import { experimentVersion } from "./experiment-version.ts";

const steps = aProtocol({ id: "steps", name: "Steps" });
const ramp = aProtocol({ id: "ramp", name: "Ramp" });
const aRun = (id: string, protocol = steps): RunRecord => ({
  id,
  protocol: protocol.id,
  snapshot: { ...protocol, seed: "rheobase" },
  seed: "rheobase",
  engineVersion: 1,
  appVersion: "0.1.0",
  startedAt: "2026-11-21T09:00:00Z",
  conditions: [],
  digests: { spikes: null, traces: null },
  columns: { spikes: "", traces: null, summary: {} },
});
const experiment: Experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [steps, ramp], runs: [aRun("run-1"), aRun("run-2", ramp)] };
const names = ({ protocols }: Experiment) => protocols.map(({ name }) => name);

describe("protocols", () => {
  test("an added protocol gets a unique id and name", () => {
    const { experiment: next, added } = addProtocol(experiment, steps);
    expect(added).toMatchObject({ id: "steps-2", name: "Steps 2" });
    expect(names(next)).toEqual(["Steps", "Ramp", "Steps 2"]);
  });

  test("a copy follows its original, and a copy of a copy gets the next number", () => {
    const { experiment: once, added } = duplicateProtocol(experiment, "steps");
    expect(names(duplicateProtocol(once, added.id).experiment)).toEqual(["Steps", "Steps 2", "Steps 3", "Ramp"]);
  });

  test("the id of a deleted protocol is not used again while runs refer to it", () => {
    const orphaned: Experiment = { ...experiment, protocols: [ramp] };
    expect(addProtocol(orphaned, steps).added.id).toBe("steps-2");
  });

  test("renaming to an empty name or to another protocol's name throws", () => {
    expect(names(renameProtocol(experiment, "ramp", "  Slow ramp "))).toEqual(["Steps", "Slow ramp"]);
    expect(renameProtocol(experiment, "ramp", "Ramp").protocols).toEqual(experiment.protocols);
    expect(() => renameProtocol(experiment, "ramp", " ")).toThrow(BenchError);
    expect(() => renameProtocol(experiment, "ramp", "Steps")).toThrow(/name "Steps"/);
  });

  test("moving a protocol stops at the ends of the list", () => {
    expect(names(moveProtocol(experiment, "steps", 1))).toEqual(["Ramp", "Steps"]);
    expect(names(moveProtocol(experiment, "steps", 9))).toEqual(["Ramp", "Steps"]);
    expect(moveProtocol(experiment, "steps", -1)).toBe(experiment);
  });

  test("deleting a protocol deletes its runs; the last protocol cannot be deleted", () => {
    const next = deleteProtocol(experiment, "steps");
    expect(names(next)).toEqual(["Ramp"]);
    expect(runsOf(next).map(({ id }) => id)).toEqual(["run-2"]);
    expect(() => deleteProtocol(next, "ramp")).toThrow(BenchError);
  });
});

describe("runs", () => {
  test("a run is added, or replaces the run with its id", () => {
    expect(runsOf(keepRun(experiment, aRun("run-3"))).map(({ id }) => id)).toEqual(["run-1", "run-2", "run-3"]);
    const again = { ...aRun("run-1"), startedAt: "2026-11-22T09:00:00Z" };
    expect(runsOf(keepRun(experiment, again))).toEqual([again, aRun("run-2", ramp)]);
  });

  test("a run of a deleted protocol is not kept", () => {
    const without = deleteProtocol(experiment, "steps");
    expect(keepRun(without, aRun("run-3"))).toBe(without);
  });

  test("an experiment without runs has no list of runs", () => {
    expect("runs" in deleteRun(deleteRun(experiment, "run-1"), "run-2")).toBe(false);
  });

  test("the next run gets the number after the highest one, including pending runs", () => {
    expect(nextRunId(experiment, [])).toBe("run-3");
    expect(nextRunId(experiment, ["run-7"])).toBe("run-8");
    expect(nextRunId({ ...experiment, runs: [aRun("morning")] }, [])).toBe("run-1");
  });
});

test("every edit leaves the old experiment unchanged, and gives one that can be written and read", () => {
  const edits: ((e: Experiment, id: string, by: number) => Experiment)[] = [
    (e, id) => duplicateProtocol(e, id).experiment,
    (e) => addProtocol(e, steps).experiment,
    (e, id, by) => moveProtocol(e, id, by),
    (e, id) => (e.protocols.length > 1 ? deleteProtocol(e, id) : e),
    (e, id, by) => renameProtocol(e, id, unusedName(`Name ${by}`, names(e))),
    (e, id, by) => changeProtocol(e, { ...e.protocols.find((protocol) => protocol.id === id)!, sweeps: by }),
    (e, id, by) => keepRun(e, { ...aRun(`run-${by}`), protocol: id }),
    (e, _id, by) => deleteRun(e, `run-${by}`),
  ];
  const step = fc.record({ edit: fc.constantFrom(...edits), which: fc.nat(), by: fc.integer({ min: -3, max: 9 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (all) => {
      let now = experiment;
      for (const { edit, which, by } of all) {
        const before = writeExperiment(now);
        const next = edit(now, now.protocols[which % now.protocols.length]!.id, by);
        expect(writeExperiment(now)).toBe(before);
        now = next;
      }
      expect(readExperiment(writeExperiment(now), "f.json")).toEqual(now);
    }),
  );
});

describe("protocol changes since a run are detected", () => {
  const ran = aProtocol({ holding: 0, epochs: [{ kind: "step", duration: 1, level: 0 }] });
  test.each([
    ["not at all", ran, false],
    ["its name", { ...ran, name: "Other" }, false],
    ["its notes", { ...ran, notes: "seen" }, false],
    ["the seed that was the default, written out", { ...ran, seed: "rheobase" }, false],
    ["the order of its keys", Object.fromEntries(Object.entries(ran).reverse()) as typeof ran, false],
    ["its seed", { ...ran, seed: "kite" }, true],
    ["a number deep inside", { ...ran, neuron: { ...ran.neuron, V_th: -49 } }, true],
    ["the sign of a zero", { ...ran, holding: -0 }, true],
    ["one epoch less", { ...ran, epochs: [] }, true],
  ])("%s", (_what, now, changed) => {
    expect(changedSince(aRun("run-1", ran), now)).toBe(changed);
  });
});

test("name and notes of a run are written, taken out, and stay when the run is computed again", () => {
  const experiment: Experiment = { format: "rheobase-experiment", version: experimentVersion, protocols: [steps], runs: [aRun("run-1"), aRun("run-2")] };
  const described = describeRun(describeRun(experiment, "run-1", { name: "control" }), "run-1", { notes: "before the drug" });
  expect(runsOf(described).map(({ name, notes }) => [name, notes])).toEqual([["control", "before the drug"], [undefined, undefined]]);
  expect(runsOf(keepRun(described, aRun("run-1")))[0]).toMatchObject({ name: "control", notes: "before the drug" });
  expect(describeRun(described, "run-1", { name: "", notes: "" })).toEqual(experiment);
});
