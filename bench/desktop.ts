import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { buildIfStale } from "../.ci/build-if-stale.mjs";
import { chromiumArguments, chromiumPath } from "../.ci/chromium.mjs";
import { buildStandIn } from "../e2e/electron/build-stand-in.ts";
import { startStandIn } from "../e2e/electron/tester/stand-in-program.ts";
import { startServerHost } from "../e2e/hosts/server-host.ts";
import { writeDesktopResults, type Start } from "./desktop-results.ts";
import { loadAverage, thisMachine } from "./machine.ts";
import { beganAt, interactiveAt } from "./page-recorder.ts";

const program = join(import.meta.dirname, "../dist/desktop/main/main.js");

/**
 * Time both hosts in turns, from the start of their process until the bench answers, and write bench/desktop.json.
 *
 * @param rounds counted rounds; one uncounted round before them lets the system cache the files
 */
export async function measureDesktop(rounds: number, say: (text: string) => void): Promise<void> {
  buildIfStale(["kernel", "cli", "renderer", "desktop", "icons"]);
  await buildStandIn();
  const before = loadAverage();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
  try {
    const measured: { desktop: Start; server: Start }[] = [];
    for (let k = 0; k <= rounds; k++) {
      const round = { desktop: await startOf(browser, startDesktop), server: await startOf(browser, startServer) };
      say(`start ${k}: desktop ${round.desktop.interactive.toFixed(0)} ms, server ${round.server.interactive.toFixed(0)} ms`);
      if (k > 0) measured.push(round);
    }
    writeDesktopResults({ machine: thisMachine(), browser: `Chromium ${browser.version()}`, load: { before, after: loadAverage() }, rounds: measured });
  } finally {
    await browser.close();
  }
}

/** A started host and its first window. */
interface Started {
  readonly window: Page;
  readonly stop: () => Promise<void>;
}

/** Start a host in a browser context with an empty cache. */
async function startOf(browser: Browser, startHost: (context: BrowserContext) => Promise<Started>): Promise<Start> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  // The same clock as in the pages.
  const begin = performance.timeOrigin + performance.now();
  const { window, stop } = await startHost(context);
  try {
    const answered = await interactiveAt(window);
    const page = (await beganAt(window)) - begin;
    return { page, interactive: page + answered };
  } finally {
    await stop();
    await context.close();
  }
}

async function startServer(context: BrowserContext): Promise<Started> {
  const host = await startServerHost(context);
  return { window: await host.openWindow(), stop: () => host.stop() };
}

async function startDesktop(context: BrowserContext): Promise<Started> {
  const home = await mkdtemp(join(tmpdir(), "rheobase-bench-"));
  const opened = context.waitForEvent("page");
  const desktop = await startStandIn(context, {
    args: [program, `--user-data-dir=${join(home, "electron")}`],
    cwd: home,
    env: { ...process.env, HOME: home, XDG_DATA_HOME: join(home, "data") },
  });
  return {
    window: await opened,
    async stop() {
      process.kill(desktop.pid);
      await desktop.ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}
