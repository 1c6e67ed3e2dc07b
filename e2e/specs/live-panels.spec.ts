import type { Page } from "@playwright/test";
import { expectAccess } from "../bench/axe.ts";
import type { Bench } from "../bench/bench.ts";
import { expect, test } from "../bench/bench-test.ts";
import { currentSteps, experimentOf } from "../bench/experiment-files.ts";
import { Live } from "../bench/live.ts";
import { overlappingWords, sidewaysScroll } from "../bench/measure.ts";

const titles = ["Spikes, last 10 s", "f–I curve", "Intervals", "Phase line", "Circuit"];
/** of the neuron that Live begins with, by closed form, Hz: 1000 / (2 + 20 ln((V_inf + 65) / (V_inf + 50))) with V_inf = 0.15 I - 70 mV */
const rateAt = (current: number): number => 1000 / (2 + 20 * Math.log((0.15 * current - 5) / (0.15 * current - 20)));

async function opened(bench: Bench): Promise<Live> {
  await bench.disk.put("cell", experimentOf(currentSteps));
  await bench.open("cell");
  const live = new Live(bench.page);
  await live.open();
  await live.set("speed", "10");
  return live;
}

test("a student holds three currents, and their points land on the f-I curve of theory", async ({ bench, page }) => {
  const live = await opened(bench);
  for (const current of ["150", "200", "100"]) {
    await live.set("current, in", current);
    await live.holdFor(2);
  }
  await expect(live.picture("f–I curve")).toHaveAttribute("aria-label", /3 points from 100 to 200/);
  await live.panel("f–I curve").hover();
  await live.panel("f–I curve").getByRole("button", { name: "Show f–I curve as table" }).click();
  const rows = page.getByRole("dialog", { name: "f–I curve as table" }).getByRole("row");
  const rates = new Map<number, number>();
  for (const row of (await rows.all()).slice(1)) {
    const [current, rate] = (await row.getByRole("cell").allTextContents()).map(Number);
    rates.set(current!, rate!);
  }
  expect(rates.get(100)).toBe(0);
  // A clock is counted to one spike in two seconds.
  for (const current of [150, 200]) expect(Math.abs(rates.get(current)! - rateAt(current))).toBeLessThan(0.5);
});

test("intervals stand beside theory where it holds, and a silent neuron says that it is silent", async ({ bench }) => {
  const live = await opened(bench);
  const intervals = live.picture("Intervals");
  await expect(intervals).toHaveAttribute("aria-label", /CV 0\.00 \(theory 0\.00\), mean 40\.9 ms \(theory 40\.9 ms\)/);
  await live.chooseNoise("White");
  await expect(intervals).toHaveAttribute("aria-label", /CV 0\.\d\d \(theory 0\.\d\d\)/);
  await live.chooseNoise("Coloured");
  await expect(intervals).toHaveAttribute("aria-label", /CV 0\.\d\d, mean/);
  await live.chooseNoise("None");
  await live.set("current, in", "60");
  await expect(live.panel("Intervals")).toContainText("Silent: the neuron does not reach threshold");
});

test("phase line and circuit follow the current, and say of what they are made, not what moves in them", async ({ bench }) => {
  const live = await opened(bench);
  const [phase, circuit] = [live.picture("Phase line"), live.picture("Circuit")];
  await expect(phase).toHaveAttribute("aria-label", /crosses zero at −47.5 mV, which V does not reach: at −50 mV it jumps to −65 mV/);
  await expect(circuit).toHaveAttribute("aria-label", /source of 150 pA, a capacitor of 133.3 pF, a resistor of 150 MΩ .* battery of −70 mV/);
  const said = await circuit.getAttribute("aria-label");
  const before = await circuit.textContent();
  await expect.poll(() => circuit.textContent()).not.toBe(before);
  expect(await circuit.getAttribute("aria-label")).toBe(said);
  await live.set("current, in", "60");
  await expect(phase).toHaveAttribute("aria-label", /crosses zero at −61 mV, where V comes to rest/);
  // What is injected leaks: V is at E_L + R I, and nothing charges the capacitor.
  await expect(circuit).toContainText("60 pA");
  await expect(circuit).toContainText("V = −61.0 mV");
});

