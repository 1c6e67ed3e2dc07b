import { expect, test } from "vitest";
import { repeatOf, runLetter, trialsAt } from "./compared-run.ts";
import { aComparedRun } from "./testing/a-compared-run.ts";

test("after Z come AA, AB, ...", () => {
  expect([0, 1, 25, 26, 27, 701, 702].map(runLetter)).toEqual(["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
});

test("the trials of a sweep and noise level are in order, in any order of finishing", () => {
  const run = aComparedRun({ noise: { kind: "white", levels: [1, 2] }, sweeps: 2, trials: 3 }, [
    { at: { trial: 2, noise: 1 } },
    { at: { trial: 0, noise: 1 } },
    { at: { trial: 1, noise: 0 } },
    { at: { trial: 0, sweep: 1, noise: 1 } },
  ]);
  expect(trialsAt(run, { sweep: 0, noise: 1 }).map((summary) => repeatOf(run, summary))).toEqual([0, 2]);
});
