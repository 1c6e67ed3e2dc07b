import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { slowness } from "../../.ci/slowness.mjs";
import { DesktopAround, loaded } from "./desktop-around.ts";
import { beWitness } from "./desktop-witness.ts";
import type { ElectronProgram } from "./electron-program.ts";
import type { Host } from "./bench-host.ts";

/** Options of one start of the program. */
export interface DesktopStart {
  /** command-line arguments after the program */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Called before the main process is ready, if the host allows that. */
  readonly before: (program: ElectronProgram) => Promise<void>;
}

/** A machine with the desktop host. @param start starts the program, in Electron or on its stand-in */
export async function startDesktopMachine(start: (how: DesktopStart) => Promise<ElectronProgram>): Promise<Host> {
  const home = await mkdtemp(join(tmpdir(), "rheobase-spec-"));
  const folder = join(home, "experiments");
  await mkdir(folder);
  const kept = Object.fromEntries(["DATA", "CONFIG", "CACHE", "STATE"].map((what) => [`XDG_${what}_HOME`, join(home, "kept", what.toLowerCase())]));
  // Folders for data and settings: XDG_* on Linux, HOME on macOS, the others on Windows.
  const env = { ...(process.env as Record<string, string>), ...kept, HOME: home, USERPROFILE: home, APPDATA: join(home, "kept"), LOCALAPPDATA: join(home, "kept") };
  const startOn = (...args: readonly string[]): Promise<ElectronProgram> =>
    start({ args: [`--user-data-dir=${join(home, "electron")}`, ...args], cwd: home, env, before: (program) => program.evaluate(beWitness, undefined) });

  // Start on the folder: dialogs and exports begin there, as on a server.
  const around = new DesktopAround(await startOn(folder), startOn);
  /** no spec has used the window yet that the program opens when it starts */
  let isFirst = true;

  return {
    folder,
    keptFolder: join(home, process.platform === "darwin" ? "Library" : "kept"),
    desktop: around,
    async openWindow() {
      // Except on macOS, the program ends a moment after its last window has closed.
      if (!isFirst && around.windows().length === 0 && process.platform !== "darwin") await around.program.ended;
      if (isFirst || around.program.hasEnded()) {
        // The spec has closed the last window: start the program again.
        if (around.program.hasEnded()) await around.start(folder);
        isFirst = false;
        await expect.poll(() => around.windows().length, { message: "the first window" }).toBe(1);
        return await loaded(around.windows()[0]!);
      }
      return await around.windowOf(() => around.chooseMenu("New window"));
    },
    async closeWindow(page) {
      const isLast = around.windows().length === 1;
      const closed = page.waitForEvent("close");
      await around.askToClose(page);
      await closed;
      if (isLast && process.platform !== "darwin") await around.program.ended;
    },
    killSimulation: () => around.killProcess("Rheobase simulations"),
    killService: () => around.killProcess("Rheobase service"),
    async kill() {
      process.kill(around.program.pid, "SIGKILL");
      await around.program.ended;
    },
    async startAgain() {
      isFirst = true;
      await around.start(folder);
    },
    async stop() {
      try {
        await endOf(around.program);
      } finally {
        await rm(home, { recursive: true, force: true });
      }
    },
  };
}

/** Close all windows without saving, and quit. Fails if the program does not end, or has written to standard error. */
async function endOf(program: ElectronProgram): Promise<void> {
  if (!program.hasEnded()) {
    await program.evaluate(({ app, BrowserWindow }) => {
      setImmediate(() => {
        for (const window of BrowserWindow.getAllWindows()) window.destroy();
        app.quit();
      });
    }, undefined);
    let hangs = false;
    const killTimer = setTimeout(() => {
      hangs = true;
      process.kill(program.pid, "SIGKILL");
    }, 20_000 * slowness());
    await program.ended;
    clearTimeout(killTimer);
    expect(hangs, "the desktop does not end when its windows are closed").toBe(false);
  }
  expect(program.said(), "what the desktop said on standard error").toBe("");
}
