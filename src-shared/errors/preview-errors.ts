import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

// Errors of the preview.

export const previewTooSlow = (name: string, seconds: number): BenchError =>
  new BenchError("preview-too-slow", {
    where: name,
    what: sentence`No preview of ${{ name }} came within ${{ seconds }} s.`,
    remedy: "Retry, run the protocol to see what it does, or shorten it or raise dt to have a preview.",
  });
