import { expectAccess } from "../bench/axe.ts";
import { expect, test } from "../bench/bench-test.ts";
import { currentSteps, experimentOf, noiseLevels } from "../bench/experiment-files.ts";

test("axe finds no problem on the first screen", async ({ bench, page }) => {
  await expect(bench.template("Current steps")).toBeVisible();
  await expectAccess(page);
});

test("axe finds no problem in the design, with and without invalid fields", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps, noiseLevels));
  await bench.open("cell");
  await expectAccess(page);
  await bench.typeInto("reset potential V reset", "-45");
  await bench.typeInto("Levels of noise", "0:0.5");
  await expectAccess(page);
});

test("axe finds no problem in the results", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf({ ...noiseLevels, trials: 5 }));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await expectAccess(page);
});

test("axe finds no problem in the export dialog", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  await bench.exports.open();
  await expectAccess(page);
});
