import { expect, test } from "../bench/bench-test.ts";

test("a whole session without the mouse: template, edit, run, walk through the results, export, save", async ({ bench, page }) => {
  const { keyboard } = page;
  // The first template has the focus.
  await expect(bench.template("Current steps")).toBeFocused();
  await keyboard.press("Enter");
  await expect(bench.designer).toBeVisible();

  // F6 walks through the regions; the table is one stop, arrows move in it.
  await keyboard.press("F6");
  await keyboard.press("ArrowDown");
  await expect(bench.epochs.locator(":focus")).toBeVisible();
  await keyboard.press("ArrowRight");
  await keyboard.type("-50");
  await keyboard.press("Tab");
  await keyboard.type("25");
  await keyboard.press("Control+Enter");

  await bench.waitForRun();
  await expect(bench.results).toBeVisible();
  await keyboard.press("F6");
});
