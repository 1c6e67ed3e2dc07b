import type { RunSettings } from "../workbench/runs.ts";

/** What the command line needs of the process it runs in; tests hand in their own. */
export interface Host {
  /** relative paths start here */
  readonly cwd: string;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** ms since 1970 */
  readonly now: () => number;
  readonly openSimulator: (workers: number) => RunSettings["simulator"];
  /** Serve the bench to browsers on this machine. Throws a BenchError where that cannot begin. */
  readonly serve: (settings: BenchSettings) => Promise<ServedBench>;
  /** somebody may sit in front of this machine and see a browser open */
  readonly hasDisplay: boolean;
  /** threads that run side by side on this machine */
  readonly processors: number;
  /** Call on Ctrl+C. @returns stops listening */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** End the process at once; temporary files are removed on the way. */
  readonly exit: (code: number) => void;
}

export interface BenchSettings {
  /** absolute; the only one whose files are within reach */
  readonly folder: string;
  /** undefined: the usual one where it is free, any other where it is not; 0: any */
  readonly port: number | undefined;
  /** threads that simulate */
  readonly workers: number;
  /** told of faults of this program */
  readonly onUnexpected: (error: unknown) => void;
}

/** The bench, open to browsers. */
export interface ServedBench {
  /** absolute */
  readonly folder: string;
  /** with its token */
  readonly address: string;
  /** Throws where there is none. */
  readonly showInBrowser: () => Promise<void>;
  /** End windows, runs and processes; unsaved edits are kept. */
  readonly close: () => Promise<void>;
}

/** Text goes in; a terminal says that it is one. */
export type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** How a command speaks; `--json` silences `print`, because then standard output holds one document and nothing else. */
export interface Terminal {
  /** a line of what was asked for */
  print(line: string): void;
  /** a line about what goes on meanwhile */
  note(line: string): void;
}

/** How a command ended. */
export interface Outcome {
  readonly exitCode: number;
  /** what `--json` prints */
  readonly document: Readonly<Record<string, unknown>>;
}
