import type { RunSettings } from "../workbench/runs.ts";

/** What the command line needs from its process; tests pass their own. */
export interface Host {
  /** relative paths start here */
  readonly cwd: string;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** ms since 1970 */
  readonly now: () => number;
  readonly openSimulator: (workers: number) => RunSettings["simulator"];
  /** absolute path of the built template of pages to give away */
  readonly pageTemplate: string;
  /** Serves the bench to browsers on this machine. @throws BenchError when the server cannot start */
  readonly serve: (settings: BenchSettings) => Promise<ServedBench>;
  /** whether the machine has a display on which a browser can open */
  readonly hasDisplay: boolean;
  /** number of threads that can run in parallel on this machine */
  readonly processors: number;
  /** Calls the listener on Ctrl+C. @returns a function that stops listening */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** Ends the process at once, removing temporary files. */
  readonly exit: (code: number) => void;
}

export interface BenchSettings {
  /** absolute; the only folder whose files the bench can reach */
  readonly folder: string;
  /** undefined: the default port if free, else any free one; 0: any free one */
  readonly port: number | undefined;
  /** threads that simulate */
  readonly workers: number;
  /** called with faults of this program */
  readonly onUnexpected: (error: unknown) => void;
}

/** The bench, served to browsers. */
export interface ServedBench {
  /** absolute */
  readonly folder: string;
  /** with its token */
  readonly address: string;
  /** Opens the default browser. @throws where there is none */
  readonly showInBrowser: () => Promise<void>;
  /** Disconnects windows and ends runs and processes; drafts of unsaved edits stay on disk. */
  readonly close: () => Promise<void>;
}

/** A writable stream that may be a terminal. */
export type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** Output of a command. `--json` silences `print`, because standard output then holds a single document. */
export interface Terminal {
  /** Prints a line of the result on standard output. */
  print(line: string): void;
  /** Prints a line about the progress on standard error. */
  note(line: string): void;
}

/** Result of a command. */
export interface Outcome {
  readonly exitCode: number;
  /** what `--json` prints */
  readonly document: Readonly<Record<string, unknown>>;
}
