import { createHash } from "node:crypto";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { fileChangedOnDisk, fileNotFound, fileNotUtf8, fileTooLarge, fileUnreadable, fileWouldBeTooLarge } from "../../src-shared/errors/disk-errors.ts";
import { atomicWrite, type AtomicWriteOptions } from "./atomic-write.ts";
import { openPlainFile } from "./plain-file.ts";
import { systemCode, systemReason } from "./system-reason.ts";

/** Largest file read, and written by `saveText` and `replaceText`, bytes: far above any experiment (traces are not stored in it), far below the memory's limit. */
export const largestFile = 100e6;

/** Text of a file, and a stamp to detect later changes. */
export interface StoredText {
  readonly text: string;
  /** SHA-256 of the file's bytes, hex */
  readonly stamp: string;
}

export interface ReadOptions {
  /** maximum size of the file, bytes */
  readonly limit?: number;
  /** folder that must contain the file when it is opened (`openPlainFile`); undefined: no restriction */
  readonly within?: string | undefined;
}

type WriteOptions = Pick<AtomicWriteOptions, "disk" | "within">;

/**
 * Reads a whole text file: an experiment, or a CSV to import. A byte order mark is removed.
 *
 * @throws BenchError `file-not-found`, `file-unreadable`, `file-too-large`, `file-not-utf8`, `path-replaced`
 */
export async function readText(path: string, { limit = largestFile, within }: ReadOptions = {}): Promise<StoredText> {
  const bytes = await readBytes(path, limit, within);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), stamp: stampOf(bytes) };
  } catch {
    throw fileNotUtf8(path);
  }
}

/**
 * Writes a text file atomically unless it has changed since it was read.
 *
 * @param stamp from `readText` or the last `saveText`; undefined: the file must not exist yet
 * @returns the stamp of the file as it is now
 * @throws BenchError `file-changed-on-disk` (also where the file has vanished), `file-exists`, `file-unwritable`, `file-not-durable`,
 * `file-would-be-too-large`
 */
export async function saveText(path: string, text: string, stamp: string | undefined, options: WriteOptions = {}): Promise<string> {
  requireReadable(path, text);
  if (stamp !== undefined && (await currentStamp(path, options.within)) !== stamp) throw fileChangedOnDisk(path);
  await atomicWrite(path, text, { ...options, replace: stamp !== undefined });
  return stampOf(Buffer.from(text, "utf8"));
}

/**
 * Writes a text file atomically, replacing whatever it held.
 *
 * @returns the stamp of the file as it is now
 * @throws BenchError `file-unwritable`, `file-not-durable`, `file-would-be-too-large`
 */
export async function replaceText(path: string, text: string, options: WriteOptions = {}): Promise<string> {
  requireReadable(path, text);
  await atomicWrite(path, text, options);
  return stampOf(Buffer.from(text, "utf8"));
}

/** Rejects a text that `readText` could not read again. @throws BenchError `file-would-be-too-large` */
export function requireReadable(path: string, text: string): void {
  const bytes = Buffer.byteLength(text, "utf8");
  if (bytes > largestFile) throw fileWouldBeTooLarge(path, bytes, largestFile);
}

/**
 * The stamp that `readText` would return for a file now; undefined for a missing file. A file that is too large has a unique stamp.
 *
 * @throws BenchError `file-unreadable`, `path-replaced`
 */
export async function currentStamp(path: string, within?: string): Promise<string | undefined> {
  try {
    return stampOf(await readBytes(path, largestFile, within));
  } catch (error) {
    if (error instanceof BenchError && error.code === "file-not-found") return undefined;
    if (error instanceof BenchError && error.code === "file-too-large") return "too large";
    throw error;
  }
}

/** The bytes of a file, at most `limit` of them. @throws BenchError `file-not-found`, `file-unreadable`, `file-too-large` */
export async function readBytes(path: string, limit: number, within?: string): Promise<Uint8Array> {
  try {
    const file = await openPlainFile(path, within);
    try {
      const { size } = await file.stat();
      if (size > limit) throw fileTooLarge(path, size, limit);
      // A pipe or a device has size 0 and may never end, so the limit is checked while reading too.
      const parts: Buffer[] = [];
      let total = 0;
      for await (const part of file.createReadStream({ autoClose: false })) {
        total += (part as Buffer).length;
        if (total > limit) throw fileTooLarge(path, total, limit);
        parts.push(part as Buffer);
      }
      return Buffer.concat(parts);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof BenchError) throw error;
    if (systemCode(error) === "ENOENT") throw fileNotFound(path);
    throw fileUnreadable(path, systemReason(error), error);
  }
}

const stampOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
