import { join } from "node:path";
import { expectAccess } from "../bench/axe.ts";
import { expect, test } from "../bench/bench-test.ts";
import type { Bench } from "../bench/bench.ts";
import { experimentOf, noiseLevels } from "../bench/experiment-files.ts";
import { readTable } from "../bench/tables.ts";
import { rheobase } from "../rheobase.ts";

const membrane = "membrane time constant tau m";
/** A small, quick protocol with sweeps, noise levels and trials. */
const noisy = {
  ...noiseLevels,
  sweeps: 4,
  epochs: [{ kind: "step" as const, duration: 500, level: 120, deltaLevel: 20 }],
  noise: { kind: "white" as const, levels: [1, 2] },
  trials: 6,
};

/** Change one field of the chosen protocol, and run it again. */
async function runWith(bench: Bench, field: string, text: string): Promise<void> {
  await bench.design();
  await bench.typeInto(field, text);
  await bench.run();
  await bench.waitForRun();
}

/** Open an experiment with Run 1 (tau_m 20 ms) and Run 2 (10 ms). */
async function twoRuns(bench: Bench): Promise<void> {
  await bench.disk.put("cell", experimentOf(noisy));
  await bench.open("cell");
  await runTwice(bench);
}

async function runTwice(bench: Bench): Promise<void> {
  await bench.run();
  await bench.waitForRun();
  await runWith(bench, membrane, "10");
}

/** Compare Run 1 as A with Run 2 as B, at the second sweep and noise level. */
async function compareThem(bench: Bench): Promise<void> {
  const { comparison } = bench;
  await comparison.show();
  // The comparison begins with the run that the results showed, Run 2: remove it, to add both in the other order.
  await comparison.chips.getByRole("button", { name: /^Remove/ }).click();
  await comparison.choose("Run 1");
  await comparison.choose("Run 2");
  await expect(comparison.chips).toHaveText(["A Run 1", "B Run 2"]);
  await comparison.computed();
  await comparison.lookAt("Sweep", 2);
  await comparison.lookAt("Noise level", 2);
}

