import type { Page } from "@playwright/test";
import type { DesktopAround } from "./desktop-around.ts";

/** "server": `rheobase serve` and a browser; "desktop": the desktop on the stand-in for Electron; "electron": the desktop on Electron. */
export type HostKind = "server" | "desktop" | "electron";

/** A running Rheobase with folders of its own, like the machine of one user. */
export interface Host {
  /** folder of the experiments */
  readonly folder: string;
  /** folder of the program's own files, such as drafts and settings */
  readonly keptFolder: string;
  /** undefined on the server */
  readonly desktop: DesktopAround | undefined;
  /** Open the first window, or another one. */
  openWindow: () => Promise<Page>;
  /** Close a window that asks nothing, because all edits are saved. */
  closeWindow: (page: Page) => Promise<void>;
  /** Kill the simulation process, as the system does when memory runs out. */
  killSimulation: () => Promise<void>;
  /** Kill the service behind the windows, which stay open, and start it again; the desktop starts it by itself. */
  killService: () => Promise<void>;
  /** Kill the program with SIGKILL. Windows of a browser stay open, windows of the desktop close. */
  kill: () => Promise<void>;
  /** Start the program again on the same folders and, for the server, the same port: open windows reconnect. */
  startAgain: () => Promise<void>;
  stop: () => Promise<void>;
}
