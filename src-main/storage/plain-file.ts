import { constants } from "node:fs";
import { lstat, open, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathReplaced } from "../../src-shared/errors/server-errors.ts";
import { anchorFolder, ifLink } from "./anchored-folder.ts";

// Windows has neither of the last two, and undefined counts as 0: it has no named pipes among files, and links are looked at instead.
const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;

/**
 * Open a file for reading. Pipes, sockets and devices are refused: opening one can wait for ever, and a few of them would block
 * all threads that this program reads and writes with.
 *
 * @param within where given, the file must lie in this folder, and no link on the way from there is followed
 * @throws Error in words where it is no plain file; BenchError `path-outside-folder`, `path-replaced`; the system's errors
 */
export async function openPlainFile(path: string, within?: string): Promise<FileHandle> {
  // Non-blocking: opening a pipe that nobody writes to would wait before anyone could ask what it is.
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

/** @throws Error in words */
export function requirePlain(about: { isFile(): boolean; isDirectory(): boolean }): void {
  if (about.isDirectory()) throw new Error("it is a folder");
  if (!about.isFile()) throw new Error("it is a pipe, a device or a socket, no plain file");
}
