import { ftruncateSync, readSync } from "node:fs";
import { open, unlink } from "node:fs/promises";
import { join } from "node:path";
import { removeAtExit, sweepOnce, temporaryName } from "./temporary-files.ts";

/** The file-system functions used here; tests pass faulty ones. */
export interface SpoolDisk {
  open(path: string, flags: string, mode: number): Promise<SpoolHandle>;
  unlink(path: string): Promise<void>;
  ftruncateSync(descriptor: number, length: number): void;
  readSync(descriptor: number, buffer: Uint8Array, offset: number, length: number, position: number): number;
}
interface SpoolHandle {
  readonly fd: number;
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  writev(buffers: readonly Uint8Array[], position: number): Promise<{ bytesWritten: number }>;
  close(): Promise<void>;
}

export const systemDisk: SpoolDisk = { open, unlink, readSync, ftruncateSync };

/** A temporary file of doubles; positions are bytes. */
export interface SpoolFile {
  /** Writes arrays one after the other. */
  write(arrays: readonly Float64Array[], position: number): Promise<void>;
  /** Fills `values`. A small read is synchronous and returns undefined. */
  read(values: Float64Array, position: number): Promise<void> | undefined;
  /** Shortens the file to `length` bytes, to free disk space; errors are ignored. */
  truncate(length: number): void;
  /** Close and remove it. */
  close(): Promise<void>;
}

// Tables of many neurons make small reads of recent data, which the system has cached: a synchronous read
// takes a few microseconds, one through Node's thread pool fifty.
const readAtOnce = 1 << 18;

/** Creates a temporary file in `folder` that disappears when it is closed or the process ends, even when killed. */
export async function openSpoolFile(folder: string, disk: SpoolDisk): Promise<SpoolFile> {
  await sweepOnce(folder);
  const path = join(folder, temporaryName());
  const handle = await disk.open(path, "wx+", 0o600);
  // An unlinked file vanishes with the process, even when that is killed or the power is cut.
  const nameless = await disk.unlink(path).then(
    () => true,
    () => false,
  );
  const forget = nameless ? undefined : removeAtExit(path);

  return {
    async write(arrays, position) {
      let left = without(arrays.map(bytesOf), 0);
      for (let at = position; left.length > 0; ) {
        const { bytesWritten } = await handle.writev(left, at);
        at += someBytes(bytesWritten);
        left = without(left, bytesWritten);
      }
    },
    read(values, position) {
      const bytes = bytesOf(values);
      if (bytes.length > readAtOnce) return readPatiently(handle, bytes, position);
      for (let done = 0; done < bytes.length; ) done += someBytes(disk.readSync(handle.fd, bytes, done, bytes.length - done, position + done));
      return undefined;
    },
    truncate(length) {
      try {
        disk.ftruncateSync(handle.fd, length);
      } catch {
        // The space stays in use until the file is closed. No data depends on it.
      }
    },
    async close() {
      await handle.close();
      if (forget === undefined) return;
      await disk.unlink(path).catch(() => undefined);
      forget();
    },
  };
}

async function readPatiently(handle: SpoolHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, position + done);
    done += someBytes(bytesRead);
  }
}

/** Throws when a system call transferred nothing, since repeating it would loop for ever. */
function someBytes(count: number): number {
  if (count === 0) throw new Error("the file ended early");
  return count;
}

const bytesOf = (values: Float64Array): Uint8Array => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** The rest of several buffers after their first `count` bytes, without empty ones: a system call may write only a part. */
function without(buffers: readonly Uint8Array[], count: number): Uint8Array[] {
  const left: Uint8Array[] = [];
  let skip = count;
  for (const buffer of buffers) {
    if (skip < buffer.length) left.push(buffer.subarray(skip));
    skip = Math.max(0, skip - buffer.length);
  }
  return left;
}
