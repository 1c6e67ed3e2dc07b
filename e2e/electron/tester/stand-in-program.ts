import { spawn, type ChildProcess } from "node:child_process";
import { stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "@playwright/test";
import { dropFile } from "../../hosts/drop-file.ts";
import type { ElectronProgram } from "../../hosts/electron-program.ts";
import { standInFolder } from "../build-stand-in.ts";
import { Asking, type Handlers } from "../wire/asking.ts";
import type { ProgramCalls, TesterCalls } from "../wire/tester-calls.ts";
import { StandInWindow } from "./stand-in-window.ts";

export interface ProgramStart {
  /** main script of the program and its arguments */
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called before the main process becomes ready. */
  readonly before?: (program: ElectronProgram) => Promise<void>;
}

/** Start a desktop host on the stand-in: a Node process whose windows are pages of `context`. */
export async function startStandIn(context: BrowserContext, { args, cwd, env, before }: ProgramStart): Promise<ElectronProgram> {
  const child = spawn(process.execPath, ["--import", pathToFileURL(join(standInFolder, "register.js")).href, ...args], {
    cwd,
    env: { ...env },
    serialization: "advanced",
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const opening = new Map<number, Promise<StandInWindow>>();
  const windows: StandInWindow[] = [];
  const windowOf = (id: number): Promise<StandInWindow> => opening.get(id) ?? Promise.reject(new Error(`There is no window ${id}.`));

  const handlers: Handlers<TesterCalls> = {
    async openPage(args) {
      const opened = StandInWindow.open(context, program, args);
      opening.set(args.window, opened);
      const window = await opened;
      windows.push(window);
      window.page.on("close", () => {
        windows.splice(windows.indexOf(window), 1);
      });
    },
    load: async ({ window, url }) => (await windowOf(window)).load(url),
    reload: async ({ window }) => (await windowOf(window)).reload(),
    closePage: async ({ window, asks }) => (await windowOf(window)).close(asks),
    resize: async ({ window, size }) => (await windowOf(window)).page.setViewportSize(size),
    permit: async ({ origin, permissions }) => context.grantPermissions(permissions, { origin }),
  };
  const program = new Asking<ProgramCalls>((message) => void child.send(message as object, () => undefined), handlers);
  child.on("message", (message) => program.receive(message));

  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stdout?.resume();
  const ended = endOf(child).then(async () => {
    program.end("The program has ended.");
    // Close its windows.
    const left = await Promise.allSettled(opening.values());
    await Promise.all(left.map(async (window) => (window.status === "fulfilled" ? window.value.page.close() : undefined)));
  });

  const idOf = (page: Page): number => {
    const window = windows.find((candidate) => candidate.page === page);
    if (window === undefined) throw new Error("This page is no window of the program.");
    return window.id;
  };
  const started: ElectronProgram = {
    context,
    pid: child.pid!,
    windows: () => windows.map(({ page }) => page),
    evaluate: async (run, arg) => (await program.ask("evaluate", { source: run.toString(), window: undefined, arg })) as Awaited<ReturnType<typeof run>>,
    evaluateWindow: async (page, run, arg) => (await program.ask("evaluate", { source: run.toString(), window: idOf(page), arg })) as Awaited<ReturnType<typeof run>>,
    async dropFile(page, path, place) {
      const { size, mtimeMs } = await stat(path);
      await program.ask("dropsFile", { window: idOf(page), file: { name: basename(path), size, lastModified: Math.floor(mtimeMs), path } });
      await dropFile(page, path, place);
    },
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    ended,
    said: () => said,
  };
  try {
    await before?.(started);
    await program.ask("go", undefined);
  } catch (error) {
    // A second start ends at once, which is no error.
    if (!(await Promise.race([ended.then(() => true), Promise.resolve(false)])) && !started.hasEnded()) throw error;
  }
  return started;
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve());
  });
}