/** Export a run, and read the rates of one condition's trials from its summary. */
async function exportedRates(bench: Bench, run: number, at: { sweep: number; noise: number }): Promise<number[]> {
  await bench.chooseRun(`Run ${run}`);
  await bench.exports.open();
  await bench.exports.write();
  const rows = readTable(await bench.disk.read("cell", `run-${run}`, "summary.csv"));
  return rows.filter((row) => row["sweep"] === at.sweep && row["noise_mV"] === at.noise).map((row) => row["rate_Hz"]!);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test("the table lists exactly the parameters in which two runs differ, and the statistics equal those of the exported summaries", async ({ bench }) => {
  await twoRuns(bench);
  await compareThem(bench);
  const { comparison } = bench;
  expect(await comparison.table(comparison.parameters)).toEqual([
    ["Parameter", "A", "B", "B − A"],
    [expect.stringMatching(/^τ\s*m, ms$/), "20", "10", "−10"],
    [expect.stringMatching(/^C\s*m, pF\s*derived$/), "133.3", "66.7", "−66.7"],
  ]);
  await expect(comparison.statistics).toContainText("95 % CI, paired");
  const rate = (await comparison.copyStatistics()).get("Rate, Hz")!;
  const place = { sweep: 2, noise: 2 };
  const [one, two] = [await exportedRates(bench, 1, place), await exportedRates(bench, 2, place)];
  expect(one).toHaveLength(6);
  expect(Number(rate["A mean"])).toBeCloseTo(mean(one), 9);
  expect(Number(rate["B mean"])).toBeCloseTo(mean(two), 9);
  expect(Number(rate["B - A"])).toBeCloseTo(mean(two.map((value, trial) => value - one[trial]!)), 9);
  expect([rate["A n"], rate["B n"], rate["Method"]]).toEqual(["6", "6", "paired"]);
});

test("a third run adds columns for its difference from the first; without shared noise the test is Welch's t", async ({ bench }) => {
  await twoRuns(bench);
  await runWith(bench, "Seed", "owl");
  await compareThem(bench);
  const { comparison } = bench;
  await comparison.choose("Run 3");
  await comparison.computed();
  await expect(comparison.chips).toHaveText(["A Run 1", "B Run 2", "C Run 3"]);
  await expect(comparison.plots).toHaveCount(3);
  const heads = (await comparison.table(comparison.statistics))[0];
  expect(heads).toEqual(["Statistic", "A mean", "A SD", "B mean", "B SD", "B − A", "95 % CI, paired", "%", "C mean", "C SD", "C − A", "95 % CI, Welch", "%", "relative to A"]);
  // Removing a run removes its colour and its columns; the letters of the others move up.
  await comparison.pane.getByRole("button", { name: "Remove run 1 from the comparison" }).click();
  await expect(comparison.chips).toHaveText(["A Run 2", "B Run 3"]);
  await expect(comparison.parameters).toBeHidden();
  await expect(comparison.pane).toContainText("Same parameters. The runs differ in seed only.");
});

test("a run of another file is computed again and compared, and both match their recorded digests", async ({ bench: first }) => {
  await first.disk.put("other", experimentOf({ ...noisy, name: "Elsewhere", neuron: { ...noisy.neuron!, R_m: 120 } }));
  await first.open("other");
  await first.run();
  await first.waitForRun();
  await first.save();
  await first.disk.put("cell", experimentOf(noisy));
  const bench = await first.reopen("cell");
  await bench.run();
  await bench.waitForRun();
  const { comparison } = bench;
  await comparison.show();
  await comparison.chooseOfFile("other", "Run 1, Elsewhere");
  await comparison.computed();
  await expect(comparison.chips).toHaveText(["A Run 1", "B Run 1 of other"]);
  await expect(comparison.parameters).toContainText("120");
  await bench.design();
  await comparison.show();
  await expect(comparison.chips, "another tab in between changes nothing").toHaveCount(2);
  await bench.chooseRun("Run 1");
  await expect(bench.results.getByRole("heading", { level: 1 }), "the run of the same name here is another one").toHaveText("Run 1");
});

test("all runs share zoom and cursors, side by side and overlaid", async ({ bench, page }) => {
  await twoRuns(bench);
  await compareThem(bench);
  const { plots, pane } = bench.comparison;
  await plots.first().focus();
  await page.keyboard.press("+");
  await page.keyboard.press("]");
  await page.keyboard.press("[");
  const window = /, ([\d.]+ to [\d.]+ ms);/;
  const shown = async (at: number): Promise<string> => window.exec((await plots.nth(at).getByRole("img").first().getAttribute("aria-label")) ?? "")?.[1] ?? "";
  await expect.poll(() => shown(0)).not.toBe("0 to 500 ms");
  expect(await shown(1)).toBe(await shown(0));
  const cursors = plots.getByRole("slider", { name: "Cursor A" });
  await expect(cursors).toHaveCount(2);
  const times = await cursors.evaluateAll((all) => all.map((one) => (one as unknown as { ariaValueText: string }).ariaValueText));
  expect(times[1]).toBe(times[0]);
  await expect(pane.getByRole("status", { name: "Cursors" })).toContainText(/^Cursors at [\d.]+ ms and [\d.]+ ms, [\d.]+ ms apart, [\d.]+ Hz$/);
  await page.keyboard.press("o");
  await expect(plots).toHaveCount(1);
  await expect(cursors).toHaveCount(1);
  expect(await shown(0)).not.toBe("0 to 500 ms");
  await bench.comparison.layout("Side by side");
  await expect(plots).toHaveCount(2);
});

test("the comparison exports one figure and one table, byte-identical to those of the command line", async ({ bench }) => {
  await twoRuns(bench);
  await bench.save();
  await compareThem(bench);
  // The settings of the command line: one page wide, in a journal's resolution.
  await bench.comparison.export({ text: "7.5", resolution: "300 dpi" });
  const folder = join("cell", "compare-run-1-run-2");
  const files = await bench.disk.filesOf(folder);
  expect(files).toEqual(["comparison.csv", "comparison.png", "comparison.svg", "provenance.json"]);
  const file = bench.disk.file("cell");
  const ended = await rheobase(["compare", `${file}#run-1`, `${file}#run-2`, "--out", "by-command", "--sweep", "2", "--noise", "2"], bench.machine.folder);
  expect(ended.exitCode, ended.stderr).toBe(0);
  for (const name of files) expect((await bench.disk.read("by-command", name)).equals(await bench.disk.read(folder, name)), name).toBe(true);
  const figure = await bench.disk.read(folder, "comparison.png");
  // The dialog asks about existing files. Keep both: the first ones must not change.
  await bench.page.keyboard.press("ControlOrMeta+E");
  await bench.comparison.dialog.getByRole("button", { name: /^Export 4 files/ }).click();
  await bench.comparison.dialog.getByRole("button", { name: "Keep both" }).click();
  await expect(bench.comparison.dialog).toBeHidden();
  expect((await bench.disk.filesOf(folder)).length).toBe(8);
  expect((await bench.disk.read(folder, "comparison.png")).equals(figure)).toBe(true);
});

test("by keyboard alone: choose two runs, show another sweep, measure, export", async ({ bench, page }) => {
  await twoRuns(bench);
  const { comparison, sidebar } = bench;
  await page.keyboard.press("ControlOrMeta+3");
  await expect(comparison.chips).toHaveText(["A Run 2"]);
  await bench.pressUntilIn(sidebar, "F6");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ControlOrMeta+Space");
  await expect(comparison.chips).toHaveCount(0);
  await expect(comparison.pane).toContainText("Choose two runs with Ctrl+click.");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("c");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("c");
  await expect(comparison.chips).toHaveText(["A Run 1", "B Run 2"]);
  await comparison.computed();
  await bench.pressUntilIn(comparison.pane, "F6");
  await bench.pressUntilIn(comparison.plots.first(), "Tab");
  await expect(comparison.pane).toContainText("sweep 3, 6 trials each");
  await page.keyboard.press("ArrowDown");
  await expect(comparison.pane).toContainText("sweep 4, 6 trials each");
  await page.keyboard.press("ControlOrMeta+E");
  await expect(comparison.dialog.getByRole("img", { name: "Preview: Comparison" })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(comparison.dialog).toBeHidden();
  await expect(page.getByText(/^4 files in compare-run-1-run-2/)).toBeVisible();
});

test("deleting a run removes it from the comparison, and undo brings it back", async ({ bench }) => {
  await twoRuns(bench);
  await compareThem(bench);
  await bench.runInSidebar("Run 2").click({ button: "right" });
  await bench.page.getByRole("menuitem", { name: "Delete the shown run" }).click();
  await expect(bench.comparison.chips).toHaveText(["A Run 1"]);
  await bench.undo();
  await expect(bench.comparison.chips).toHaveText(["A Run 1", "B Run 2"]);
  await bench.comparison.computed();
});

test("axe finds no problem in the comparison: empty, side by side, overlaid, and in its export dialog", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(noisy));
  await bench.open("cell");
  await bench.comparison.show();
  await expectAccess(page);
  await bench.design();
  await runTwice(bench);
  await compareThem(bench);
  await expectAccess(page);
  await bench.comparison.layout("Overlaid");
  await expectAccess(page);
  await page.keyboard.press("ControlOrMeta+E");
  await expect(bench.comparison.dialog.getByRole("img", { name: "Preview: Comparison" })).toBeVisible();
  await expectAccess(page);
});

test("Ctrl+click on a second run chooses both to compare, and Results has a button that does the same for the shown one", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(noisy));
  await bench.open("cell");
  for (const run of ["Run 1", "Run 2"]) {
    await bench.run();
    await bench.waitForRun();
    await expect(bench.results.getByRole("heading", { level: 1 })).toHaveText(run);
  }
  await bench.runInSidebar("Run 1").click({ modifiers: ["ControlOrMeta"] });
  await bench.results.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("region", { name: "Compare", exact: true })).toContainText("Run 1");
  await expect(page.getByRole("region", { name: "Compare", exact: true })).toContainText("Run 2");
});
