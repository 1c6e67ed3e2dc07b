import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Browser } from "@playwright/test";
import { buildIfStale } from "../.ci/build-if-stale.mjs";
import { chromiumArguments, chromiumPath } from "../.ci/chromium.mjs";
import { Bench } from "../e2e/bench/bench.ts";
import { startServerHost } from "../e2e/hosts/server-host.ts";
import type { Experiment } from "../src-shared/experiment/experiment-file.ts";
import { writeBrowserResults, type Delays, type Frames } from "./browser-results.ts";
import { billionSteps, previewed, tenMillionPoints } from "./browser-workloads.ts";
import { loadAverage, thisMachine } from "./machine.ts";
import { interactiveAt, readAnswers, startAnswers, startFrames, stopFrames, waitForAnswers, waitForFrames } from "./page-recorder.ts";

const starts = 9;
const keys = 60;
const pans = 1000;

/** Measure frame times, delays of the preview and start-up of the bench in Chromium, and write bench/browser.json. */
export async function measureBrowser(say: (text: string) => void): Promise<void> {
  buildIfStale(["kernel", "cli", "renderer"]);
  const before = loadAverage();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
  try {
    say("start");
    const delays: Delays[] = [...(await measureStarts(browser))];
    const frames: Frames[] = [];
    for (const [name, protocol] of Object.entries(previewed)) {
      say(`key to preview, ${name}`);
      delays.push({ what: `key to drawn preview: ${name}`, times: await inWindow(browser, protocol, measureAnswers) });
    }
    say("frames at rest");
    frames.push({ what: "at rest", deltas: await inWindow(browser, Object.values(previewed)[0]!, measureRest) });
    say("frames during a run");
    frames.push({ what: "run of 10^9 steps", deltas: await inWindow(browser, billionSteps, measureRun) });
    say("frames while panning");
    frames.push({ what: "panning 10^7 points", deltas: await inWindow(browser, tenMillionPoints, measurePan) });
    writeBrowserResults({ machine: thisMachine(), browser: `Chromium ${browser.version()}`, load: { before, after: loadAverage() }, frames, delays });
  } finally {
    await browser.close();
  }
}

/** Takes times, in ms, in a bench in a fresh window. */
type Measurement = (bench: Bench) => Promise<number[]>;

/** Open one experiment in a new window on a new server, and measure there. */
async function inWindow(browser: Browser, experiment: Experiment, measure: Measurement): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const machine = await startServerHost(context);
  try {
    await writeFile(join(machine.folder, "measured.rheobase.json"), JSON.stringify(experiment));
    const bench = new Bench(await machine.openWindow(), machine);
    await bench.open("measured");
    return await measure(bench);
  } finally {
    await machine.stop();
    await context.close();
  }
}

async function measureStarts(browser: Browser): Promise<Delays[]> {
  const serverTimes: number[] = [];
  const pageTimes: number[] = [];
  for (let k = 0; k < starts; k++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const begin = performance.now();
    const machine = await startServerHost(context);
    serverTimes.push(performance.now() - begin);
    try {
      const page = await machine.openWindow();
      pageTimes.push(await interactiveAt(page));
    } finally {
      await machine.stop();
      await context.close();
    }
  }
  return [
    { what: "`rheobase serve` to printed address", times: serverTimes },
    { what: "address opened to bench that answers, nothing cached", times: pageTimes },
  ];
}

/** Every key press changes the protocol; the next one waits until the preview is drawn. */
async function measureAnswers(bench: Bench): Promise<number[]> {
  await bench.focusCell("B", "first level");
  await bench.page.keyboard.press("F2");
  await startAnswers(bench.page);
  for (let k = 0; k < keys; k++) {
    await bench.page.keyboard.press(k % 2 === 0 ? "1" : "Backspace");
    await waitForAnswers(bench.page, k + 1);
  }
  return await readAnswers(bench.page);
}

async function measureRest(bench: Bench): Promise<number[]> {
  await startFrames(bench.page);
  await waitForFrames(bench.page, 300);
  return await stopFrames(bench.page);
}

async function measureRun(bench: Bench): Promise<number[]> {
  await startFrames(bench.page);
  await bench.run();
  await bench.waitForRun();
  return await stopFrames(bench.page);
}

async function measurePan(bench: Bench): Promise<number[]> {
  await bench.run();
  await bench.waitForRun();
  await bench.traces.focus();
  await bench.page.keyboard.press("+");
  await startFrames(bench.page);
  for (let k = 0; k < pans; k++) await bench.page.keyboard.press(k < pans / 2 ? "ArrowRight" : "ArrowLeft");
  return await stopFrames(bench.page);
}
