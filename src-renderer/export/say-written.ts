import type { Bench } from "../state/bench.svelte.ts";
import { filesText, folderName } from "./export-words.ts";

/** Say what an export has written; a desktop shows it in its folder. */
export function sayWritten({ notices, desktop }: Pick<Bench, "notices" | "desktop">, { folder, files }: { readonly folder: string; readonly files: readonly string[] }): void {
  const show = (): void => void desktop?.showInFolder({ path: firstIn(folder, files) }).catch((error: unknown) => notices.raise(error));
  notices.say(`${filesText(files.length)} in ${folderName(folder)}.`, desktop === undefined ? {} : { action: { label: "Show folder", perform: show } });
}

/** What the system marks in a folder: of a path it opens the folder that it is in. */
function firstIn(folder: string, [first]: readonly string[]): string {
  const separator = folder.includes("\\") ? "\\" : "/";
  return first === undefined ? folder : `${folder}${separator}${first.split("/")[0]}`;
}
