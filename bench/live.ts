// npx tsx bench/live.ts [MINUTES]: frames, start and memory of Live in Chromium, for one neuron and for a population, at each speed.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { buildIfStale } from "../.ci/build-if-stale.mjs";
import { chromiumArguments, chromiumPath } from "../.ci/chromium.mjs";
import { Bench } from "../e2e/bench/bench.ts";
import { startServerHost } from "../e2e/hosts/server-host.ts";
import { currentSteps, experimentOf } from "../e2e/bench/experiment-files.ts";
import { loadAverage, thisMachine } from "./machine.ts";
import { startFrames, stopFrames, waitForFrames } from "./page-recorder.ts";

const frames = 300;
const minutes = Number(process.argv[2] ?? 1);
/** What is written into the fields of the sliders. */
const settings = [
  { neurons: "1", speed: "0.1" },
  { neurons: "1", speed: "10" },
  { neurons: "1000", speed: "1" },
] as const;

buildIfStale(["kernel", "cli", "renderer"]);
console.log(thisMachine(), loadAverage());
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumArguments, "--enable-precise-memory-info"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
const machine = await startServerHost(context);
try {
  await writeFile(join(machine.folder, "measured.rheobase.json"), JSON.stringify(experimentOf(currentSteps)));
  const bench = new Bench(await machine.openWindow(), machine);
  await bench.open("measured");
  const { page } = bench;
  const started = performance.now();
  await page.keyboard.press("ControlOrMeta+4");
  const live = page.getByRole("region", { name: "Live neuron" });
  // The thread has come up, and what it did is shown.
  await page.waitForFunction((text) => !(globalThis as unknown as { document: { body: { innerText: string } } }).document.body.innerText.includes(text), "0.0000 s");
  await live.waitFor();
  console.log(`start: ${Math.round(performance.now() - started)} ms from the key to the first step that is shown`);
  await live.getByRole("combobox", { name: "Kind of noise" }).click();
  await page.getByRole("option", { name: "White" }).click();
  for (const { neurons, speed } of settings) {
    await live.getByRole("textbox", { name: "neurons with these parameters" }).fill(neurons);
    await live.getByRole("textbox", { name: "speed, times real time" }).fill(speed);
    await startFrames(page);
    await waitForFrames(page, frames);
    const times = (await stopFrames(page)).toSorted((one, other) => one - other);
    const at = (share: number): string => times[Math.floor(share * (times.length - 1))]!.toFixed(1);
    console.log(`${neurons} neurons, ${speed} x: frame ${at(0.5)} ms (median), ${at(0.95)} ms (95 %), ${at(1)} ms (longest)`);
  }
  const devtools = await context.newCDPSession(page);
  for (let minute = 0; minute <= minutes; minute++) {
    await devtools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await devtools.send("Runtime.getHeapUsage");
    console.log(`memory of the page after ${minute} min: ${(usedSize / 1e6).toFixed(1)} MB`);
    if (minute < minutes) await page.waitForTimeout(60_000);
  }
} finally {
  await machine.stop();
  await browser.close();
}