/** What a page schedules to be heard: the number of its contexts, and when clicks start, s. */
async function listen(page: Page): Promise<() => Promise<{ readonly contexts: number; readonly clicks: readonly number[] }>> {
  await page.evaluate(() => {
    const heard = { contexts: 0, clicks: [] as number[] };
    const browser = globalThis as unknown as {
      heard: typeof heard;
      AudioContext: new (options?: object) => object;
      AudioBufferSourceNode: { prototype: { start: (when: number) => void } };
    };
    browser.heard = heard;
    browser.AudioContext = class extends browser.AudioContext {
      constructor(options?: object) {
        super(options);
        heard.contexts += 1;
      }
    };
    const { prototype } = browser.AudioBufferSourceNode;
    const start = Reflect.get(prototype, "start");
    prototype.start = function (when) {
      heard.clicks.push(when);
      start.call(this, when);
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { heard: { contexts: number; clicks: number[] } }).heard);
}

test("spikes are silent until somebody wants to hear them, and then clicks are as far apart as they", async ({ bench, page }) => {
  const live = await opened(bench);
  await live.set("speed", "0.5");
  const heard = await listen(page);
  await live.holdFor(0.5);
  expect(await heard()).toEqual({ contexts: 0, clicks: [] });
  const button = live.neuron.getByRole("button", { name: "Hear spikes as clicks" });
  await expect(button).toHaveAttribute("aria-pressed", "false");
  await button.click();
  await expect.poll(async () => (await heard()).clicks.length).toBeGreaterThan(8);
  await live.neuron.getByRole("slider", { name: "Volume of the clicks" }).fill("0.2");
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "false");
  const { contexts, clicks } = await heard();
  expect(contexts).toBe(1);
  // At half speed the clock of 40.9 ms ticks twice as slowly; where a frame came late the sound begins anew.
  const gaps = clicks.slice(1).map((click, k) => 1000 * (click - clicks[k]!));
  expect(gaps.filter((gap) => Math.abs(gap - 2000 / rateAt(150)) < 0.01).length).toBeGreaterThan(gaps.length / 2);
});

test("a population has a row for each neuron, and its rate", async ({ bench }) => {
  const live = await opened(bench);
  await live.chooseNoise("White");
  await live.set("neurons with these parameters", "200");
  await live.holdFor(1);
  await expect(live.picture("Spikes, last 10 s")).toHaveAttribute("aria-label", /^Spikes of 200 neurons/);
  await expect(live.panel("Spikes, last 10 s").getByRole("img", { name: /^Rate of the population/ })).toBeVisible();
  await expect(live.panel("Spikes, last 10 s")).toContainText(/\d+ Hz in the last second/);
  await expect(live.picture("Intervals")).toHaveAttribute("aria-label", /Histogram of \d{4,} interspike intervals/);
  await live.set("neurons with these parameters", "1");
  await expect(live.picture("Spikes, last 10 s")).toHaveAttribute("aria-label", /^Spikes of the last ten seconds/);
});

test("a panel is put away and brought back by key, and draws nothing meanwhile", async ({ bench, page }) => {
  const live = await opened(bench);
  for (const title of titles) {
    await live.title(title).focus();
    await page.keyboard.press("Enter");
    await expect(live.title(title)).toHaveAttribute("aria-expanded", "false");
    await expect(live.panel(title).locator("canvas, svg[role=img]")).toHaveCount(0);
  }
  await live.title("Phase line").focus();
  await page.keyboard.press("Enter");
  await expect(live.picture("Phase line")).toBeVisible();
});

test("panels fit windows of every size, and axe finds no problem in them", async ({ bench, page }) => {
  const live = await opened(bench);
  await live.holdFor(1);
  await live.pause();
  for (const size of [{ width: 720, height: 450 }, { width: 1024, height: 680 }, { width: 1280, height: 800 }, { width: 3840, height: 2160 }]) {
    await page.setViewportSize(size);
    await expect.poll(() => sidewaysScroll(page)).toBeLessThanOrEqual(0);
    for (const title of titles) await expect.poll(() => overlappingWords(live.panel(title)), `${title}, ${size.width} px`).toEqual([]);
  }
  await expectAccess(page);
});

test("where there are 360 px panels stand below each other, and none is cut", async ({ bench }) => {
  const live = await opened(bench);
  await live.holdFor(1);
  await live.narrowTo(336);
  for (const title of titles) {
    await expect.poll(async () => (await live.panel(title).boundingBox())?.width).toBe(336);
    await expect.poll(async () => (await live.picture(title).boundingBox())!.width).toBeLessThanOrEqual(336);
    await expect.poll(() => overlappingWords(live.panel(title)), title).toEqual([]);
  }
});
