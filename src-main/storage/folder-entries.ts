import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { folderUnusable } from "../../src-shared/errors/disk-errors.ts";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { anchorFolder } from "./anchored-folder.ts";
import { systemReason } from "./system-reason.ts";

export interface FolderEntry {
  readonly name: string;
  /** absolute */
  readonly path: string;
  readonly kind: "folder" | "file";
  /** ms since 1970 */
  readonly modifiedAt: number;
}

/**
 * The subfolders of a folder and its files with an ending, folders first, each sorted by name. Hidden and unreadable entries are left out.
 *
 * @param path absolute
 * @param ending of the files: ".rheobase.json"
 * @param within if given, this folder must contain the folder, and no link on the path between them is followed
 * @throws BenchError `folder-unusable`, `path-replaced`
 */
export async function folderEntries(path: string, ending: string, within?: string): Promise<FolderEntry[]> {
  let names: string[];
  try {
    names = await namesIn(path, within);
  } catch (error) {
    if (error instanceof BenchError) throw error;
    throw folderUnusable(path, systemReason(error), error);
  }
  const entries = await Promise.all(names.filter((name) => !name.startsWith(".")).map((name) => entryAt(join(path, name), name, ending)));
  const byName = new Intl.Collator("en", { numeric: true }).compare;
  return entries.filter((entry) => entry !== undefined).sort((a, b) => rank(a) - rank(b) || byName(a.name, b.name));
}

async function namesIn(path: string, within: string | undefined): Promise<string[]> {
  if (within === undefined) return await readdir(path);
  const folder = await anchorFolder(path, within);
  try {
    const names = await readdir(folder.path);
    await folder.verify();
    return names;
  } finally {
    await folder.close();
  }
}

const rank = ({ kind }: FolderEntry): number => (kind === "folder" ? 0 : 1);

async function entryAt(path: string, name: string, ending: string): Promise<FolderEntry | undefined> {
  try {
    // stat follows links.
    const about = await stat(path);
    if (!about.isDirectory() && !about.isFile()) return undefined;
    const kind = about.isDirectory() ? "folder" : "file";
    if (kind === "file" && !name.endsWith(ending)) return undefined;
    return { name, path, kind, modifiedAt: about.mtimeMs };
  } catch {
    return undefined;
  }
}
