import { readFile } from "node:fs/promises";
import type { Locator } from "@playwright/test";
import { accessProblems } from "../bench/axe.ts";
import type { Bench } from "../bench/bench.ts";
import { expect, test } from "../bench/bench-test.ts";
import { readClipboard } from "../bench/clipboard.ts";
import { currentSteps, experimentOf, noiseLevels } from "../bench/experiment-files.ts";

/** Globals of the page: this project's types do not include the DOM. */
interface PageGlobals {
  HTMLCanvasElement: { prototype: { getContext: unknown; kept?: unknown } };
}

const tourOf = ({ page }: Bench): Locator => page.getByRole("group", { name: /^Tour, step/ });

test("the tour leads from the first screen through an example, waits for each action, and ends with a saved file", async ({ bench, page }) => {
  await page.getByRole("button", { name: /^Take the tour/ }).click();
  const tour = tourOf(bench);
  await expect(tour).toContainText("A protocol is a table of epochs");
  await expect(bench.designer).toBeVisible();
  await expect(tour.getByRole("button", { name: "Next" })).toBeFocused();
  expect(await accessProblems(page)).toEqual([]);
  // The bench stays usable beside the tour.
  await bench.typeIntoCell("B", "delta level", "45");
  await expect(tour).toContainText("A protocol is a table of epochs");

  await tour.getByRole("button", { name: "Next" }).click();
  await expect(tour).toContainText("The preview answers as you type");
  await expect(tour.getByRole("button", { name: "Next" })).toBeFocused();
  await page.keyboard.press("Enter");

  await expect(tour).toContainText("Run it");
  await expect(tour.getByRole("button", { name: "Next" })).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(tour).toContainText("One selection, seen everywhere");
  await bench.waitForRun();
  await tour.getByRole("button", { name: "Back" }).click();
  // The tour does not wait for an action that is already done.
  await tour.getByRole("button", { name: "Next" }).click();
  await expect(tour).toContainText("One selection, seen everywhere");
  await expect(bench.results).toBeVisible();
  await tour.getByRole("button", { name: "Next" }).click();
  await expect(tour).toContainText("Export, and compare");
  await tour.getByRole("button", { name: "Next" }).click();

  await expect(tour).toContainText("Save the experiment");
  await bench.saveAs("toured");
  await expect(tour).toBeHidden();
  expect((await bench.disk.experiment("toured")).runs).toHaveLength(1);
});

test("Esc ends the tour at any step; the first screen offers it once, and the command palette always has it", async ({ bench, page }) => {
  await page.getByRole("button", { name: /^Take the tour/ }).click();
  const tour = tourOf(bench);
  await tour.getByRole("button", { name: "Next" }).click();
  await expect(tour).toContainText("2 of 6");
  await page.keyboard.press("Escape");
  await expect(tour).toBeHidden();
  await expect(bench.designer).toBeVisible();

  const next = await bench.secondWindow();
  await expect(next.template("Current steps")).toBeVisible();
  await expect(next.page.getByRole("button", { name: /^Take the tour/ })).toHaveCount(0);
  await next.command("Take the tour");
  await expect(tourOf(next)).toContainText("A protocol is a table of epochs");
  await tourOf(next).getByRole("button", { name: "End the tour" }).click();
  await expect(tourOf(next)).toBeHidden();
});

test("the command palette performs commands, and says why a disabled one cannot be performed", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.command("Duplicate protocol");
  await expect(bench.protocols).toHaveCount(2);
  await page.keyboard.press("ControlOrMeta+K");
  const palette = bench.dialog("Find a command");
  await palette.getByRole("combobox").fill("Cancel run");
  await expect(palette.getByRole("option", { name: /^Cancel run/ })).toContainText("Nothing is being simulated.");
  await bench.closeDialog();
});

test("the first screen opens recent files", async ({ bench }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.machine.closeWindow(bench.page);
  const next = await bench.secondWindow();
  await next.page.getByRole("region", { name: "Earlier work" }).getByRole("button", { name: /^cell/ }).click();
  await expect(next.protocol("Current steps")).toBeVisible();
  await expect(next.topBar).toContainText("Saved");
});

test("a new window has the settings of the last one: theme, sidebar, panes, display of sweeps and figures, export options", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf({ ...noiseLevels, noise: { kind: "white", levels: [1, 4] }, sweeps: 2, trials: 2, record: { every: 10 } }));
  await bench.open("cell");
  const theme = (window: Bench): Promise<string | null> => window.page.locator("html").getAttribute("data-theme");
  expect(await theme(bench)).toBe("light");
  await bench.command("Light or dark");
  await bench.preview.getByRole("radio", { name: "Stacked" }).click();
  const splitter = page.getByRole("separator", { name: "Width of the designer" });
  await splitter.focus();
  for (let k = 0; k < 4; k++) await splitter.press("ArrowRight");
  const widthOf = async (window: Bench): Promise<number> => Math.round((await window.designer.boundingBox())?.width ?? 0);
  const width = await widthOf(bench);
  expect(width).toBeGreaterThan(480);
  await bench.command("Show or hide the sidebar");
  await expect(bench.sidebar).toBeHidden();
  await bench.run();
  await bench.waitForRun();
  await bench.results.getByRole("button", { name: "CV against noise: show another figure here" }).click();
  await page.getByRole("menuitemradio", { name: "Rate over time" }).click();
  await bench.exports.open();
  await bench.exports.choose("Width", "114 mm");
  await bench.exports.choose("Resolution", "150 dpi");
  await bench.exports.dialog.getByRole("checkbox", { name: "SVG" }).uncheck();
  await bench.exports.write();
  await bench.save();

  const next = await bench.reopen("cell");
  expect(await theme(next)).toBe("dark");
  await expect(next.sidebar).toBeHidden();
  await expect(next.preview.getByRole("radio", { name: "Stacked" })).toBeChecked();
  await expect.poll(() => widthOf(next)).toBe(width);
  await next.page.keyboard.press("ControlOrMeta+2");
  await next.waitForRun();
  await expect(next.results.getByRole("button", { name: "Rate over time: show another figure here" })).toBeVisible();
  await next.exports.open();
  await expect(next.exports.dialog.getByRole("combobox", { name: "Width" })).toContainText("114 mm");
  await expect(next.exports.dialog.getByRole("combobox", { name: "Resolution" })).toContainText("150 dpi");
  await expect(next.exports.dialog.getByRole("checkbox", { name: "SVG" })).not.toBeChecked();
});

