import type { Bench } from "../state/bench.svelte.ts";

/** Saves the experiment, closes the dialog that asked, and continues with the action that would leave the experiment. */
export async function saveThen(bench: Pick<Bench, "document" | "dialog" | "save" | "askWhereToSave">, then: () => void): Promise<void> {
  if (bench.document?.path === undefined) {
    await bench.askWhereToSave(then);
    return;
  }
  // If the file cannot be written, a message says why, and the experiment stays open.
  const isSaved = await bench.save();
  bench.dialog = undefined;
  if (isSaved) then();
}
