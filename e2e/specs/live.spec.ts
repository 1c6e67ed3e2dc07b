import type { Page } from "@playwright/test";
import { accessProblems } from "../bench/axe.ts";
import type { Bench } from "../bench/bench.ts";
import { expect, test } from "../bench/bench-test.ts";
import { readClipboard } from "../bench/clipboard.ts";
import { currentSteps, experimentOf } from "../bench/experiment-files.ts";

// Globals of the page: this project's types do not include the DOM.
interface PageGlobals {
  document: { dispatchEvent: (event: unknown) => boolean };
  Event: new (kind: string) => unknown;
}

const liveOf = ({ page }: Bench) => page.getByRole("region", { name: "Live neuron" });

/** s since the reset, as the bench shows it */
async function timeOf(bench: Bench): Promise<number> {
  return parseFloat((await bench.page.getByRole("group", { name: "Now" }).textContent()) ?? "");
}

/** What the page is told when its tab is hidden or seen again. */
async function tabIs(page: Page, state: "hidden" | "visible"): Promise<void> {
  await page.evaluate((shown) => {
    const { document, Event } = globalThis as unknown as PageGlobals;
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => shown });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);
}

/** Open Live and pause it. */
async function pausedLive(bench: Bench): Promise<void> {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await bench.page.keyboard.press("ControlOrMeta+4");
  await expect.poll(() => timeOf(bench)).toBeGreaterThan(0);
  await bench.page.keyboard.press("p");
  await expect(liveOf(bench).getByRole("button", { name: "Run" })).toBeVisible();
}

/** A time that stays the same for two looks. */
async function standingTime(bench: Bench): Promise<number> {
  let before = -1;
  await expect.poll(async () => {
    const [last, now] = [before, await timeOf(bench)];
    before = now;
    return now === last;
  }).toBe(true);
  return before;
}

test("the neuron runs, pauses, goes on by one dt and to the next spike, and is put back", async ({ bench, page }) => {
  await pausedLive(bench);
  const paused = await standingTime(bench);
  await page.keyboard.press(".");
  await expect.poll(() => timeOf(bench)).toBeCloseTo(paused + 0.0001, 5);
  await page.keyboard.press("n");
  await expect(liveOf(bench)).toContainText("refractory");
  await expect(liveOf(bench)).toContainText("V −65.00 mV");
  await page.keyboard.press("r");
  await expect.poll(() => timeOf(bench)).toBe(0);
  expect(await accessProblems(page)).toEqual([]);
});

test("sliders and fields change the neuron; what cannot be is told, and the neuron goes on as it was", async ({ bench }) => {
  await pausedLive(bench);
  const live = liveOf(bench);
  await live.getByRole("textbox", { name: "reset potential" }).fill("-40");
  await expect(live.getByRole("status")).toContainText("V_reset (-40 mV) is not below V_th");
  await live.getByRole("textbox", { name: "reset potential" }).fill("-62");
  await expect(live.getByRole("status")).toHaveText("");
  await live.getByRole("slider", { name: "threshold" }).press("ArrowRight");
  await expect(live.getByRole("textbox", { name: "threshold" })).toHaveValue("−49");
});

test("a pulse by the space bar is part of what is kept, and the kept protocol fires the same spikes, to the bit", async ({ bench, page }) => {
  await pausedLive(bench);
  const live = liveOf(bench);
  await page.keyboard.press("r");
  await live.getByRole("textbox", { name: "current, in pA" }).fill("160");
  await live.getByRole("slider", { name: "speed" }).fill("1000");
  await live.getByRole("combobox", { name: "Kind of noise" }).click();
  await page.getByRole("option", { name: "White" }).click();
  await live.focus();
  await page.keyboard.press("p");
  await expect.poll(() => timeOf(bench)).toBeGreaterThan(0.3);
  await page.keyboard.down("Space");
  await expect(live).toContainText("pulse");
  const pulse = await timeOf(bench);
  await expect.poll(() => timeOf(bench)).toBeGreaterThan(pulse + 0.05);
  await page.keyboard.up("Space");
  const after = await timeOf(bench);
  await expect.poll(() => timeOf(bench)).toBeGreaterThan(after + 0.2);
  await page.keyboard.press("p");
  await standingTime(bench);

  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type("Copy the spike times");
  await page.keyboard.press("Enter");
  await expect.poll(() => readClipboard(page)).toMatch(/^[\d.]+\n[\d.]+/);
  const seen = (await readClipboard(page)).split("\n").map(Number);
  await live.focus();
  await page.keyboard.press("ControlOrMeta+D");
  await expect(bench.designer).toBeVisible();
  await expect(bench.protocol("Kept from Live")).toBeVisible();
  await bench.run();
  await bench.waitForRun();
  await bench.exports.open();
  await bench.exports.write();
  const lines = (await bench.disk.read("cell", "run-1", "spikes.csv")).toString().trim().split("\n").slice(1);
  expect(lines.map((line) => Number(line.split(",").at(-1)))).toEqual(seen);

  await bench.undo();
  await expect(bench.protocol("Kept from Live")).toHaveCount(0);
});

test("a condition of a protocol opens in Live", async ({ bench, page }) => {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type("Open in Live");
  await page.keyboard.press("Enter");
  await expect(liveOf(bench).getByRole("textbox", { name: "current, in pA" })).toHaveValue("220");
});

test("a hidden tab stops the neuron, and another tab of the bench does", async ({ bench, page }) => {
  await pausedLive(bench);
  await page.keyboard.press("p");
  await tabIs(page, "hidden");
  const hidden = await standingTime(bench);
  await tabIs(page, "visible");
  await expect.poll(() => timeOf(bench)).toBeGreaterThan(hidden);
  // Time in which nobody looked is not caught up with.
  expect(await timeOf(bench)).toBeLessThan(hidden + 1);
  await bench.design();
  await page.keyboard.press("ControlOrMeta+4");
  await expect.poll(() => timeOf(bench)).toBeGreaterThan(hidden);
});
