import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../bench/bench-test.ts";
import { currentSteps, experimentOf } from "../bench/experiment-files.ts";

test("unsaved edits survive a kill of the program", async ({ bench, problems }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.typeInto("Trials per condition", "7");
  await bench.disk.untilKept(/trials\W+7/);
  problems.expect(/WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET/);
  await bench.killProgram();
  // A window that stays open in a browser would still have the edits.
  await bench.page.close();
  await bench.machine.startAgain();

  const next = await bench.secondWindow();
  await next.open("cell");
  await expect(next.field("Trials per condition")).toHaveValue("7");
  await expect(next.messages).toContainText("recovered");
  await expect(next.topBar).toContainText("Edited");
  expect((await next.disk.experiment("cell")).protocols[0]!.trials).toBeUndefined();
  await next.save();
  expect((await next.disk.experiment("cell")).protocols[0]!.trials).toBe(7);
});

test("an experiment without a file can be recovered after the program was killed", async ({ bench, problems }) => {
  await bench.newExperiment();
  await bench.typeInto("Trials per condition", "9");
  await bench.disk.untilKept(/trials\W+9/);
  problems.expect(/WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET/);
  await bench.machine.kill();
  await bench.page.close();
  await bench.machine.startAgain();
  const next = await bench.secondWindow();
  await next.recover("Untitled");
  await expect(next.field("Trials per condition")).toHaveValue("9");
});

test("saving asks before it overwrites a file that another program has changed", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.typeInto("Trials per condition", "7");
  await bench.disk.put("cell", experimentOf({ ...currentSteps, trials: 3 }));
  await expect(bench.messages).toContainText("changed");
  await bench.askToSave();
  await expect(bench.messages).toContainText("changed");
  expect((await bench.disk.experiment("cell")).protocols[0]!.trials).toBe(3);
  await bench.answer("Reload");
  await expect(bench.field("Trials per condition")).toHaveValue("3");
  await bench.undo();
  await expect(bench.field("Trials per condition")).toHaveValue("7");
  await bench.save();
  expect((await bench.disk.experiment("cell")).protocols[0]!.trials).toBe(7);
});

test("opening a file in a second window warns in both windows, or the desktop brings the first one to the front", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  const { desktop } = bench.machine;
  const other = await bench.secondWindow();
  await other.askToOpen("cell");
  if (desktop === undefined) {
    for (const window of [bench, other]) await expect(window.messages).toContainText("another window");
    await bench.machine.closeWindow(other.page);
    await expect(bench.messages).not.toContainText("another window");
  } else {
    await expect.poll(() => desktop.isInFront(page), { message: "the window that has it comes to the front" }).toBe(true);
    await expect(other.designer).toBeHidden();
    expect(desktop.windows()).toHaveLength(2);
  }
});

test("opening another experiment asks first if there are unsaved edits", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.typeInto("Trials per condition", "7");
  await bench.command("Close experiment");
  const question = bench.dialog(/cell/);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(bench.field("Trials per condition")).toHaveValue("7");
  await bench.command("Close experiment");
  await question.getByRole("button", { name: "Save", exact: true }).click();
  await expect(bench.template("Current steps")).toBeVisible();
  expect((await bench.disk.experiment("cell")).protocols[0]!.trials).toBe(7);
});

test("leaving the page asks only if something would be lost", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  const { desktop } = bench.machine;
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await bench.typeInto("Trials per condition", "7");
  // Wait for the draft: after a reload, the page restores it.
  await bench.disk.untilKept(/trials\W+7/);
  if (desktop === undefined) {
    await page.reload();
    expect(asked).toEqual(["beforeunload"]);
  } else {
    await desktop.askToClose(page);
    await bench.dialog(/cell/).getByRole("button", { name: "Cancel" }).click();
    await page.reload();
  }
  await expect(bench.field("Trials per condition")).toHaveValue("7");
  await bench.save();
  await page.reload();
  await expect(bench.field("Trials per condition")).toHaveValue("7");
  expect(asked).toHaveLength(desktop === undefined ? 1 : 0);
});

test("an invalid file is rejected with a message that names the position of the error, and the open experiment stays open", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  const broken: [name: string, text: string, says: RegExp][] = [
    ["no-json", '{"format": ', /not JSON/],
    ["newer", JSON.stringify({ ...experimentOf(currentSteps), version: 99 }), /version 99/],
    ["no-numbers", JSON.stringify(experimentOf(currentSteps)).replace('"tau_m":20', '"tau_m":"slow"'), /tau_m/],
  ];
  for (const [name, text, says] of broken) {
    await writeFile(join(bench.machine.folder, `${name}.rheobase.json`), text);
    await bench.askToOpen(name);
    await expect(bench.messages).toContainText(says);
    await bench.closeDialog();
    await expect(bench.protocol("Current steps")).toBeVisible();
  }
});
