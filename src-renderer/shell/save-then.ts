import type { Bench } from "../state/bench.svelte.ts";

/** Save the experiment that is to be left, close the dialog that asked, and do what it is left for. */
export async function saveThen(bench: Pick<Bench, "document" | "dialog" | "save" | "askWhereToSave">, then: () => void): Promise<void> {
  if (bench.document?.path === undefined) {
    await bench.askWhereToSave(then);
    return;
  }
  // Where the file cannot be written a bar says why, and the experiment stays open.
  const isSaved = await bench.save();
  bench.dialog = undefined;
  if (isSaved) then();
}
