import { outputUnwritable } from "../../src-shared/errors/command-line-errors.ts";
import { errorText } from "./error-text.ts";
import type { Stream } from "./host.ts";

/** What became of standard output. */
export interface Output {
  /** Something that was printed is lost, and not because its reader had seen enough. */
  readonly failed: boolean;
}

/**
 * Go on where standard output or error cannot be written. A reader may have seen enough (`rheobase run FILE | head`): the run still
 * writes its files, and how it ended is told by the exit code. Anything else, such as a full disk, is said once.
 */
export function surviveOutput(stdout: Stream, stderr: Stream): Output {
  const output = { failed: false };
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || output.failed) return;
    output.failed = true;
    stderr.write(`${errorText(outputUnwritable(error.code === "ENOSPC" ? "the disk is full" : error.message, error))}\n`);
  });
  // There is nobody left to tell.
  stderr.on("error", () => undefined);
  return output;
}
