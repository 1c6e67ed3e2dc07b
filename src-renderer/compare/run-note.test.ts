import { expect, test } from "vitest";
import { workerDied } from "../../src-shared/errors/runs-errors.ts";
import type { Cell } from "../state/run.svelte.ts";
import type { ComparedView } from "./compared-view.ts";
import { runNote } from "./run-note.ts";

const axes = { sweeps: 2, noiseLevels: [undefined], trials: 1 };
const place = { sweep: 0, noise: 0, trial: 0 };

function member(cell: Cell, run: object, name = "Run 12"): ComparedView {
  return { name, problem: undefined, run: { phase: "finished", recomputed: true, fraction: 0.4, remaining: undefined, cells: [cell, cell], ...run }, view: { axes } } as unknown as ComparedView;
}

test("a run on its way says how far it is, and how long it will take", () => {
  expect(runNote(member({ status: "waiting" }, { phase: "running", remaining: 2600 }), place)).toEqual({ text: "Recomputing run 12, 3 s left.", fraction: 0.4 });
  expect(runNote(member({ status: "waiting" }, { phase: "running", recomputed: false }), place)?.text).toBe("Run 12 is being simulated.");
  expect(runNote(member({ status: "waiting" }, { phase: "running" }, "Run 3 of Other cell"), place)?.text).toBe("Recomputing run 3 of Other cell.");
});

test("what failed, was cancelled or could not begin says so, and offers to try again", () => {
  expect(runNote(member({ status: "failed", error: workerDied("Steps", "it was ended") }, {}), place)).toMatchObject({ text: expect.stringContaining("It failed: ") as string, again: "Run it again" });
  expect(runNote(member({ status: "cancelled" }, { phase: "cancelled" }), place)?.again).toBe("Resume run 12");
  const lost = { ...member({ status: "waiting" }, {}), run: undefined, problem: workerDied("", "no memory") };
  expect(runNote(lost, place)?.again).toBe("Compute run 12 again");
});

test("a run that has no such sweep says how many it has", () => {
  const cell: Cell = { status: "waiting" };
  expect(runNote(member(cell, {}), { ...place, sweep: 5 })?.text).toBe("Run 12 has 2 sweeps only.");
  expect(runNote(member(cell, {}), { ...place, noise: 1 })?.text).toBe("Run 12 has no noise.");
  expect(runNote(member(cell, {}), { ...place, trial: 3 })?.text).toBe("Run 12 has one trial only.");
});
