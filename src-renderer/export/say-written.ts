import type { Bench } from "../state/bench.svelte.ts";
import { filesText, folderName } from "./export-words.ts";

/** Say what an export has written; a desktop shows the folder. */
export function sayWritten({ notices, desktop }: Bench, { folder, files }: { readonly folder: string; readonly files: number }): void {
  const show = desktop === undefined ? {} : { action: { label: "Show folder", perform: () => void desktop.showInFolder({ path: folder }).catch((error: unknown) => notices.raise(error)) } };
  notices.say(`${filesText(files)} in ${folderName(folder)}.`, show);
}
