import type { WorkbenchEmit, WorkbenchHandlers } from "../../src-shared/contract/workbench-contract.ts";
import type { Simulator } from "../simulation/simulator.ts";
import type { FileAccess } from "./file-access.ts";

/** What a host hands to the service behind the bench. */
export interface WorkbenchSettings {
  readonly host: "server" | "desktop";
  readonly simulator: Simulator;
  /** threads that simulate */
  readonly workers: number;
  /** what is within reach */
  readonly files: FileAccess;
  /** absolute; drafts for after a crash, and the list of recent files */
  readonly stateFolder: string;
  /** absolute; the experiments that come with the program */
  readonly templatesFolder: string;
  /** absolute; where traces go that are too long for memory */
  readonly spoolFolder: string;
  /** ms, a clock that never goes back */
  readonly now: () => number;
  readonly clock: () => Date;
  /** ms that experiments and their runs are kept for a window whose connection was lost; default ten minutes */
  readonly keepLost?: number;
}

/** The service behind every window of one host. */
export interface WorkbenchService {
  /** A window has come. What it opens is its own; its runs go on when it is gone, until it is back or the time is up. */
  connect(emit: WorkbenchEmit): WorkbenchConnection;
  /** End all runs and let go of files and drafts; drafts stay on disk. The simulator is the host's to close. */
  close(): Promise<void>;
}

export interface WorkbenchConnection {
  readonly handlers: WorkbenchHandlers;
  /** The window is gone, or its connection is. */
  disconnect(): void;
}

/** The service behind the bench; it knows no host. */
export function createWorkbench(settings: WorkbenchSettings): WorkbenchService {
  throw new Error(`not built yet: ${settings.host}`);
}
