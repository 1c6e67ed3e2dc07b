import * as nodeDisk from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { fileExists, fileNotDurable, fileUnwritable } from "../../src-shared/errors/disk-errors.ts";
import { pathReplaced } from "../../src-shared/errors/server-errors.ts";
import { anchorFolder, type AnchoredFolder } from "./anchored-folder.ts";
import { requirePlain } from "./plain-file.ts";
import { systemCode, systemReason } from "./system-reason.ts";
import { removeAtExit, sweepOnce, temporaryName } from "./temporary-files.ts";

/** The file-system functions used here; tests pass faulty ones. */
export type Disk = Pick<typeof nodeDisk, "access" | "link" | "open" | "readlink" | "realpath" | "rename" | "stat" | "unlink">;
type OpenFile = Awaited<ReturnType<Disk["open"]>>;

export interface AtomicWriteOptions {
  /** false: refuse when the file exists, even when it appears during the write; default true */
  readonly replace?: boolean;
  /** An abort before the rename leaves nothing behind and throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** ms to wait before each retry of a rename blocked by another program's lock; default: retries on Windows, none elsewhere */
  readonly renameDelays?: readonly number[];
  /** folder that must contain the file at the time of writing: no link is followed, not even one created after the path was checked */
  readonly within?: string | undefined;
  /** permission bits of the new file; default: those of the old file, or the process's default */
  readonly mode?: number;
  readonly disk?: Disk;
}

/** Content of a file as pieces of any size, generated while they are written. */
export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

const bytesPerWrite = 1 << 18;
// Virus scanners and indexers hold a new file open for some tens of milliseconds.
const windowsDelays = [10, 20, 50, 100, 200, 400, 800];

/**
 * Writes a file atomically and durably: its name always holds either the old or the complete new content, and the new one survives a
 * power cut: temporary file in the same folder, fsync, rename, fsync of the folder. A symbolic link stays, its target
 * is replaced; an existing file keeps its permissions. Memory: one chunk and 256 KB.
 *
 * @param chunks strings are written as UTF-8
 * @throws BenchError `file-exists`, `file-unwritable` (old content untouched) or `file-not-durable` (new content in
 * place, but the folder could not be flushed); the signal's reason when aborted; whatever `chunks` throws
 */
export async function atomicWriteChunks(path: string, chunks: Chunks, options: AtomicWriteOptions = {}): Promise<void> {
  const { within } = options;
  await sweepOnce(dirname(path));
  if (within === undefined) {
    const target = await whileWriting(path, () => linkTarget(path, options.disk ?? nodeDisk));
    await writeAt(path, target, chunks, options);
    return;
  }
  const folder = await whileWriting(path, () => anchorFolder(dirname(path), within));
  try {
    const target = join(folder.path, basename(path));
    await whileWriting(path, () => requireNoLink(path, target));
    await writeAt(path, target, chunks, options, folder);
  } finally {
    await folder.close();
  }
}

/**
 * @param path for errors
 * @param target the file itself, behind its links
 */
async function writeAt(path: string, target: string, chunks: Chunks, options: AtomicWriteOptions, folder?: AnchoredFolder): Promise<void> {
  const { replace = true, signal, renameDelays = process.platform === "win32" ? windowsDelays : [], disk = nodeDisk } = options;
  const existing = await whileWriting(path, () => permissionsOf(target, disk));
  if (existing !== undefined && !replace) throw fileExists(path);
  const mode = options.mode ?? existing;

  // A short name, because the target's may already be as long as the file system allows.
  const temporary = join(dirname(target), temporaryName());
  const file = await whileWriting(path, () => disk.open(temporary, "wx", mode));
  const forget = removeAtExit(temporary);
  try {
    for await (const bytes of gathered(chunks)) {
      signal?.throwIfAborted();
      await whileWriting(path, () => file.writeFile(bytes));
    }
    await whileWriting(path, async () => {
      // The process's umask may have removed permission bits that the old file had.
      if (mode !== undefined) await file.chmod(mode);
      await file.sync();
      await file.close();
    });
    signal?.throwIfAborted();
    await whileWriting(path, async () => folder?.verify());
    await whileWriting(path, () =>
      replace ? renamePatiently(temporary, target, renameDelays, disk) : nameExclusively(temporary, path, target, disk),
    );
  } catch (error) {
    await file.close().catch(() => undefined);
    await disk.unlink(temporary).catch(() => undefined);
    throw error;
  } finally {
    forget();
  }
  await syncFolder(path, dirname(target), disk);
}

