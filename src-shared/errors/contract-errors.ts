import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

// Errors between the bench and its service.

export const connectionLost = (reason: string): BenchError =>
  new BenchError("connection-lost", {
    where: "",
    what: sentence`The connection to the part of Rheobase that runs simulations and writes files is lost: ${{ reason }}.`,
    remedy: "Keep this window open, nothing in it is lost; start Rheobase again or reconnect.",
  });

export const messageNotUnderstood = (what: string, reason: string): BenchError =>
  new BenchError("message-not-understood", {
    where: what,
    what: sentence`Two parts of Rheobase do not understand each other: ${{ reason }}.`,
    remedy: "Reload the page, so that both parts are of one version; if that does not help, please report it.",
  });

export const unexpected = (error: unknown): BenchError =>
  new BenchError(
    "unexpected",
    {
      where: "",
      what: sentence`An unexpected error occurred: ${{ error: error instanceof Error ? error.message : String(error) }}. This is a bug in Rheobase.`,
      remedy: "Please report it together with the experiment file.",
    },
    { cause: error },
  );

export const documentNotOpen = (document: string): BenchError =>
  new BenchError("document-not-open", {
    where: document,
    what: "The service no longer has this experiment open.",
    remedy: "Save it under its name again, or open it again.",
  });

export const runNotKept = (run: string): BenchError =>
  new BenchError("run-not-kept", {
    where: run,
    what: "The results of this run are no longer in memory.",
    remedy: "Choose the run again; it is computed again and verified.",
  });
