import { clockTime } from "../notation/clock-time.ts";
import type { OpenDocument } from "../state/document.svelte.ts";

type FileState = Pick<OpenDocument, "path" | "edited" | "keptAt" | "fileChanged">;

/** One word for the state of the edits, such as "Saved". */
export function fileState({ path, edited, fileChanged }: FileState): string {
  if (fileChanged === "deleted") return "Not saved";
  if (edited) return "Edited";
  return path === undefined ? "Not saved" : "Saved";
}

/** A sentence about the state of the edits, and where drafts are stored. */
export function fileStateInFull({ path, edited, keptAt, fileChanged }: FileState, now: number): string {
  if (fileChanged === "deleted") return `${path ?? "Its file"} was deleted or renamed outside of this window.`;
  if (!edited) return path === undefined ? "This experiment has no file yet." : `Saved in ${path}.`;
  const kept = keptAt === undefined ? "" : ` Kept for recovery at ${clockTime(keptAt, now)}.`;
  return `${path === undefined ? "Not saved to a file yet." : `Not saved to ${path} yet.`}${kept}`;
}
