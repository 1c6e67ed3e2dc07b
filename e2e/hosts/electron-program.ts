import type { BrowserContext, Page } from "@playwright/test";
import type { BrowserWindow } from "electron";

/** The module `electron` of a main process. */
export type ElectronModule = typeof Electron.CrossProcessExports;

/** A started desktop host, in Electron or on its stand-in. */
export interface ElectronProgram {
  /** where its windows are */
  readonly context: BrowserContext;
  /** of its main process */
  readonly pid: number;
  /** Pages of its windows, oldest first. */
  readonly windows: () => readonly Page[];
  /** Run a function in the main process; it is sent as text, and knows nothing but what it is given. */
  readonly evaluate: <Result, Arg>(run: (electron: ElectronModule, arg: Arg) => Result | Promise<Result>, arg: Arg) => Promise<Result>;
  /** The same, on the window that shows a page. */
  readonly evaluateWindow: <Result, Arg>(page: Page, run: (window: BrowserWindow, arg: Arg) => Result | Promise<Result>, arg: Arg) => Promise<Result>;
  /** Drop a file of the disk on a page. @param place px from the upper left corner of the page */
  readonly dropFile: (page: Page, path: string, place: { readonly x: number; readonly y: number }) => Promise<void>;
  readonly hasEnded: () => boolean;
  readonly ended: Promise<void>;
  /** What it has said on standard error. */
  readonly said: () => string;
}
