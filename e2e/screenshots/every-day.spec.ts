import { expect, test } from "../bench/bench-test.ts";
import { openCell, take } from "./take.ts";

// Screenshots of the user's guide: tour, command palette, keys, and the report of a fault.

for (const theme of ["light", "dark"] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test(`command palette, ${theme}`, async ({ bench, page }) => {
      await openCell(bench);
      await bench.run();
      await bench.waitForRun();
      await page.keyboard.press("ControlOrMeta+K");
      await bench.dialog("Find a command").getByRole("combobox").fill("co");
      await take(bench, `palette-${theme}`);
    });

    test(`tour, ${theme}`, async ({ bench, page }) => {
      await page.getByRole("button", { name: /^Take the tour/ }).click();
      await expect(bench.preview).toContainText("simulated in");
      const next = page.getByRole("group", { name: /^Tour/ }).getByRole("button", { name: "Next" });
      await next.click();
      await expect(page.getByRole("group", { name: "Tour, step 2 of 6" })).toBeVisible();
      await take(bench, `tour-${theme}`);
    });
  });
}

test("keys", async ({ bench, page }) => {
  await openCell(bench);
  await page.keyboard.press("ControlOrMeta+/");
  await expect(bench.dialog("Keyboard shortcuts")).toBeVisible();
  await take(bench, "keys-light");
});

test("report of a fault", async ({ bench, page }) => {
  await openCell(bench);
  await page.keyboard.press("ControlOrMeta+K");
  await bench.dialog("Find a command").getByRole("combobox").fill("Report a fault");
  await page.keyboard.press("Enter");
  const dialog = bench.dialog("Report a fault");
  await dialog.getByText("What the report says").click();
  await expect(dialog.getByRole("textbox")).toHaveValue(/Last actions/);
  await take(bench, "report-light");
});
