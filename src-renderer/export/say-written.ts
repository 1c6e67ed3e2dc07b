import type { Bench } from "../state/bench.svelte.ts";
import { filesText, folderName } from "./export-words.ts";

/** Announces what an export has written; the desktop offers to show it in its folder. */
export function sayWritten({ notices, desktop }: Pick<Bench, "notices" | "desktop">, { folder, files }: { readonly folder: string; readonly files: readonly string[] }): void {
  const show = (): void => void desktop?.showInFolder({ path: firstIn(folder, files) }).catch((error: unknown) => notices.raise(error));
  notices.say(`${filesText(files.length)} in ${folderName(folder)}.`, desktop === undefined ? {} : { action: { label: "Show folder", perform: show } });
}

/** The path to reveal: the system opens the folder that contains it. */
function firstIn(folder: string, [first]: readonly string[]): string {
  const separator = folder.includes("\\") ? "\\" : "/";
  return first === undefined ? folder : `${folder}${separator}${first.split("/")[0]}`;
}
