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
  /** threads that run side by side on this machine */
  readonly processors: number;
  /** Call on Ctrl+C. @returns stops listening */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** End the process at once; temporary files are removed on the way. */
  readonly exit: (code: number) => void;
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
