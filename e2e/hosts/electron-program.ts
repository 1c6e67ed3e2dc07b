import type { BrowserContext, Page } from "@playwright/test";
import type { BrowserWindow } from "electron";

/** The module `electron` in a main process. */
export type ElectronModule = typeof Electron.CrossProcessExports;

/** A started desktop host, in Electron or on its stand-in. */
export interface ElectronProgram {
  /** browser context of its windows */
  readonly context: BrowserContext;
  /** process id of the main process */
  readonly pid: number;
  /** Pages of its windows, oldest first. */
  readonly windows: () => readonly Page[];
  /** Run a function in the main process. It is sent as text: it can use its arguments, but no variables from outside. */
  readonly evaluate: <Result, Arg>(run: (electron: ElectronModule, arg: Arg) => Result | Promise<Result>, arg: Arg) => Promise<Result>;
  /** Like `evaluate`, with the window that shows `page`. */
  readonly evaluateWindow: <Result, Arg>(page: Page, run: (window: BrowserWindow, arg: Arg) => Result | Promise<Result>, arg: Arg) => Promise<Result>;
  /** Drop a file from the disk on a page. @param place px from the upper left corner of the page */
  readonly dropFile: (page: Page, path: string, place: { readonly x: number; readonly y: number }) => Promise<void>;
  readonly hasEnded: () => boolean;
  readonly ended: Promise<void>;
  /** Its standard error so far. */
  readonly said: () => string;
}
