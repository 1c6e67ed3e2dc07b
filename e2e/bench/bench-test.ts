import { test as base, type Browser } from "@playwright/test";
import { chromiumPath } from "../../.ci/chromium.mjs";
import { startDesktopHost } from "../hosts/desktop-host.ts";
import { startElectronHost } from "../hosts/electron-host.ts";
import type { Host, HostKind } from "../hosts/bench-host.ts";
import { startServerHost } from "../hosts/server-host.ts";
import { Bench } from "./bench.ts";
import { watchForProblems, type Problems } from "./problems.ts";

export interface HostOption {
  readonly host: HostKind;
}

interface WorkerFixtures extends HostOption {
  /** undefined on Electron, which has its own Chromium */
  readonly chromium: Browser | undefined;
}

interface Fixtures {
  readonly watched: { readonly machine: Host; readonly problems: Problems };
  readonly machine: Host;
  /** errors and warnings of the browser; a spec that provokes some calls `expect` with them */
  readonly problems: Problems;
  readonly bench: Bench;
}

/** Every spec starts with a new machine, on which nothing was opened before, and one window. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  host: ["server", { option: true, scope: "worker" }],
  chromium: [
    async ({ playwright, host }, use) => {
      // Throws with instructions if Chromium is not installed.
      if (host !== "electron") chromiumPath();
      const browser = host === "electron" ? undefined : await playwright.chromium.launch();
      await use(browser);
      await browser?.close();
    },
    { scope: "worker" },
  ],
  watched: async ({ chromium, host }, use) => {
    const problems = watchForProblems();
    const context = await chromium?.newContext();
    if (context !== undefined) problems.watch(context);
    const machine = context === undefined ? await startElectronHost(problems.watch) : await (host === "server" ? startServerHost : startDesktopHost)(context);
    await use({ machine, problems });
    await machine.stop();
    await context?.close();
    problems.expectNone();
  },
  machine: ({ watched }, use) => use(watched.machine),
  problems: ({ watched }, use) => use(watched.problems),
  page: async ({ machine }, use) => {
    await use(await machine.openWindow());
  },
  bench: async ({ page, machine }, use) => {
    await use(new Bench(page, machine));
  },
});

export { expect } from "@playwright/test";
