import { expect, test } from "vitest";
import type { ArgsOf } from "../../src-shared/contract/contract.ts";
import type { ComparisonView, ExportOutcome } from "../../src-shared/contract/export-schemas.ts";
import type { Workbench, WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import type { LastExport } from "../state/layout.svelte.ts";
import { besideRun, ComparisonExport } from "./comparison-export.svelte.ts";

const view: ComparisonView = { runs: [{ run: "a", name: "Run 12" }, { run: "b", name: "Run 11" }], layout: "side-by-side", place: { sweep: 4, noise: 2, trial: 0 } };
const last: LastExport = {
  look: { preset: "85", widthText: "130", heightText: "60", textText: "7", resolution: "300", background: "transparent", theory: false, scaleBars: false },
  png: false, svg: true, provenance: false,
};

/** A service that notes what it is asked to write, and answers as the test says. */
function exporting(answer: ExportOutcome, kept?: LastExport) {
  const asked: ArgsOf<WorkbenchContract, "exportComparison">[] = [];
  const workbench = {
    planExport: () => Promise.resolve({ tables: [], figures: [], folder: "Layer 5 cell/run-12" }),
    exportComparison: (args: (typeof asked)[number]) => {
      asked.push(args);
      return Promise.resolve(answer);
    },
    on: () => () => undefined,
  };
  return { asked, state: new ComparisonExport(workbench as unknown as Workbench, view, ["run-12", "run-11"], kept) };
}

test("one figure in each format, one table and the provenance are written beside the runs, one page wide", async () => {
  const { state, asked } = exporting({ status: "written", folder: "f", files: ["a", "b", "c", "d"] });
  expect(state.obstacle).toBe("The runs are being looked at.");
  await state.begin();
  expect([state.count, state.obstacle, state.folder]).toEqual([4, undefined, "Layer 5 cell/compare-run-12-run-11"]);
  expect(await state.write("ask")).toEqual({ folder: "f", files: ["a", "b", "c", "d"] });
  expect(asked).toEqual([{ ...view, style: state.style, formats: ["png", "svg"], folder: "Layer 5 cell/compare-run-12-run-11", existing: "ask" }]);
  expect(state.style).toMatchObject({ width: 174 });
});

test("asks about existing files, and going back loses nothing", async () => {
  const { state } = exporting({ status: "exists", existing: ["comparison.csv"], total: 4 });
  await state.begin();
  expect(await state.write("ask")).toBeUndefined();
  expect(state.phase).toEqual({ kind: "asking", existing: ["comparison.csv"], total: 4 });
  await state.stop();
  expect(state.phase.kind).toBe("choosing");
});

test("the style of the last export is used without its size, which the next export of a run has again", async () => {
  const { state } = exporting({ status: "cancelled" }, last);
  await state.begin();
  expect(state.style).toMatchObject({ width: 174, text: 7, resolution: 300, background: "transparent", theory: false });
  expect(state.style?.height).toBeUndefined();
  expect(state.count).toBe(3);
  state.look.resolution = "600";
  expect(state.choice).toEqual({ ...last, look: { ...last.look, resolution: "600" } });
});

test("the folder is named by the runs, of many by a count, on any system", () => {
  expect(besideRun("C:\\data\\cell\\run-1", ["run-1", "run-2"])).toBe("C:\\data\\cell\\compare-run-1-run-2");
  expect(besideRun("run-1", ["run-1", "a b/c"])).toBe("compare-run-1-a-b-c");
  expect(besideRun("/run-1", ["run-1", "run-2"])).toBe("/compare-run-1-run-2");
  expect(besideRun("cell/run-1", ["run-1", "run-2", "run-3", "run-4", "run-5"])).toBe("cell/compare-run-1-run-2-run-3-and-2-more");
});
