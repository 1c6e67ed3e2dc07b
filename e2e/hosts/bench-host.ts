import type { Page } from "@playwright/test";
import type { DesktopAround } from "./desktop-around.ts";

/** Where a spec runs: a server and windows of a browser; the desktop on the stand-in for Electron; the desktop on Electron. */
export type HostKind = "server" | "desktop" | "electron";

/** A Rheobase that runs on folders of its own, as one person's machine. */
export interface Host {
  /** where experiments are opened from and saved to */
  readonly folder: string;
  /** where the program keeps what is its own business */
  readonly keptFolder: string;
  /** The desktop that the windows are part of; undefined where they are windows of a browser. */
  readonly desktop: DesktopAround | undefined;
  /** What a person sees who starts it, or opens a second window. */
  openWindow: () => Promise<Page>;
  /** Close a window that has nothing to ask about. */
  closeWindow: (page: Page) => Promise<void>;
  /** Kill the process that simulates, as the system does when memory runs out. */
  killSimulation: () => Promise<void>;
  /** Kill the program at once, without a word to it. The windows of a browser outlive it, those of a desktop do not. */
  kill: () => Promise<void>;
  /** Start it again, on the same folders, where the windows that are open look for it. */
  startAgain: () => Promise<void>;
  stop: () => Promise<void>;
}
