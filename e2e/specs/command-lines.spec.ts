import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { accessProblems } from "../bench/axe.ts";
import { expect, test } from "../bench/bench-test.ts";
import type { Bench } from "../bench/bench.ts";
import { readClipboard } from "../bench/clipboard.ts";
import { currentSteps, experimentOf, noiseLevels } from "../bench/experiment-files.ts";
import { rheobase } from "../rheobase.ts";

const bundle = join(import.meta.dirname, "../../dist/cli/rheobase.js");
const steps = { ...currentSteps, sweeps: 3 };

/** Copies the command of what is shown. */
async function copied({ page }: Bench): Promise<string> {
  await page.getByRole("button", { name: "Copy as command" }).click();
  await expect(page.getByText(/^The command.* is in the clipboard\.$/).first()).toBeVisible();
  return await readClipboard(page);
}

/** Types a line into a shell, in the folder of the experiments, and gives the files of a folder that it wrote. */
async function typed(line: string, folder: string, out: string): Promise<Record<string, string>> {
  const programs = await mkdtemp(join(tmpdir(), "rheobase-bin-"));
  await writeFile(join(programs, "rheobase"), `#!/bin/sh\nexec '${process.execPath}' '${bundle}' "$@"\n`, { mode: 0o755 });
  await promisify(execFile)("sh", ["-c", line], { cwd: folder, env: { ...process.env, PATH: `${programs}:${process.env["PATH"] ?? ""}` } });
  return await filesOf(join(folder, out));
}

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder);
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), "hex")] as const)));
}

test("the command of an edited protocol says the edits, and writes the bytes of the file after it is saved", async ({ bench, machine }) => {
  await bench.disk.put("cell's", experimentOf(steps));
  await bench.open("cell's");
  await bench.typeInto("tau m", "25");
  await bench.typeIntoCell("B", "delta level", "60");
  const line = await copied(bench);
  expect(line).toContain("--set neuron.tau_m=25 --set epochs.1.deltaLevel=60");
  const set = await typed(`${line} --out set --only csv,json`, machine.folder, "set");
  await bench.save();
  const saved = await copied(bench);
  expect(saved).not.toContain("--set");
  expect(await typed(`${saved} --out saved --only csv,json`, machine.folder, "saved")).toEqual(set);
});

test("the command of a run writes the tables that the bench exports of it", async ({ bench, machine }) => {
  await bench.disk.put("cell", experimentOf(steps));
  await bench.open("cell");
  await bench.run();
  await bench.waitForRun();
  const line = await copied(bench);
  const written = await typed(`${line} --out typed --only csv,json`, machine.folder, "typed");
  await bench.exports.open();
  await bench.exports.write();
  const exported = await filesOf(join(machine.folder, "cell", "run-1"));
  expect(Object.keys(written)).toContain("provenance.json");
  for (const name of Object.keys(written)) if (name.endsWith(".csv")) expect(exported[name], name).toBe(written[name]);
});

test("compared runs have a command once the file holds them", async ({ bench, page, machine }) => {
  await bench.disk.put("cell", experimentOf(steps));
  await bench.open("cell");
  for (const tau of ["20", "30"]) {
    await bench.design();
    await bench.typeInto("tau m", tau);
    await bench.run();
    await bench.waitForRun();
  }
  await bench.comparison.choose("Run 1");
  await bench.comparison.show();
  const button = page.getByRole("button", { name: "Copy as command" });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await bench.save();
  const line = await copied(bench);
  expect(line).toMatch(/^rheobase compare '\S*cell\.rheobase\.json#run-\d' '\S*cell\.rheobase\.json#run-\d' --sweep \d/);
  expect(Object.keys(await typed(`${line} --out compared --only csv,json`, machine.folder, "compared")).sort()).toEqual(["comparison.csv", "provenance.json"]);
});

test("a protocol that was never saved has no command, and says why", async ({ bench, page }) => {
  await bench.newExperiment();
  await expect(bench.designer).toBeVisible();
  const button = page.getByRole("button", { name: "Copy as command" });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await button.hover();
  await expect(page.getByText("Save the experiment first: a command reads its file.")).toBeVisible();
});

test("the script beside the designer follows edits, and is what rheobase code prints", async ({ bench, page, machine }) => {
  await bench.disk.put("cell", experimentOf({ ...steps, integrator: "grid" }));
  await bench.open("cell");
  await page.getByRole("button", { name: "Python", exact: true }).click();
  const script = page.getByRole("region", { name: "Script for NumPy" });
  await expect(script).toContainText("import numpy as np");
  await bench.typeInto("tau m", "27");
  await expect(script).toContainText("27");
  expect(await accessProblems(page)).toEqual([]);
  await page.getByRole("checkbox", { name: "As a class" }).check();
  await expect(script).toContainText("class LIFNeurons");
  await bench.save();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText("The script for NumPy is in the clipboard.")).toBeVisible();
  const printed = await rheobase(["code", "cell.rheobase.json", "--class"], machine.folder);
  expect(await readClipboard(page)).toBe(printed.stdout);

  await bench.choose("Integrator", "Euler");
  await page.getByRole("radio", { name: "NEST" }).click();
  const reasons = page.getByRole("list", { name: "Why there is no script" });
  await expect(reasons).toContainText("NEST solves the membrane exactly and has no Euler steps");
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(page.getByRole("region", { name: "Preview", exact: true })).toBeVisible();
});

test("the page to give away from the menu is the one that its command writes", async ({ bench, page, machine }) => {
  await bench.disk.put("cell", experimentOf(steps, noiseLevels));
  await bench.open("cell");
  const downloading = page.waitForEvent("download");
  await bench.command("Save as a page to give away");
  const download = await downloading;
  expect(download.suggestedFilename()).toBe("cell.html");
  const html = await readFile(await download.path(), "utf8");
  await bench.command("Copy as command: the page to give away");
  await expect(page.getByText(/^The command.* is in the clipboard\.$/).first()).toBeVisible();
  const line = await readClipboard(page);
  expect(line).toContain("--protocol 'Current steps' --out cell.html");
  await typed(line, machine.folder, ".");
  expect(await readFile(join(machine.folder, "cell.html"), "utf8")).toBe(html);
});
