import { BenchError } from "../foundation/bench-error.ts";

// Errors of the preview.

export const previewTooSlow = (name: string, seconds: number): BenchError =>
  new BenchError("preview-too-slow", {
    where: name,
    what: `The preview of ${name} did not come within ${seconds} s and was stopped.`,
    remedy: "Run the protocol to see what it does, or shorten it or raise dt to have a preview.",
  });
