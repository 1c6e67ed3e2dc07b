import { expect, test } from "vitest";
import { runIdTitle, runTitle, runTitleElsewhere } from "./run-name.ts";

test("the title of a run is its number, followed by its name if it has one", () => {
  expect(runTitle({ id: "run-12" })).toBe("Run 12");
  expect(runTitle({ id: "run-12", name: "control" })).toBe("Run 12 (control)");
  expect(runTitleElsewhere({ id: "run-3", name: "control" }, "other cell")).toBe("Run 3 (control) of other cell");
  expect(runIdTitle({ id: "run-3", name: "control" })).toBe("run-3 (control)");
});

test("a blank name counts as no name, and line breaks in a name become spaces", () => {
  expect(runTitle({ id: "run-12", name: " \n" })).toBe("Run 12");
  expect(runTitle({ id: "run-12", name: "with\n  TTX " })).toBe("Run 12 (with TTX)");
});
