import { isAbsolute } from "node:path";
import type { App } from "electron";
import { z } from "zod";
import type { Opening } from "../../src-shared/contract/desktop-contract.ts";

/** What the life cycle of the program needs to know of the windows. */
export interface ApplicationWindows {
  readonly count: number;
  create(): void;
  place(opening: Opening): void;
  bringLastToFront(): void;
}

export interface ApplicationSettings {
  readonly app: Pick<App, "on" | "quit" | "requestSingleInstanceLock">;
  readonly windows: ApplicationWindows;
  /** absolute; named at the start */
  readonly files: readonly string[];
  readonly platform: string;
  /** Saves drafts of unsaved edits before the program ends. */
  readonly drain: () => Promise<void>;
}

export interface Application {
  /** Called once Electron is ready: opens windows for the requested files, or an empty one. */
  readonly showFirst: () => void;
  /** whether all windows are being closed, and the program ends after the last one */
  readonly isQuitting: () => boolean;
}

/** What a second start hands over: absolute paths. */
const secondStart = z.object({ files: z.array(z.string().refine((path) => isAbsolute(path))) });

/**
 * Keeps the program to a single instance, opens the files that the system or a second start asks for, and ends the program
 * after its last window.
 *
 * @returns undefined where another instance runs already; it has been handed the files
 */
export function followApplication({ app, windows, files, platform, drain }: ApplicationSettings): Application | undefined {
  // The files are passed as data, because Chromium reorders the command line on the way to the first instance.
  if (!app.requestSingleInstanceLock({ files })) return undefined;

  /** requests that wait while no window can open: before Electron is ready, and while drafts are saved at the end */
  let waiting: string[] | undefined = [...files];
  /** number of times that the program was started again or asked to open something */
  let calls = 0;
  let isQuitting = false;
  let isAskingAll = false;
  let isDraining = false;
  let isDrained = false;

  function openFile(path: string): void {
    if (waiting === undefined) windows.place({ kind: "file", path });
    else waiting.push(path);
  }

  function showFirst(): void {
    const first = waiting ?? [];
    waiting = undefined;
    if (first.length === 0) windows.create();
    first.forEach(openFile);
  }

  async function drainAndEnd(): Promise<void> {
    // The program is ending already.
    if (isDraining) return;
    isDraining = true;
    waiting = [];
    const before = calls;
    await drain();
    isDraining = false;
    // The program was started again while it was ending, so it goes on instead.
    if (calls > before) {
      showFirst();
      return;
    }
    isDrained = true;
    app.quit();
  }

  app.on("second-instance", (_event, _argv, _folder, data) => {
    // Validate the data of a second start: it may come from another version, or from another program.
    const { files } = secondStart.catch({ files: [] }).parse(data);
    calls += 1;
    files.forEach(openFile);
    if (files.length > 0 || waiting !== undefined) return;
    if (windows.count === 0) windows.create();
    else windows.bringLastToFront();
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    calls += 1;
    openFile(path);
  });
  app.on("activate", () => {
    if (waiting === undefined && windows.count === 0) windows.create();
  });
  // All windows are asked to close, one after the other. If the user keeps one and closes it later, that
  // no longer quits the program.
  app.on("before-quit", () => {
    isQuitting = true;
    isAskingAll = true;
    setImmediate(() => (isAskingAll = false));
  });
  app.on("browser-window-created", (_, window) => {
    window.on("close", () => (isQuitting &&= isAskingAll));
  });
  app.on("window-all-closed", () => {
    if (platform !== "darwin" || isQuitting) app.quit();
  });
  app.on("will-quit", (event) => {
    if (isDrained) return;
    event.preventDefault();
    void drainAndEnd();
  });

  return { showFirst, isQuitting: () => isQuitting };
}
