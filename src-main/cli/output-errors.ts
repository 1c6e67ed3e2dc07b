import { outputUnwritable } from "../../src-shared/errors/command-line-errors.ts";
import { errorText } from "./error-text.ts";
import type { Stream } from "./host.ts";

/** State of standard output. */
export interface Output {
  /** output was lost for another reason than a closed pipe */
  readonly failed: boolean;
}

/**
 * Keeps the program running if standard output or error cannot be written. A closed pipe (`rheobase run FILE | head`) is ignored: the run
 * still writes its files and sets its exit code. Another error, such as a full disk, is printed once to standard error.
 */
export function surviveOutput(stdout: Stream, stderr: Stream): Output {
  const output = { failed: false };
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE" || output.failed) return;
    output.failed = true;
    stderr.write(`${errorText(outputUnwritable(error.code === "ENOSPC" ? "the disk is full" : error.message, error))}\n`);
  });
  // Without standard error, the error cannot be reported.
  stderr.on("error", () => undefined);
  return output;
}
