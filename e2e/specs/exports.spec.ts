import { join } from "node:path";
import { expect, test } from "../bench/bench-test.ts";
import type { Bench } from "../bench/bench.ts";
import { readPicture } from "../bench/clipboard.ts";
import { currentSteps, experimentOf, noiseLevels } from "../bench/experiment-files.ts";
import { decodePicture } from "../bench/picture.ts";

const folder = join("cell", "run-1");

async function runSteps(bench: Bench): Promise<void> {
  await bench.disk.put("cell", experimentOf(currentSteps, { ...noiseLevels, sweeps: 2, trials: 2 }));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
}

test("the user decides whether an export replaces existing files or keeps both", async ({ bench }) => {
  await runSteps(bench);
  await bench.exports.open();
  await bench.exports.write();
  const files = await bench.disk.filesOf(folder);
  const summary = await bench.disk.read(folder, "summary.csv");
  await bench.disk.replace("of somebody else", folder, "summary.csv");

  await bench.exports.open();
  await bench.exports.askToWrite();
  await expect(bench.exports.dialog.getByRole("alert")).toContainText(/files exist/);
  expect((await bench.disk.read(folder, "summary.csv")).toString()).toBe("of somebody else");
  await bench.exports.answer("Keep both");
  await bench.exports.written();
  expect((await bench.disk.read(folder, "summary.csv")).toString()).toBe("of somebody else");
  expect((await bench.disk.filesOf(folder)).length).toBeGreaterThan(files.length);

  await bench.exports.open();
  await bench.exports.askToWrite();
  await bench.exports.answer("Replace");
  await bench.exports.written();
  expect(await bench.disk.read(folder, "summary.csv")).toEqual(summary);
});

test("a copied figure equals the exported one", async ({ bench, page }) => {
  await runSteps(bench);
  await bench.exports.open();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await bench.exports.answer("Copy figure");
  await expect(page.getByText(/is in the clipboard/)).toBeVisible();
  const picture = decodePicture((await readPicture(page))!);
  expect(picture.width).toBe(Math.round((85 / 25.4) * 600));
});

test("export all writes the newest run of every protocol, each into a folder of its own", async ({ bench, page }) => {
  await runSteps(bench);
  await bench.chooseProtocol("Noise levels");
  await bench.run();
  await bench.waitForRun();
  await page.keyboard.press("ControlOrMeta+Shift+E");
  await expect(bench.exports.dialog).toContainText("2 protocols");
  await bench.exports.write();
  for (const name of ["Current-steps", "Noise-levels"]) {
    expect(await bench.disk.filesOf("cell", name)).toEqual(expect.arrayContaining(["summary.csv", "provenance.json", "voltage.png", "voltage.svg"]));
  }
});
