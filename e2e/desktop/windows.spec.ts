import { currentSteps, experimentOf } from "../bench/experiment-files.ts";
import { expect, test } from "./desktop-test.ts";

test("the title names the experiment of the window, and marks unsaved edits", async ({ bench, desktop, page }) => {
  expect(await desktop.title(page)).toBe("Rheobase");
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await expect.poll(() => desktop.title(page)).toBe("cell – Rheobase");
  await expect.poll(() => desktop.shown(page)).toMatchObject({ edited: false, represented: bench.disk.file("cell") });
  await bench.typeInto("Trials per condition", "7");
  await expect.poll(() => desktop.title(page)).toBe("• cell – Rheobase");
  await expect.poll(() => desktop.shown(page)).toMatchObject({ edited: true });
  await bench.save();
  await expect.poll(() => desktop.title(page)).toBe("cell – Rheobase");
});

test("the menu bar lists the actions of the bench with their keys, and performs them", async ({ bench, desktop }) => {
  await expect(bench.template("Current steps")).toBeVisible();
  await expect.poll(async () => (await desktop.menu()).find(({ label }) => label === "Save")).toMatchObject({ menu: "Experiment", enabled: false, keys: "CmdOrCtrl+S" });
  await desktop.chooseMenu("New experiment");
  await expect(bench.designer).toBeVisible();
  await bench.typeInto("Trials per condition", "7");
  await desktop.chooseMenu("Undo");
  await expect(bench.field("Trials per condition")).toHaveValue("1");
  const roles = (await desktop.menu()).flatMap(({ role }) => (role === undefined ? [] : [role]));
  expect(roles).toEqual(expect.arrayContaining(["close", "quit", "copy", "paste", "minimize", "zoomin"]));
});

test("the menu bar belongs to the window in front", async ({ bench, desktop, machine, benchOf, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  const canSave = async (): Promise<boolean | undefined> => (await desktop.menu()).find(({ label }) => label === "Save")?.enabled;
  await expect.poll(canSave).toBe(true);
  const empty = await benchOf(() => desktop.chooseMenu("New window"));
  await expect.poll(canSave).toBe(false);
  await desktop.bringToFront(page);
  await expect.poll(canSave).toBe(true);
  await machine.closeWindow(empty.page);
});

test("closing a window asks only if it has unsaved edits, and asks inside the window", async ({ bench, desktop, page, machine }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.typeInto("Trials per condition", "7");
  const question = bench.dialog("Save cell?");
  await desktop.askToClose(page);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(bench.designer).toBeVisible();

  const closed = page.waitForEvent("close");
  await desktop.askToClose(page);
  await question.getByRole("button", { name: "Don't save" }).click();
  await closed;
  const next = await bench.secondWindow();
  await next.open("cell");
  await expect(next.messages).not.toContainText("recovered");
  await expect(next.field("Trials per condition")).toHaveValue("1");
  await machine.closeWindow(next.page);
});

test("quitting asks in every window with unsaved edits, and ends the program when all are closed", async ({ bench, desktop, benchOf }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.typeInto("Trials per condition", "7");
  const second = await benchOf(() => desktop.chooseMenu("New window"));
  const closed = second.page.waitForEvent("close");
  await desktop.quit();
  await closed;
  await bench.dialog("Save cell?").getByRole("button", { name: "Save", exact: true }).click();
  await desktop.program.ended;
  expect((await bench.disk.experiment("cell")).protocols[0]!.trials).toBe(7);
});

test("a window opens at its last position and size", async ({ bench, desktop, page, machine }) => {
  await expect(bench.template("Current steps")).toBeVisible();
  const bounds = { x: 40, y: 60, width: 1200, height: 760 };
  await desktop.place(page, bounds);
  await machine.closeWindow(page);
  const next = await bench.secondWindow();
  expect(await desktop.bounds(next.page)).toEqual(bounds);
});
