import { app } from "electron";
import { bringToFront } from "./bring-to-front.ts";
import type { Windows } from "./windows.ts";

export interface Application {
  /** Electron is ready: windows for what was asked for at the start, or an empty one. */
  readonly showFirst: () => void;
}

/**
 * One program for everybody who starts it: files that the system or a second start wants opened, windows that are closed, and
 * the end.
 *
 * @param files absolute; named at the start
 * @param drain puts away what is unsaved, before the program ends
 * @returns undefined where the program runs already, and has been told of the files
 */
export function followApplication(windows: Windows, files: readonly string[], drain: () => Promise<void>): Application | undefined {
  // As absolute paths of our own, since Chromium changes the order of arguments on the way.
  if (!app.requestSingleInstanceLock({ files })) return undefined;

  /** what is to be opened as soon as there may be windows */
  let early: string[] | undefined = [...files];
  let isQuitting = false;
  let isAskingAll = false;
  let isDrained = false;

  function openFile(path: string): void {
    if (early === undefined) windows.place({ kind: "file", path });
    else early.push(path);
  }

  app.on("second-instance", (_event, _argv, _folder, data) => {
    const { files } = data as { readonly files: readonly string[] };
    files.forEach(openFile);
    if (files.length > 0 || early !== undefined) return;
    if (windows.last === undefined) windows.create();
    else bringToFront(windows.last.window);
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    openFile(path);
  });
  app.on("activate", () => {
    if (early === undefined && windows.last === undefined) windows.create();
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
    if (process.platform !== "darwin" || isQuitting) app.quit();
  });
  app.on("will-quit", (event) => {
    if (isDrained) return;
    event.preventDefault();
    void drain().finally(() => {
      isDrained = true;
      app.quit();
    });
  });

  return {
    showFirst() {
      const first = early ?? [];
      early = undefined;
      if (first.length === 0) windows.create();
      first.forEach(openFile);
    },
  };
}
