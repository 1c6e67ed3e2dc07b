import type { Page } from "@playwright/test";

/** A Rheobase that runs on folders of its own, as one person's machine. */
export interface Host {
  /** where experiments are opened from and saved to */
  readonly folder: string;
  /** where the program keeps what is its own business */
  readonly keptFolder: string;
  /** What a person sees who starts it, or opens a second window. */
  openWindow: () => Promise<Page>;
  /** Kill the process that simulates, as the system does when memory runs out. */
  killSimulation: () => Promise<void>;
  /** Kill the program at once, without a word to it. */
  kill: () => Promise<void>;
  /** Start it again, on the same folders, where the windows that are open look for it. */
  startAgain: () => Promise<void>;
  stop: () => Promise<void>;
}
