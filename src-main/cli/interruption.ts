import { exitCodes } from "./exit-codes.ts";
import type { Host, Terminal } from "./host.ts";

/** Handling of Ctrl+C while a command computes and writes. */
export interface Interruption {
  /** aborted by the first Ctrl+C */
  readonly signal: AbortSignal;
  /** Writing begins: from now on the first Ctrl+C ends the program at once. */
  writing(): void;
  /** Computing begins again: the next Ctrl+C aborts the signal. */
  computing(): void;
  stopListening(): void;
}

/**
 * Listens for Ctrl+C. The first one aborts the computation, so that finished conditions can be written; the next one ends the program at
 * once. Neither leaves a half-written file, because files are written under a temporary name and then renamed.
 *
 * @param stopping printed at the first Ctrl+C
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
