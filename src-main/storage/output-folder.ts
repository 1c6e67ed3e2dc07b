import { createHash, type Hash } from "node:crypto";
import { lstat, mkdir, unlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { WrittenFile } from "../../src-shared/export/written-files.ts";
import { fileUnwritable, folderUnusable, resultsExist } from "../../src-shared/errors/disk-errors.ts";
import { anchorFolder } from "./anchored-folder.ts";
import { atomicWriteChunks, type Chunks } from "./atomic-write.ts";
import { requirePortableFolder } from "./portable-names.ts";
import { safeFileName } from "./safe-file-name.ts";
import { isDiskFull, systemCode, systemReason } from "./system-reason.ts";

export { isDiskFull };

/** The folder that a run's files are written to. Other files in it are left alone. */
export interface OutputFolder {
  /** absolute */
  readonly path: string;
  /**
   * Checks before a long run that files with these names can be written.
   *
   * @throws BenchError `results-exist` with the names of existing files, unless `overwrite` was chosen
   */
  ensureFree(names: readonly string[]): Promise<void>;
  /** The names of those files that exist already. @throws BenchError `path-replaced` */
  existing(names: readonly string[]): Promise<string[]>;
  /**
   * Writes one file atomically, creating the folders in its name.
   *
   * @param name relative, parts joined by "/", each safe as by `safeFileName`
   * @returns the file's absolute path
   * @throws BenchError as `atomicWriteChunks`; the signal's reason when aborted, leaving nothing behind
   */
  write(name: string, content: string | Uint8Array | Chunks, signal?: AbortSignal): Promise<WrittenFile>;
  /**
   * Removes a file of an earlier run that is about to be replaced, if `overwrite` was chosen. The next write into its folder makes the
   * removal durable too.
   *
   * @throws BenchError `file-unwritable`, `path-replaced`
   */
  discard(name: string): Promise<void>;
}

export interface OutputFolderOptions {
  /** existing files may be replaced */
  readonly overwrite: boolean;
  /** if given, this folder must contain all files at the time of writing, and no link on the path between them is followed */
  readonly within?: string | undefined;
}

/**
 * Opens a folder for output, creating it if it does not exist. What is created has names that every system takes.
 *
 * @throws BenchError `folder-unusable`, `path-unusable`
 */
export async function openOutputFolder(path: string, { overwrite, within }: OutputFolderOptions): Promise<OutputFolder> {
  const root = resolve(path);
  await requirePortableFolder(root, path);
  await makeFolder(root, within);
  const existing = async (names: readonly string[]): Promise<string[]> => {
    const taken: string[] = [];
    for (const name of names) if (await exists(pathOf(root, name), within)) taken.push(name);
    return taken;
  };

  return {
    path: root,
    existing,
    async ensureFree(names) {
      if (overwrite) return;
      const taken = await existing(names);
      if (taken.length > 0) throw resultsExist(root, taken, names.length);
    },
    async write(name, content, signal) {
      const file = pathOf(root, name);
      await makeFolder(dirname(file), within);
      // A string is an iterable of characters, so it is wrapped to be written as one chunk.
      const chunks = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
      const hash = createHash("sha256");
      await atomicWriteChunks(file, hashed(chunks, hash), { replace: overwrite, signal, within });
      return { name: file, sha256: hash.digest("hex") };
    },
    async discard(name) {
      if (overwrite) await removeFile(pathOf(root, name), within);
    },
  };
}

async function* hashed(chunks: Chunks, hash: Hash): AsyncGenerator<string | Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Removes a file if it exists. */
async function removeFile(file: string, within: string | undefined): Promise<void> {
  try {
    const folder = within === undefined ? undefined : await anchorFolder(dirname(file), within);
    try {
      await unlink(folder === undefined ? file : join(folder.path, basename(file)));
    } finally {
      await folder?.close();
    }
  } catch (error) {
    if (error instanceof BenchError) throw error;
    if (systemCode(error) !== "ENOENT") throw fileUnwritable(file, systemReason(error), error);
  }
}

function pathOf(root: string, name: string): string {
  const parts = name.split("/");
  if (parts.some((part) => part !== safeFileName(part))) throw new RangeError(`not a safe file name: ${name}`);
  return join(root, ...parts);
}

async function makeFolder(path: string, within: string | undefined): Promise<void> {
  try {
    if (within === undefined) await mkdir(path, { recursive: true });
    else await (await anchorFolder(path, within, true)).close();
  } catch (error) {
    if (error instanceof BenchError) throw error;
    const reason = systemCode(error) === "EEXIST" ? "a file stands in its place" : systemReason(error);
    throw folderUnusable(path, reason, error);
  }
}

/** Also true for a broken link and for an inaccessible file: neither name is free. @throws BenchError `path-replaced` */
async function exists(path: string, within: string | undefined): Promise<boolean> {
  try {
    const folder = within === undefined ? undefined : await anchorFolder(dirname(path), within);
    try {
      await lstat(folder === undefined ? path : join(folder.path, basename(path)));
      return true;
    } finally {
      await folder?.close();
    }
  } catch (error) {
    if (error instanceof BenchError) throw error;
    return systemCode(error) !== "ENOENT";
  }
}
