import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { expect, test } from "../bench/bench-test.ts";
import { currentSteps, experimentOf, noiseLevels } from "../bench/experiment-files.ts";

test("matrix, traces and table share one selection", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf({ ...noiseLevels, trials: 3 }));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  const { results, statistics, matrix } = bench;
  await matrix.getByRole("gridcell", { name: "140 pA, noise 2 mV" }).click();
  await expect(results.getByRole("heading", { name: /^Sweep 5, σ 2 mV/ })).toBeVisible();
  await expect(statistics.table.getByRole("row", { selected: true })).toContainText("140");

  await statistics.table.focus();
  await page.keyboard.press("ArrowDown");
  await expect(matrix.getByRole("gridcell", { selected: true })).toHaveAccessibleName(/^140 pA, noise 4 mV/);
  await bench.traces.focus();
  await page.keyboard.press("t");
  await expect(results.getByRole("group", { name: "Traces shown" }).getByRole("radio", { name: "Trials" })).toBeChecked();
});

test("every plot has a one-sentence description, and can show its numbers as a table", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await bench.matrix.getByRole("gridcell", { name: "260 pA" }).click();
  await expect(bench.traces.getByRole("img").first()).toHaveAccessibleName(/Sweep 10, 260 pA: \d+ spikes/);
  await bench.traces.getByRole("button", { name: "Show Run 1 as table" }).click();
  await expect(page.getByRole("dialog", { name: "Run 1 as table" }).getByRole("row")).not.toHaveCount(0);
});

test("the protocol can be edited during a run, and the run keeps the protocol it was started with", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf({ ...noiseLevels, dt: 0.01, record: { every: 10 } }));
  await bench.open("cell");
  await bench.run();
  await bench.waitForConditions(1);
  await bench.design();
  await bench.typeInto("Sweeps", "2");
  await bench.save();
  await bench.chooseRun("Run 1");
  await bench.waitForRun();
  await bench.save();
  const { protocols, runs } = await bench.disk.experiment("cell");
  expect(protocols[0]!.sweeps).toBe(2);
  expect(runs![0]!.snapshot.sweeps).toBe(9);
});

test("a reloaded window restores the open experiment, unsaved edits and display settings", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.typeInto("Trials per condition", "7");
  await bench.disk.untilKept(/trials\W+7/);
  await page.keyboard.press("ControlOrMeta+B");
  await expect(bench.sidebar).toBeHidden();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(bench.field("Trials per condition")).toHaveValue("7");
  await expect(bench.topBar).toContainText("Edited");
  await expect(bench.sidebar).toBeHidden();
});

test("a reloaded window shows the run that it showed", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps, noiseLevels));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await bench.matrix.getByRole("gridcell", { name: "140 pA" }).click();
  await bench.save();
  await page.reload();
  await expect(bench.results.getByRole("heading", { name: "Run 1" })).toBeVisible();
  await expect(bench.status).toContainText("Run 1 has finished");
  await expect(bench.matrix.getByRole("gridcell", { selected: true })).toHaveAccessibleName(/^140 pA/);
});

test("a run is named and annotated where its results are, and the file keeps both", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await bench.results.getByRole("textbox", { name: "Name of the run" }).fill("control");
  await page.keyboard.press("Enter");
  await bench.results.getByRole("button", { name: "Notes of the run" }).click();
  await page.getByRole("textbox", { name: "Notes" }).fill("before the drug");
  await page.keyboard.press("Escape");
  await expect(bench.runInSidebar("Run 1")).toContainText("control");
  await bench.save();
  expect((await bench.disk.experiment("cell")).runs![0]).toMatchObject({ name: "control", notes: "before the drug" });
});

test("a matrix of ten thousand conditions is all in view, and a typed number leads to its condition", async ({ bench, page }) => {
  const many: Protocol = {
    ...currentSteps,
    id: "many",
    name: "Many conditions",
    epochs: [{ kind: "step", duration: 50, level: 0, deltaLevel: 2 }],
    sweeps: 400,
    noise: { kind: "white", levels: "0:0.2:5" },
    record: { V: false },
  };
  await bench.disk.put("cell", experimentOf(many));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  const chosen = bench.matrix.getByRole("gridcell");
  await expect(bench.results.getByText("each cell the mean of")).toBeVisible();
  const [map, ring] = [await bench.matrix.boundingBox(), await chosen.boundingBox()];
  expect(ring!.y + ring!.height).toBeLessThanOrEqual(map!.y + map!.height + 1);
  await chosen.focus();
  await page.keyboard.type("500, 3");
  await page.keyboard.press("Enter");
  await expect(chosen).toHaveAccessibleName(/^500 pA, noise 3 mV/);
});
