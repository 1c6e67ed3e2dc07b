import type { App } from "electron";
import type { Opening } from "../../src-shared/contract/desktop-contract.ts";

/** What of the windows the life of the program depends on. */
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
  /** Put away what is unsaved, before the program ends. */
  readonly drain: () => Promise<void>;
}

export interface Application {
  /** Electron is ready: windows for what was asked for, or an empty one. */
  readonly showFirst: () => void;
}

/**
 * One program for everybody who starts it: files that the system or a second start wants opened, windows that are closed, and
 * the end.
 *
 * @returns undefined where the program runs already, and has been told of the files
 */
export function followApplication({ app, windows, files, platform, drain }: ApplicationSettings): Application | undefined {
  // As absolute paths of our own, since Chromium changes the order of arguments on the way.
  if (!app.requestSingleInstanceLock({ files })) return undefined;

  /** what waits until there may be windows: before the first, or while the program puts things away at its end */
  let waiting: string[] | undefined = [...files];
  /** times that somebody wanted it since it runs */
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
    // Asked for once more, it is ending already.
    if (isDraining) return;
    isDraining = true;
    waiting = [];
    const before = calls;
    await drain();
    isDraining = false;
    // Somebody who starts the program while it ends wants it, and not its end.
    if (calls > before) {
      showFirst();
      return;
    }
    isDrained = true;
    app.quit();
  }

  app.on("second-instance", (_event, _argv, _folder, data) => {
    const { files } = data as { readonly files: readonly string[] };
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
  // All windows are asked at once, and close by themselves, one after the other. Whoever keeps one, and closes it later, does
  // not mean the program any more.
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

  return { showFirst };
}
