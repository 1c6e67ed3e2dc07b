import { resolve } from "node:path";
import { errorText } from "./error-text.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";

export interface ServeOptions {
  readonly port?: number;
  readonly workers?: number;
  /** whether to open a browser; undefined: if the machine has a display */
  readonly open?: boolean;
}

/** `rheobase serve [FOLDER]`: serves the bench until Ctrl+C; a second Ctrl+C ends at once, without saving drafts. */
export async function serve(folder: string, { port, workers, open }: ServeOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  let isEnding = false;
  const interrupted = new Promise<void>((end) => {
    host.onInterrupt(() => {
      if (isEnding) host.exit(exitCodes.interrupted);
      isEnding = true;
      end();
    });
  });
  const bench = await host.serve({
    folder: resolve(host.cwd, folder),
    port,
    // One processor is left for the browser on this machine.
    workers: workers ?? Math.max(1, host.processors - 1),
    onUnexpected: (error) => terminal.note(errorText(error)),
  });
  terminal.print(`Rheobase is at ${bench.address}`);
  terminal.note(`It serves ${bench.folder} to this machine only. Ctrl+C ends it.`);
  if (open ?? host.hasDisplay) await bench.showInBrowser().catch(() => terminal.note("No browser could be opened; open the address yourself."));
  await interrupted;
  await bench.close();
  return { exitCode: exitCodes.done, document: {} };
}
