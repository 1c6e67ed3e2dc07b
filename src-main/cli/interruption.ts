import { exitCodes } from "./exit-codes.ts";
import type { Host, Terminal } from "./host.ts";

/** Ctrl+C, while a command computes and writes. */
export interface Interruption {
  /** aborted by the first Ctrl+C */
  readonly signal: AbortSignal;
  /** Writing begins: from here on the first Ctrl+C ends the program, as a second one does. */
  writing(): void;
  /** Computing begins again. */
  computing(): void;
  stopListening(): void;
}

/**
 * Listen for Ctrl+C. The first stops the computation, so that what is finished can be kept; the next ends the program at
 * once. No file is left half-written by either: a file gets its name when it is whole.
 *
 * @param stopping said at the first one
 */
export function listenForInterruption(host: Host, terminal: Terminal, stopping: string): Interruption {
  const controller = new AbortController();
  let isComputing = true;
  const stopListening = host.onInterrupt(() => {
    if (!isComputing || controller.signal.aborted) {
      host.exit(exitCodes.interrupted);
      return;
    }
    controller.abort();
    terminal.note(stopping);
  });
  return {
    signal: controller.signal,
    writing() {
      isComputing = false;
    },
    computing() {
      isComputing = true;
    },
    stopListening,
  };
}
