import { expect, test } from "vitest";
import { runLetter, trialsAt } from "./compared-run.ts";
import { aComparedRun } from "./testing/a-compared-run.ts";

test("letters go on after Z", () => {
  expect([0, 1, 25, 26, 27, 701, 702].map(runLetter)).toEqual(["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
});

test("trials of a place come in order, whatever order they finished in", () => {
  const run = aComparedRun({ noise: { kind: "white", levels: [1, 2] }, trials: 3 }, [{ trial: 2, noiseLevel: 2 }, { trial: 0, noiseLevel: 2 }, { trial: 1, noiseLevel: 1 }, { trial: 0, sweep: 1, noiseLevel: 2 }]);
  expect(trialsAt(run, { sweep: 0, noise: 1 }).map(({ trial }) => trial)).toEqual([0, 2]);
});
