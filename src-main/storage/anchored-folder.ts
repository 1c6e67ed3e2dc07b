import { constants, existsSync } from "node:fs";
import { lstat, mkdir, open } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pathOutsideFolder, pathReplaced } from "../../src-shared/errors/server-errors.ts";
import { systemCode } from "./system-reason.ts";

/** A folder that was reached without following a link. */
export interface AnchoredFolder {
  /** Names that are joined to this path lead into the folder that was opened, even if a link takes its place meanwhile. */
  readonly path: string;
  /** Where the system has no such path: whether the way to the folder still is free of links. @throws BenchError `path-replaced` */
  verify(): Promise<void>;
  close(): Promise<void>;
}

/** Linux gives every open folder a path of its own; it stands in for `openat`, which Node has not. */
const openFolders = "/proc/self/fd";
const hasOpenFolders = process.platform === "linux" && existsSync(openFolders);

/**
 * Open a folder for use, name by name from `within`, following no link. A path that was checked before may lead elsewhere by now:
 * another program can put a link in the place of any folder on the way.
 *
 * @param folder absolute, without links when it was checked
 * @param within absolute; the folder that must hold it
 * @param make make the folders that are missing
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

/** A link where a folder or file was asked for: the system refuses to follow it. */
export function ifLink(path: string): (error: unknown) => never {
  return (error) => {
    // ENOTDIR also means a file in the place of a folder: neither is what was checked before.
    throw ["ELOOP", "ENOTDIR", "EMLINK"].includes(systemCode(error) ?? "") ? pathReplaced(path) : error;
  };
}
