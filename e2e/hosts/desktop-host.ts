import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { startStandIn } from "../electron/tester/stand-in-program.ts";
import { startDesktopMachine } from "./desktop-machine.ts";
import type { Host } from "./bench-host.ts";

const program = join(import.meta.dirname, "../../dist/desktop/main/main.js");

/** The desktop host on the stand-in for Electron; its windows are pages of `context`. */
export function startDesktopHost(context: BrowserContext): Promise<Host> {
  return startDesktopMachine(({ args, ...how }) => startStandIn(context, { args: [program, ...args], ...how }));
}
