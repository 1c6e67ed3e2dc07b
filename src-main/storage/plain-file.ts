import { constants } from "node:fs";
import { lstat, open, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathReplaced } from "../../src-shared/errors/server-errors.ts";
import { anchorFolder, ifLink } from "./anchored-folder.ts";

// The last two are undefined on Windows, and count as 0 there. Windows has no named pipes among files, and links are checked separately.
const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;

/**
 * Opens a file for reading. Rejects pipes, sockets and devices: opening one can block for ever, and a few of them would block all threads
 * of Node's thread pool.
 *
 * @param within if given, this folder must contain the file, and no link on the path between them is followed
 * @throws Error with a readable message for anything but a plain file; BenchError `path-outside-folder`, `path-replaced`; the system's errors
 */
export async function openPlainFile(path: string, within?: string): Promise<FileHandle> {
  // Non-blocking: opening a pipe without a writer would block before we could check the type of the file.
  if (within === undefined) return await plain(await open(path, O_RDONLY | O_NONBLOCK));
  const folder = await anchorFolder(dirname(path), within);
  try {
    const place = join(folder.path, basename(path));
    const file = await plain(await open(place, O_RDONLY | O_NONBLOCK | O_NOFOLLOW).catch(ifLink(path)));
    try {
      await folder.verify();
      const [opened, there] = await Promise.all([file.stat({ bigint: true }), lstat(place, { bigint: true })]);
      if (opened.ino !== there.ino || opened.dev !== there.dev) throw pathReplaced(path);
      return file;
    } catch (error) {
      await file.close();
      throw error;
    }
  } finally {
    await folder.close();
  }
}

async function plain(file: FileHandle): Promise<FileHandle> {
  try {
    requirePlain(await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** @throws Error with a readable message for anything but a plain file */
export function requirePlain(about: { isFile(): boolean; isDirectory(): boolean }): void {
  if (about.isDirectory()) throw new Error("it is a folder");
  if (!about.isFile()) throw new Error("it is a pipe, a device or a socket, no plain file");
}