/** `atomicWriteChunks` for content that is in memory already. */
export async function atomicWrite(path: string, content: string | Uint8Array, options: AtomicWriteOptions = {}): Promise<void> {
  await atomicWriteChunks(path, [content], options);
}

/** Follows symbolic links to the file itself, which need not exist yet. */
async function linkTarget(path: string, disk: Disk): Promise<string> {
  try {
    return await disk.realpath(path);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw error;
  }
  const link = await disk.readlink(path).catch(() => undefined);
  if (link !== undefined) return linkTarget(resolve(dirname(path), link), disk);
  return join(await disk.realpath(dirname(path)), basename(path));
}

/** Permission bits of the file to be replaced; undefined where there is none. A write-protected file is refused. */
async function permissionsOf(target: string, disk: Disk): Promise<number | undefined> {
  try {
    const about = await disk.stat(target);
    // A rename would put a file in the place of a pipe or a device.
    requirePlain(about);
    // A rename does not need write permission for the file itself: without this check it would replace a write-protected file.
    await disk.access(target, nodeDisk.constants.W_OK);
    return about.mode & 0o777;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Joins small chunks, so that a table written row by row does not need a system call per row. */
async function* gathered(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(bytesPerWrite);
  let filled = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk, "utf8") : chunk;
    if (filled + bytes.length > bytesPerWrite && filled > 0) {
      yield buffer.subarray(0, filled);
      filled = 0;
    }
    if (bytes.length >= bytesPerWrite) {
      yield bytes;
    } else {
      buffer.set(bytes, filled);
      filled += bytes.length;
    }
  }
  if (filled > 0) yield buffer.subarray(0, filled);
}

async function renamePatiently(from: string, to: string, delays: readonly number[], disk: Disk): Promise<void> {
  for (const delay of delays) {
    try {
      await disk.rename(from, to);
      return;
    } catch (error) {
      if (!["EPERM", "EACCES", "EBUSY"].includes(systemCode(error) ?? "")) throw error;
      await sleep(delay);
    }
  }
  await disk.rename(from, to);
}

/** Gives the temporary file its final name only if that name is free. A hard link, unlike a rename, never replaces a file. */
async function nameExclusively(temporary: string, path: string, target: string, disk: Disk): Promise<void> {
  try {
    await disk.link(temporary, target);
  } catch (error) {
    if (systemCode(error) === "EEXIST") throw fileExists(path);
    if (!["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(systemCode(error) ?? "")) throw error;
    // Without hard links (FAT, some network disks) checking first is the best there is.
    if ((await permissionsOf(target, disk)) !== undefined) throw fileExists(path);
    await disk.rename(temporary, target);
    return;
  }
  await disk.unlink(temporary).catch(() => undefined);
}

/** Throws for a link: a rename would replace the link and leave its target unchanged. */
async function requireNoLink(path: string, target: string): Promise<void> {
  const isLink = await nodeDisk.lstat(target).then(
    (about) => about.isSymbolicLink(),
    () => false,
  );
  if (isLink) throw pathReplaced(path);
}

async function syncFolder(path: string, folder: string, disk: Disk): Promise<void> {
  // Windows cannot open a folder to flush it; its rename is journalled.
  if (process.platform === "win32") return;
  let handle: OpenFile | undefined;
  try {
    handle = await disk.open(folder, "r");
    await handle.sync();
  } catch (error) {
    throw fileNotDurable(path, systemReason(error), error);
  } finally {
    await handle?.close().catch(() => undefined);
  }
}

async function whileWriting<T>(path: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof BenchError) throw error;
    throw fileUnwritable(path, systemReason(error), error);
  }
}
