import { join } from "node:path";
import { _electron, type BrowserContext, type ElectronApplication, type Page } from "@playwright/test";
import { findRuntime } from "../../.ci/electron-runtime.mjs";
import { startDesktopMachine, type DesktopStart } from "./desktop-machine.ts";
import { dropFile } from "./drop-file.ts";
import type { ElectronProgram } from "./electron-program.ts";
import type { Host } from "./bench-host.ts";

/** The folder with package.json, on which Electron is started. */
const program = join(import.meta.dirname, "../..");

/**
 * The desktop host on Electron itself.
 *
 * @param watch receives the browser context of every started program
 */
export function startElectronHost(watch: (context: BrowserContext) => void): Promise<Host> {
  return startDesktopMachine(async (how) => {
    const started = await start(how);
    watch(started.context);
    return started;
  });
}

async function start({ args, cwd, env, before }: DesktopStart): Promise<ElectronProgram> {
  const executablePath = findRuntime(process.env);
  if (executablePath === undefined) throw new Error("Electron's runtime is not installed. Install it with npx install-electron.");
  const app = await _electron.launch({ executablePath, args: [program, ...args], cwd, env, colorScheme: "light", locale: "en-GB" });
  const child = app.process();
  const started: ElectronProgram = {
    context: app.context(),
    pid: child.pid!,
    windows: () => app.windows(),
    evaluate: (run, arg) => app.evaluate(run as never, arg as never),
    evaluateWindow: async (page, run, arg) => (await windowOf(app, page)).evaluate(run as never, arg as never),
    dropFile,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    ended: new Promise((resolve) => child.once("exit", () => resolve())),
    // Ignored: Chromium writes messages to standard error that are no fault of the program.
    said: () => "",
  };
  await before(started);
  return started;
}

const windowOf = (app: ElectronApplication, page: Page): ReturnType<ElectronApplication["browserWindow"]> => app.browserWindow(page);

