import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { currentSteps, experimentOf } from "../bench/experiment-files.ts";
import { expect, test } from "./desktop-test.ts";

test("the system's dialog asks what to open; cancelling it changes nothing", async ({ bench, desktop, page, machine }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await desktop.answer("open", undefined);
  await page.keyboard.press("ControlOrMeta+O");
  await expect.poll(() => desktop.dialogs()).toEqual([{ kind: "open", title: "Open experiment", defaultPath: machine.folder }]);
  await expect(bench.template("Current steps")).toBeVisible();
  await bench.open("cell");
});

test("the system's dialog asks where to save; it asks again after adding a missing extension", async ({ bench, desktop, page, machine }) => {
  await bench.newExperiment();
  await desktop.answer("save", join(machine.folder, "mine"));
  await desktop.answer("save", bench.disk.file("mine"));
  await page.keyboard.press("ControlOrMeta+S");
  await expect(bench.topBar).toContainText("Saved");
  expect(await desktop.dialogs()).toEqual([
    { kind: "save", title: "Save experiment", defaultPath: bench.disk.file("Untitled") },
    { kind: "save", title: "Save experiment", defaultPath: bench.disk.file("mine") },
  ]);
  expect((await bench.disk.experiment("mine")).protocols).toHaveLength(1);
});

test("the system's dialog asks where exported files go", async ({ bench, desktop, machine }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await bench.exports.open();
  const elsewhere = join(machine.folder, "elsewhere");
  await mkdir(elsewhere);
  await desktop.answer("folder", elsewhere);
  await bench.exports.answer("Change folder");
  await expect(bench.exports.dialog).toContainText("elsewhere");
  await bench.exports.write();
  expect(await bench.disk.filesOf("elsewhere")).toContain("summary.csv");
});
