import { Bench } from "../bench/bench.ts";
import { test as base } from "../bench/bench-test.ts";
import type { DesktopAround } from "../hosts/desktop-around.ts";

interface DesktopFixtures {
  /** everything outside of the pages */
  readonly desktop: DesktopAround;
  /** Wait for the window that `opens` opens. */
  readonly benchOf: (opens: () => Promise<unknown>) => Promise<Bench>;
}

/** A spec of the desktop host alone. */
export const test = base.extend<DesktopFixtures>({
  desktop: ({ machine }, use) => use(machine.desktop!),
  benchOf: ({ machine, desktop }, use) => use(async (opens) => new Bench(await desktop.windowOf(opens), machine)),
});

export { expect } from "../bench/bench-test.ts";
