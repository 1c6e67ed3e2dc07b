import { expect, test } from "vitest";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { groupConditions } from "./condition-groups.ts";
import { runMessages } from "./run-messages.ts";
import { cancelled, finishedStates } from "./testing/condition-states.ts";

const plan = planOrThrow(aProtocol({ sweeps: 9, noise: { kind: "white", levels: [0, 1, 2, 4, 8] }, trials: 2 }), "");
const failed = { status: "failed", error: new BenchError("worker-died", { where: "", what: "Its worker ended.", remedy: "Run it again." }) } as const;
const groupsOf = (changes: Record<number, typeof failed | typeof cancelled>) => groupConditions(plan, finishedStates(plan).map((cell, k) => changes[k] ?? cell), false).groups;
/** index of the first trial of sweep 4, noise 2 mV */
const fourth = 2 * (3 * 5 + 2);

test("a complete run has no message", () => {
  expect(runMessages("Run 12", "finished", plan, groupsOf({}))).toEqual([]);
});

test("a failure names condition, reason and complete conditions, and can be run again", () => {
  expect(runMessages("Run 12", "failed", plan, groupsOf({ [fourth]: failed }))).toEqual([
    { key: "failed", tone: "bad", text: "Sweep 4, noise 2 mV, failed: its worker ended. The other 44 conditions are complete.", remedy: "Run it again.", resume: "Run it again" },
  ]);
});

test("with many failures the first are named, and the others counted", () => {
  const [message] = runMessages("Run 12", "failed", plan, groupsOf({ 0: failed, 2: failed, 4: failed, 6: failed, 8: failed }));
  expect(message!.text).toBe("Sweep 1, noise 0 mV; Sweep 1, noise 1 mV; Sweep 1, noise 2 mV and 2 more failed: its worker ended. The other 40 conditions are complete.");
});

test("a cancelled run keeps complete conditions, and can be resumed", () => {
  expect(runMessages("Run 12", "cancelled", plan, groupsOf({ 89: cancelled, 88: cancelled, 87: cancelled }))).toEqual([
    { key: "cancelled", tone: "warn", text: "Run 12 was cancelled. 43 of 45 conditions are complete and kept.", resume: "Resume" },
  ]);
});

test("trials of incomplete conditions are kept, too", () => {
  const only = (kept: number) => Object.fromEntries(Array.from({ length: 90 - kept }, (_, k) => [k + kept, cancelled] as const));
  expect(runMessages("Run 12", "cancelled", plan, groupsOf(only(1)))[0]!.text).toBe("Run 12 was cancelled. 1 trial of 1 condition is complete and kept.");
  expect(runMessages("Run 12", "cancelled", plan, groupsOf(only(0)))[0]!.text).toBe("Run 12 was cancelled. Nothing of it is complete.");
});

test("a cancelled run of a population says what became of the neurons that were done", () => {
  const large = planOrThrow(aProtocol({ population: 1000 }), "");
  const { groups } = groupConditions(large, [cancelled], false);
  expect(runMessages("Run 12", "cancelled", large, groups)[0]!.text).toBe(
    "Run 12 was cancelled. Nothing of it is complete. " +
      "A condition is kept once all of its 1000 neurons are done: the numbers of some of them would be those of a smaller population.",
  );
});

test("during the run, nothing is offered to run again", () => {
  expect(runMessages("Run 12", "running", plan, groupsOf({ [fourth]: failed }))[0]).not.toHaveProperty("resume");
});
