import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { folderUnusable } from "../../src-shared/errors/disk-errors.ts";
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
 * Folders and files whose names end so, folders first, each in the order of names; hidden ones and what cannot be looked at left out.
 *
 * @param path absolute
 * @param ending of the files: ".rheobase.json"
 * @throws BenchError `folder-unusable`
 */
export async function folderEntries(path: string, ending: string): Promise<FolderEntry[]> {
  let names: string[];
  try {
    names = await readdir(path);
  } catch (error) {
    throw folderUnusable(path, systemReason(error), error);
  }
  const entries = await Promise.all(names.filter((name) => !name.startsWith(".")).map((name) => entryAt(join(path, name), name, ending)));
  const byName = new Intl.Collator("en", { numeric: true }).compare;
  return entries.filter((entry) => entry !== undefined).sort((a, b) => rank(a) - rank(b) || byName(a.name, b.name));
}

const rank = ({ kind }: FolderEntry): number => (kind === "folder" ? 0 : 1);

async function entryAt(path: string, name: string, ending: string): Promise<FolderEntry | undefined> {
  try {
    // Of the target, where it is a link.
    const about = await stat(path);
    const kind = about.isDirectory() ? "folder" : "file";
    if (kind === "file" && !name.endsWith(ending)) return undefined;
    return { name, path, kind, modifiedAt: about.mtimeMs };
  } catch {
    return undefined;
  }
}
