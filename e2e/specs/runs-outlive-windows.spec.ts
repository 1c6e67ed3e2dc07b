import { countIn } from "../../src-shared/experiment/recorded-columns.ts";
import { currentSteps, endless, experimentOf, noiseLevels } from "../bench/experiment-files.ts";
import { expect, test } from "../bench/bench-test.ts";

/** A run that takes some seconds, and ends by itself. */
const long = { ...noiseLevels, trials: 16, dt: 0.01, record: { every: 10 } };

test("a run goes on while its window is loaded again, which then shows it with all that has finished", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(endless));
  await bench.open("cell");
  await bench.run();
  await bench.waitForConditions(3);
  const before = await bench.conditionsFinished();
  await page.reload();
  await expect(bench.topBar).toContainText("cell");
  await expect(bench.cancelButton).toBeVisible();
  await bench.waitForConditions(before + 1);
  await bench.cancelRun();
  await bench.save();
  const [record] = (await bench.disk.experiment("cell")).runs!;
  expect(countIn(record!.conditions)).toBeGreaterThan(before);
});

test("a run that was started in a template that nobody saved is found after a reload, going or finished", async ({ bench, page }) => {
  await bench.template("Current steps").click();
  await expect(bench.designer).toBeVisible();
  await bench.run();
  await bench.waitForRun();
  await page.reload();
  await expect(bench.status).toContainText("Run 1 has finished");
  await expect(bench.runInSidebar("Run 1")).toBeVisible();
});

test("who closes the window in mid-run finds the run when the file is opened again", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(long));
  await bench.open("cell");
  const other = await bench.secondWindow();
  await bench.run();
  await bench.waitForConditions(1);
  await bench.machine.closeWindow(bench.page);

  await other.open("cell");
  // The window loads the run after the file: wait for it, because the key for Results does nothing without a run.
  await expect(other.protocols).toContainText("1 run");
  await other.page.keyboard.press("ControlOrMeta+2");
  await expect(other.status).toContainText(/Run 1 has finished|Verified/, { timeout: 80_000 });
  await other.save();
  expect((await other.disk.experiment("cell")).runs![0]!.digests.spikes).not.toBeNull();
});

test("when what runs behind the window is killed and started again, the window reconnects by itself and computes the run again", async ({ bench, problems }) => {
  await bench.disk.put("cell", experimentOf(long, currentSteps));
  await bench.open("cell");
  await bench.chooseProtocol("Current steps");
  await bench.run();
  await bench.waitForRun();
  await bench.design();
  await bench.chooseProtocol(long.name);
  await bench.run();
  await bench.waitForConditions(1);
  problems.expect(/WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET/);
  await bench.machine.killService();
  await expect(bench.status).toContainText(/Run 2 has finished|Verified/, { timeout: 80_000 });
  await expect(bench.messages).not.toContainText("is lost");
  await expect(bench.matrix).toBeVisible();

  await bench.chooseProtocol("Current steps");
  await bench.chooseRun("Run 1");
  await expect(bench.status).toContainText("Verified");
  await bench.save();
  const { runs } = await bench.disk.experiment("cell");
  expect(runs!.map(({ digests }) => digests.spikes !== null)).toEqual([true, true]);
});

test("who closes an experiment without a file in mid-run is asked, because its run would end", async ({ bench }) => {
  await bench.newExperiment();
  await bench.typeInto("Trials per condition", "4000");
  await bench.run();
  await bench.command("Close experiment");
  await bench.dialog("Save Untitled?").getByRole("button", { name: "Don't save" }).click();
  const question = bench.dialog("End Run 1?");
  await expect(question).toContainText("has no file");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(bench.cancelButton).toBeVisible();
  await bench.command("Close experiment");
  await bench.dialog("Save Untitled?").getByRole("button", { name: "Don't save" }).click();
  await question.getByRole("button", { name: "End it and close" }).click();
  await expect(bench.template("Current steps")).toBeVisible();
});
