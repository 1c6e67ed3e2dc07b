import { expect, test } from "../bench/bench-test.ts";
import type { Bench } from "../bench/bench.ts";
import { layer5Cell } from "./layer-5-cell.ts";
import { openCell, take } from "./take.ts";

// npm run screenshots draws docs/screenshots, with fixed seeds and without animations.

/** Number of templates whose preview is drawn; they are simulated one after the other. */
async function templatesDrawn(bench: Bench): Promise<number> {
  return await bench.page.getByRole("group", { name: "Templates" }).evaluate((group) => {
    const pictures = (group as unknown as { querySelectorAll: (selector: string) => Iterable<{ childElementCount: number }> }).querySelectorAll("svg");
    return [...pictures].filter(({ childElementCount }) => childElementCount > 0).length;
  });
}

/** Show the fifth sweep at the middle noise level, with the cursors around one interval. */
async function lookAtOneSweep(bench: Bench): Promise<void> {
  await bench.matrix.getByRole("gridcell", { name: "140 pA, noise 2 mV" }).click();
  await bench.results.getByRole("group", { name: "Traces shown" }).getByRole("radio", { name: "One" }).click();
  await bench.traces.focus();
  await bench.page.keyboard.press("[");
  await bench.page.keyboard.press("]");
  await bench.results.getByRole("heading", { level: 1 }).click();
}

for (const theme of ["light", "dark"] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test(`first run, ${theme}`, async ({ bench }) => {
      await expect.poll(() => templatesDrawn(bench)).toBe(6);
      await take(bench, `first-run-${theme}`);
    });

    test(`design, ${theme}`, async ({ bench, page }) => {
      await openCell(bench);
      await bench.focusCell("B", "delta level");
      await page.keyboard.press("F2");
      await take(bench, `design-${theme}`);
    });

    test(`invalid, ${theme}`, async ({ bench }) => {
      await openCell(bench);
      await bench.typeIntoCell("B", "duration", "-50");
      await bench.typeInto("Levels of noise", "0:0.5");
      await bench.typeInto("reset potential V reset", "-45");
      await take(bench, `invalid-${theme}`);
    });

    test(`running, ${theme}`, async ({ bench }) => {
      await bench.disk.put("Layer 5 cell", {
        ...layer5Cell,
        protocols: layer5Cell.protocols.map((protocol) => (protocol.id === "noise-levels" ? { ...protocol, dt: 0.002, record: { every: 50 } } : protocol)),
      });
      await bench.open("Layer 5 cell");
      await bench.chooseProtocol("Noise levels");
      await bench.run();
      await bench.waitForConditions(400);
      await lookAtOneSweep(bench);
      await bench.waitForConditions(540);
      await take(bench, `running-${theme}`);
      await bench.cancelRun();
    });

    test(`results and export, ${theme}`, async ({ bench }) => {
      await openCell(bench, "Noise levels");
      await bench.run();
      await bench.waitForRun();
      await lookAtOneSweep(bench);
      await take(bench, `results-${theme}`);
      await bench.exports.open();
      await bench.exports.dialog.getByRole("button", { name: "f–I curve" }).click();
      // The dialog shows the size in pixels when the figure is drawn.
      await expect(bench.exports.dialog).toContainText(/\d × [\d\s]+px/);
      await take(bench, `export-${theme}`);
    });
  });
}

test("design on a large screen", async ({ bench, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await openCell(bench);
  await take(bench, "design-light-1920x1080");
});
