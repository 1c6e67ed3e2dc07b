import { BenchError } from "./bench-error.ts";

// Errors of exports. `where` names the run's protocol.

export const nothingToExport = (protocol: string): BenchError =>
  new BenchError("nothing-to-export", {
    where: protocol,
    what: "No condition of this run has finished, so there is nothing to write.",
    remedy: "Wait until some have finished, or run the protocol again.",
  });
