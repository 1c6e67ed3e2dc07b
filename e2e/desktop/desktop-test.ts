import { Bench } from "../bench/bench.ts";
import { test as base } from "../bench/bench-test.ts";
import type { DesktopAround } from "../hosts/desktop-around.ts";

interface DesktopFixtures {
  /** what is around the windows */
  readonly desktop: DesktopAround;
  /** The window that something opens, as a bench. */
  readonly benchOf: (opens: () => Promise<unknown>) => Promise<Bench>;
}

/** What only a desktop has. */
export const test = base.extend<DesktopFixtures>({
  desktop: ({ machine }, use) => use(machine.desktop!),
  benchOf: ({ machine, desktop }, use) => use(async (opens) => new Bench(await desktop.windowOf(opens), machine)),
});

export { expect } from "../bench/bench-test.ts";
