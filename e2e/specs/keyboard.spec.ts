import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { expect, test } from "../bench/bench-test.ts";

test("a whole session without the mouse: template, edit, run, results, cursors, export, save, commands", async ({ bench, page }) => {
  const { keyboard } = page;
  await expect(bench.template("Current steps")).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(bench.template("f-I curve")).toBeFocused();
  await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await expect(bench.designer).toBeVisible();

  // Tab stops once in the table; F6 moves between regions.
  await bench.pressUntilIn(bench.designer, "F6");
  await bench.pressUntilIn(bench.epochs, "Tab");
  await expect(bench.cell("A", "first level")).toBeFocused();
  await keyboard.press("ArrowDown");
  await keyboard.type("-60");
  await keyboard.press("Tab");
  await keyboard.type("45");
  await keyboard.press("ControlOrMeta+Enter");

  await bench.waitForRun();
  await expect(bench.status).toContainText("10 of 10 conditions");
  await bench.pressUntilIn(bench.results, "F6");
  await bench.pressUntilIn(bench.traces, "Tab");
  await keyboard.press("[");
  await keyboard.press("]");
  await expect(bench.traces.getByRole("slider")).toHaveCount(2);
  await keyboard.press("n");
  await keyboard.press("+");
  await keyboard.press("ArrowRight");
  await keyboard.press("0");

  await bench.pressUntilIn(bench.matrix, "Tab");
  await keyboard.press("End");
  await expect(bench.matrix.getByRole("gridcell", { selected: true })).toHaveAccessibleName(/^345 pA/);
  await keyboard.press("ArrowLeft");
  await expect(bench.matrix.getByRole("gridcell", { selected: true })).toHaveAccessibleName(/^300 pA/);

  await keyboard.press("ControlOrMeta+E");
  await expect(bench.exports.dialog.getByRole("button", { name: /^Export [1-9]\d* files?/ })).toBeVisible();
  await keyboard.press("ControlOrMeta+Enter");
  await bench.exports.written();
  expect(await bench.disk.filesOf(join("Current steps", "run-1"))).toContain("summary.csv");

  await bench.saveByKeys("by keys");
  expect((await bench.disk.experiment("by keys")).protocols[0]!.epochs[1]).toMatchObject({ level: -60, deltaLevel: 45 });

  await keyboard.press("ControlOrMeta+K");
  await keyboard.type("duplicate");
  await keyboard.press("Enter");
  await expect(bench.protocols).toHaveCount(2);
  await keyboard.press("ControlOrMeta+Z");
  await expect(bench.protocols).toHaveCount(1);
  await keyboard.press("ControlOrMeta+/");
  await expect(bench.dialog("Keyboard shortcuts")).toBeVisible();
  await bench.closeDialog();
});

test("fields are a few keys away: Tab leaves the epoch table, F6 stops at every section, and the palette knows them by name", async ({ bench, page }) => {
  const { keyboard } = page;
  await expect(bench.template("Current steps")).toBeFocused();
  await keyboard.press("Enter");
  await expect(bench.designer).toBeVisible();
  await bench.focusCell("B", "first level");
  for (let k = 0; k < 8 && !(await isFocused(bench.field("Sweeps"))); k++) await keyboard.press("Tab");
  await expect(bench.field("Sweeps")).toBeFocused();

  await bench.focusCell("B", "first level");
  await keyboard.press("F6");
  await expect(bench.designer.getByRole("region", { name: "Conditions" }).locator(":focus")).toHaveCount(1);
  await keyboard.press("F6");
  await expect(bench.designer.getByRole("region", { name: "Neuron" }).locator(":focus")).toHaveCount(1);

  for (const [typed, field] of [["sweeps", "Sweeps"], ["tau", "membrane time constant tau m"]] as const) {
    await keyboard.press("ControlOrMeta+2");
    await keyboard.press("ControlOrMeta+K");
    await expect(bench.dialog("Find a command")).toBeVisible();
    await keyboard.type(typed);
    await keyboard.press("Enter");
    await expect(bench.field(field)).toBeFocused();
  }
});

async function isFocused(field: Locator): Promise<boolean> {
  return await field.evaluate((element) => {
    const { ownerDocument } = element as unknown as { ownerDocument: { activeElement: unknown } };
    return ownerDocument.activeElement === element;
  });
}
