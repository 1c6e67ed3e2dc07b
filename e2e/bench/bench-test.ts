import { test as base } from "@playwright/test";
import type { Host } from "../hosts/host.ts";
import { startServerHost } from "../hosts/server-host.ts";
import { Bench } from "./bench.ts";
import { watchForProblems, type Problems } from "./problems.ts";

export interface HostOption {
  readonly host: "server";
}

interface Fixtures {
  /** what the browser complained about; a spec that provokes complaints says which ones it expects */
  readonly problems: Problems;
  readonly machine: Host;
  readonly bench: Bench;
}

/** A spec starts with a machine of its own, on which nothing was ever opened, and one window. */
export const test = base.extend<Fixtures & HostOption>({
  host: ["server", { option: true }],
  problems: [
    async ({ context }, use) => {
      const problems = watchForProblems(context);
      await use(problems);
      problems.expectNone();
    },
    { auto: true },
  ],
  machine: async ({ context }, use) => {
    const machine = await startServerHost(context);
    await use(machine);
    await machine.stop();
  },
  page: async ({ machine }, use) => {
    await use(await machine.openWindow());
  },
  bench: async ({ page, machine }, use) => {
    await use(new Bench(page, machine));
  },
});

export { expect } from "@playwright/test";
