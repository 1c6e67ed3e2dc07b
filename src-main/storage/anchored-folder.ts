import { constants, existsSync } from "node:fs";
import { lstat, mkdir, open } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pathOutsideFolder, pathReplaced } from "../../src-shared/errors/server-errors.ts";
import { systemCode } from "./system-reason.ts";

/** A folder that was opened without following a link. */
export interface AnchoredFolder {
  /** Paths below this one stay in the opened folder, even if another program replaces the folder by a link. */
  readonly path: string;
  /** On systems without such paths, checks that the path to the folder still has no links. @throws BenchError `path-replaced` */
  verify(): Promise<void>;
  close(): Promise<void>;
}

/** On Linux every open folder has a path here, which replaces `openat`, a system call that Node does not offer. */
const openFolders = "/proc/self/fd";
const hasOpenFolders = process.platform === "linux" && existsSync(openFolders);

/**
 * Opens a folder name by name from `within`, without following links. Checking the path before is not enough: another program may replace
 * any folder on the path by a link in the meantime (a race).
 *
 * @param folder absolute, without links when it was checked
 * @param within absolute; the folder that must hold it
 * @param make create missing folders
 * @throws BenchError `path-outside-folder`, `path-replaced`; the system's errors
 */
export async function anchorFolder(folder: string, within: string, make = false): Promise<AnchoredFolder> {
  const way = relative(within, folder);
  const parts = way === "" ? [] : way.split(sep);
  if (parts.includes("..") || join(within, way) !== folder) throw pathOutsideFolder(folder);
  return hasOpenFolders ? await openEach(folder, within, parts, make) : await lookAtEach(folder, within, parts, make);
}

async function openEach(folder: string, within: string, parts: readonly string[], make: boolean): Promise<AnchoredFolder> {
  const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
  let handle = await open(within, flags);
  try {
    for (const part of parts) {
      const path = join(openFolders, String(handle.fd), part);
      if (make) await makeOne(path);
      const next = await open(path, flags).catch(ifLink(folder));
      await handle.close();
      handle = next;
    }
  } catch (error) {
    await handle.close();
    throw error;
  }
  return { path: join(openFolders, String(handle.fd)), verify: () => Promise.resolve(), close: () => handle.close() };
}

async function lookAtEach(folder: string, within: string, parts: readonly string[], make: boolean): Promise<AnchoredFolder> {
  const walk = async (making: boolean): Promise<void> => {
    let path = within;
    for (const part of parts) {
      path = join(path, part);
      if (making) await makeOne(path);
      if ((await lstat(path)).isSymbolicLink()) throw pathReplaced(folder);
    }
  };
  await walk(make);
  return { path: folder, verify: () => walk(false), close: () => Promise.resolve() };
}

async function makeOne(path: string): Promise<void> {
  await mkdir(path).catch((error: unknown) => {
    if (systemCode(error) !== "EEXIST") throw error;
  });
}

/** Handles the system's error for a link in place of a folder or file: throws `path-replaced`, and other errors unchanged. */
export function ifLink(path: string): (error: unknown) => never {
  return (error) => {
    // ENOTDIR also means that a file has replaced a folder.
    throw ["ELOOP", "ENOTDIR", "EMLINK"].includes(systemCode(error) ?? "") ? pathReplaced(path) : error;
  };
}
