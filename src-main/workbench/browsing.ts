import { dirname } from "node:path";
import type { ReplyOf } from "../../src-shared/contract/contract.ts";
import type { WorkbenchContract } from "../../src-shared/contract/workbench-contract.ts";
import { folderEntries, type FolderEntry } from "../storage/folder-entries.ts";
import { experimentEnding } from "./experiment-names.ts";
import type { FileAccess } from "./file-access.ts";

type Browsed = ReplyOf<WorkbenchContract, "browse">;

/**
 * Lists the subfolders and experiments of a folder that the host lets the bench reach.
 *
 * @throws BenchError where the folder is out of reach or cannot be read
 */
export async function browse(files: FileAccess, path: string): Promise<Browsed> {
  const folder = await files.resolve(path);
  const parent = await reachable(files, dirname(folder));
  const entries = await Promise.all((await folderEntries(folder, experimentEnding, files.within)).map((entry) => withinReach(files, entry)));
  return {
    path: files.display(folder),
    entries: entries.filter((entry) => entry !== undefined),
    ...(parent === undefined || dirname(folder) === folder ? {} : { parent }),
  };
}

async function withinReach(files: FileAccess, { name, path, kind, modifiedAt }: FolderEntry): Promise<Browsed["entries"][number] | undefined> {
  const shown = await reachable(files, path);
  return shown === undefined ? undefined : { name, path: shown, kind: kind === "folder" ? kind : "experiment", modifiedAt };
}

/** The path as it is shown to people; undefined where it is out of reach, for example behind a link. */
export async function reachable(files: FileAccess, absolutePath: string): Promise<string | undefined> {
  const shown = files.display(absolutePath);
  return await files.resolve(shown).then(
    () => shown,
    () => undefined,
  );
}
