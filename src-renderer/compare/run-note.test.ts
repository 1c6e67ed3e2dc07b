import { expect, test } from "vitest";
import { workerDied } from "../../src-shared/errors/runs-errors.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import type { ConditionState } from "../state/run.svelte.ts";
import type { ComparedView } from "./compared-view.ts";
import { runNote } from "./run-note.ts";

const plan = planOrThrow(aProtocol({ sweeps: 2 }), "");
const selection = { sweep: 0, noise: 0, trial: 0 };

function member(state: ConditionState, run: object, name = "Run 12"): ComparedView {
  return {
    name,
    problem: undefined,
    run: { phase: "finished", recomputed: true, fraction: 0.4, remaining: undefined, states: [state, state], ...run },
    view: { plan },
  } as unknown as ComparedView;
}

test("the note on a running run has its progress and the time left", () => {
  expect(runNote(member({ status: "waiting" }, { phase: "running", remaining: 2600 }), selection)).toEqual({ text: "Recomputing run 12, 3 s left.", fraction: 0.4 });
  expect(runNote(member({ status: "waiting" }, { phase: "running", recomputed: false }), selection)?.text).toBe("Run 12 is being simulated.");
  expect(runNote(member({ status: "waiting" }, { phase: "running" }, "Run 3 of Other cell"), selection)?.text).toBe("Recomputing run 3 of Other cell.");
});

test("the note on a run that failed, was cancelled or could not start offers a retry", () => {
  expect(runNote(member({ status: "failed", error: workerDied("Steps", "it was ended") }, {}), selection)).toMatchObject({
    text: expect.stringContaining("It failed: ") as string,
    again: "Run it again",
  });
  expect(runNote(member({ status: "cancelled" }, { phase: "cancelled" }), selection)?.again).toBe("Resume run 12");
  const lost = { ...member({ status: "waiting" }, {}), run: undefined, problem: workerDied("", "no memory") };
  expect(runNote(lost, selection)?.again).toBe("Compute run 12 again");
});

test("the note on a run without the chosen sweep says how many it has", () => {
  const waiting: ConditionState = { status: "waiting" };
  expect(runNote(member(waiting, {}), { ...selection, sweep: 5 })?.text).toBe("Run 12 has 2 sweeps only.");
  expect(runNote(member(waiting, {}), { ...selection, noise: 1 })?.text).toBe("Run 12 has no noise.");
  expect(runNote(member(waiting, {}), { ...selection, trial: 3 })?.text).toBe("Run 12 has one trial only.");
});
