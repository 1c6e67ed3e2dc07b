import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

// Errors of exports. `where` names the run's protocol, or what was asked for.

export const nothingToExport = (protocol: string): BenchError =>
  new BenchError("nothing-to-export", {
    where: protocol,
    what: "No condition of this run has finished, so there is nothing to write.",
    remedy: "Wait until some have finished, or run the protocol again.",
  });

export const nothingToCopy = (figure: string): BenchError =>
  new BenchError("nothing-to-copy", {
    where: figure,
    what: "This run has nothing for this figure to show.",
    remedy: "Choose another figure, or wait until conditions have finished.",
  });

export const clipboardRefused = (what: string, reason: string): BenchError =>
  new BenchError("clipboard-refused", {
    where: what,
    what: sentence`The clipboard could not be filled: ${{ reason }}.`,
    remedy: "Allow this page to use the clipboard in the browser's settings, or write it to a file instead.",
  });
