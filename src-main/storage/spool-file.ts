import { randomUUID } from "node:crypto";
import { readSync } from "node:fs";
import { open, unlink } from "node:fs/promises";
import { join } from "node:path";
import { removeAtExit } from "./temporary-files.ts";

/** The file-system functions used here; tests hand in faulty ones. */
export interface SpoolDisk {
  open(path: string, flags: string, mode: number): Promise<SpoolHandle>;
  unlink(path: string): Promise<void>;
  readSync(descriptor: number, buffer: Uint8Array, offset: number, length: number, position: number): number;
}
interface SpoolHandle {
  readonly fd: number;
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  writev(buffers: readonly Uint8Array[], position: number): Promise<{ bytesWritten: number }>;
  close(): Promise<void>;
}

export const systemDisk: SpoolDisk = { open, unlink, readSync };

/** A temporary file of doubles; positions are bytes. */
export interface SpoolFile {
  /** Write arrays one after the other. */
  write(arrays: readonly Float64Array[], position: number): Promise<void>;
  /** Fill `values`. */
  read(values: Float64Array, position: number): Promise<void>;
  /** Close and remove it. */
  close(): Promise<void>;
}

// What a table of many neurons reads is small and was written a moment ago: the system has it in memory, and asking for it
// takes a few microseconds, where the way through Node's thread pool takes fifty.
const readAtOnce = 1 << 18;

/** Make a temporary file in `folder` that is gone when it is closed, or the process ends in whatever way. */
export async function openSpoolFile(folder: string, disk: SpoolDisk): Promise<SpoolFile> {
  const path = join(folder, `.rheobase-traces-${randomUUID()}.tmp`);
  const handle = await disk.open(path, "wx+", 0o600);
  // Without a name the file vanishes with the process, even when that is killed or the power is cut.
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
        if (bytesWritten === 0) throw new Error("nothing was written");
        at += bytesWritten;
        left = without(left, bytesWritten);
      }
    },
    async read(values, position) {
      const bytes = bytesOf(values);
      for (let done = 0; done < bytes.length; ) {
        const length = bytes.length - done;
        const at = position + done;
        const moved =
          length <= readAtOnce ? disk.readSync(handle.fd, bytes, done, length, at) : (await handle.read(bytes, done, length, at)).bytesRead;
        if (moved === 0) throw new Error("the file ended early");
        done += moved;
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

const bytesOf = (values: Float64Array): Uint8Array => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** What is left of several buffers after their first `count` bytes, none of it empty: one system call may write only a part. */
function without(buffers: readonly Uint8Array[], count: number): Uint8Array[] {
  const left: Uint8Array[] = [];
  let skip = count;
  for (const buffer of buffers) {
    if (skip < buffer.length) left.push(buffer.subarray(skip));
    skip = Math.max(0, skip - buffer.length);
  }
  return left;
}
