import { expect, test } from "vitest";
import { newProtocol } from "../state/new-protocol.ts";
import { Run, type RunPhase } from "../state/run.svelte.ts";
import { endOfLongRun } from "./end-of-run.ts";

function runThat(outcome: Exclude<RunPhase, "running">, elapsed: number): Run {
  const run = new Run("run-12", { ...newProtocol(), name: "Current steps" }, new Date(0), undefined);
  run.ended({ run: "1", outcome, elapsed });
  return run;
}

test("a notification reports the end of a long run, unless the user ended it", () => {
  expect(endOfLongRun(runThat("finished", 9_000))).toBeUndefined();
  expect(endOfLongRun(runThat("finished", 25_000))).toEqual({ title: expect.stringMatching(/^Run 12 has finished/) as string, text: "Current steps, ran in 25 s" });
  expect(endOfLongRun(runThat("failed", 25_000))?.title).toContain("failed");
  expect(endOfLongRun(runThat("cancelled", 25_000))).toBeUndefined();
});