test("citation, BibTeX and Methods text can be copied, and name the version", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf({ ...noiseLevels, sweeps: 2, trials: 2 }));
  await bench.open("cell");
  const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
  await bench.command("Copy citation");
  await expect.poll(() => readClipboard(page)).toContain(`Rheobase (version ${version}) [Computer software].`);
  await bench.command("Copy citation as BibTeX");
  await expect.poll(() => readClipboard(page)).toContain(`version = {${version}}`);

  await bench.run();
  await bench.waitForRun();
  await bench.command("Copy text for the Methods section");
  await expect.poll(() => readClipboard(page)).toContain(`Simulations were run with Rheobase ${version}`);
  const text = await readClipboard(page);
  expect(text).toContain("V_th = −50 mV");
  expect(text).toContain("sigma = 0, 1, 2, 4 and 8 mV");
  expect(text).toContain("Every combination of 2 sweeps and 5 noise levels was simulated in 2 trials.");
  expect(text).toContain("keyed by the seed “kite”");
  await bench.save();
  expect(text).toContain((await bench.disk.experiment("cell")).runs![0]!.digests.spikes!);
});

test("About shows the version, the citation and the licences", async ({ bench, page }) => {
  await bench.command("About Rheobase");
  const about = bench.dialog("About Rheobase");
  await expect(about).toContainText(/Version\s*\d+\.\d+\.\d+/);
  await expect(about).toContainText(/Engine\s*\d+/);
  await about.getByText("Licences of the software in these pages").click();
  await expect(about.getByRole("textbox", { name: "Licences" })).toHaveValue(/svelte/i);
  expect(await accessProblems(page)).toEqual([]);
  await bench.closeDialog();
});

test("an error of the program is shown once; its report can be copied or saved, and includes the experiment only if asked", async ({ bench, page, problems }) => {
  await bench.disk.put("secret cell", experimentOf({ ...currentSteps, notes: "of animal 42" }));
  await bench.open("secret cell");
  await bench.typeInto("Trials per condition", "7");
  await bench.run();
  await bench.waitForRun();
  problems.expect(/the moon is in the way/);
  await page.evaluate(() => void Promise.reject(new RangeError("the moon is in the way")));
  const dialog = bench.dialog("Something went wrong in Rheobase");
  await expect(dialog).toContainText("RangeError: the moon is in the way");
  await expect(dialog).toContainText("The edits of secret cell are kept");
  await expect(dialog.getByRole("button", { name: "Go on" })).toBeFocused();
  expect(await accessProblems(page)).toEqual([]);

  await dialog.getByRole("button", { name: "Copy report" }).click();
  await expect.poll(() => readClipboard(page)).toContain("Report of a fault in Rheobase");
  const report = await readClipboard(page);
  expect(report).toMatch(/Rheobase \d+\.\d+\.\d+, engine \d+, experiment file \d+/);
  expect(report).toContain("RangeError: the moon is in the way");
  expect(report).toContain("run.start");
  expect(report).toContain("Chrome");
  expect(report).not.toMatch(/secret|animal|kite|Current steps|token=(?!\.\.\.)/);

  await dialog.getByRole("checkbox", { name: /^Include the experiment/ }).check();
  const saving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save report to a file" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^rheobase-report-\d{4}-\d\d-\d\d\.txt$/);
  expect(await readFile(await saved.path(), "utf8")).toContain("of animal 42");

  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog).toBeHidden();
  await expect(bench.field("Trials per condition").or(bench.matrix)).toBeVisible();
  // The same error is shown only once.
  await page.evaluate(() => {
    const again = new RangeError("the moon is in the way, twice");
    void Promise.reject(again);
    void Promise.reject(again);
  });
  await expect(dialog).toContainText("twice");
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(dialog).toBeHidden();
});

test("a pane that throws shows an error in its place and can be retried; the rest of the bench keeps working", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await expect(bench.preview).toContainText("simulated in");
  await page.evaluate(() => {
    const { prototype } = (globalThis as unknown as PageGlobals).HTMLCanvasElement;
    prototype.kept = prototype.getContext;
    prototype.getContext = () => {
      throw new Error("no canvas today");
    };
  });
  await bench.run();
  await expect(page.getByRole("alert", { name: "The results cannot be shown" })).toContainText("no canvas today");
  await bench.waitForRun();
  await bench.design();
  const broken = page.getByRole("alert", { name: "The preview cannot be shown" });
  await expect(broken).toContainText("cell are kept");
  await bench.typeInto("Trials per condition", "7");
  await expect(bench.topBar).toContainText("Edited");
  await page.evaluate(() => {
    const { prototype } = (globalThis as unknown as PageGlobals).HTMLCanvasElement;
    prototype.getContext = prototype.kept;
  });
  await broken.getByRole("button", { name: "Go on" }).click();
  await expect(bench.preview).toContainText("simulated in");
});
