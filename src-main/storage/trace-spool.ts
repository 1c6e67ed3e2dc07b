import { randomUUID } from "node:crypto";
import * as nodeDisk from "node:fs/promises";
import { join } from "node:path";
import type { TraceBlock, TraceSource } from "../../src-shared/engine/recordings.ts";
import { traceSpoolFailed } from "../../src-shared/foundation/error-catalogue-disk.ts";
import { systemReason } from "./system-reason.ts";
import { removeAtExit } from "./temporary-files.ts";

/** The file-system functions used here; tests hand in faulty ones. */
export interface SpoolDisk {
  open(path: string, flags: string, mode: number): Promise<SpoolFile>;
  unlink(path: string): Promise<void>;
}
interface SpoolFile {
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  write(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesWritten: number }>;
  close(): Promise<void>;
}

export interface TraceSpoolOptions {
  /** where the temporary file goes: better on the disk of the results than in a /tmp that may be memory */
  readonly folder: string;
  /** bytes of traces kept in memory before any go to disk; default 64 MB */
  readonly memoryLimit?: number;
  readonly disk?: SpoolDisk;
}

/** Takes the traces of one condition, block by block in order. */
export interface TraceWriter {
  /**
   * Keep the next block. Resolves when its memory may be forgotten.
   *
   * @throws BenchError `trace-spool-failed`
   */
  write(block: TraceBlock): Promise<void>;
  /** The traces written so far, readable until the spool is closed. */
  readonly source: TraceSource;
  /** Drop what was written, once every `write` has settled: the condition failed or was cancelled. */
  discard(): void;
}

/** Keeps the traces of a run: in memory while they are few, in one temporary file beyond that. */
export interface TraceSpool {
  /** @param interval ms between samples */
  writer(interval: number): TraceWriter;
  /** Forget all traces and free the disk. Sources cannot be read any more. */
  close(): Promise<void>;
}

type Place = { readonly V: readonly Float64Array[] } | { readonly position: number };
interface KeptBlock {
  readonly firstSample: number;
  readonly samples: number;
  readonly place: Place;
}

/** Open a spool; the file is only made when memory does not suffice. */
export function openTraceSpool(options: TraceSpoolOptions): TraceSpool {
  const { folder, memoryLimit = 64e6, disk = nodeDisk } = options;
  let memoryUsed = 0;
  let fileEnd = 0;
  let opening: Promise<TemporaryFile> | undefined;

  const openOnce = (): Promise<TemporaryFile> => (opening ??= openTemporaryFile(folder, disk));

  async function keep(block: TraceBlock): Promise<Place> {
    const size = bytesOf(block);
    if (memoryUsed + size <= memoryLimit) {
      memoryUsed += size;
      return { V: block.V };
    }
    // The place is taken before anything is awaited: blocks of several conditions arrive interleaved.
    const position = fileEnd;
    fileEnd += size;
    try {
      const { file } = await openOnce();
      await transferAll((buffer, offset, length, at) => file.write(buffer, offset, length, at), joined(block), position);
    } catch (error) {
      throw traceSpoolFailed(folder, systemReason(error), error);
    }
    return { position };
  }

  async function readBlock(block: KeptBlock, neuron: number, first: number, out: Float64Array): Promise<void> {
    if ("V" in block.place) {
      out.set(block.place.V[neuron]!.subarray(first, first + out.length));
      return;
    }
    const at = block.place.position + (neuron * block.samples + first) * Float64Array.BYTES_PER_ELEMENT;
    try {
      const { file } = await openOnce();
      await transferAll((buffer, offset, length, from) => file.read(buffer, offset, length, from), out, at);
    } catch (error) {
      throw traceSpoolFailed(folder, systemReason(error), error);
    }
  }

  return {
    writer(interval) {
      const blocks: KeptBlock[] = [];
      const extent = { samples: 0, neurons: 0 };
      return {
        async write(block) {
          const samples = block.V[0]?.length ?? 0;
          if (block.firstSample !== extent.samples) throw new RangeError(`block at ${block.firstSample}, expected at ${extent.samples}`);
          extent.samples += samples;
          extent.neurons = block.V.length;
          const slot = blocks.length;
          blocks.length += 1;
          blocks[slot] = { firstSample: block.firstSample, samples, place: await keep(block) };
        },
        source: {
          get samples() {
            return extent.samples;
          },
          get neurons() {
            return extent.neurons;
          },
          interval,
          read: (neuron, first, count) => readSamples(blocks, extent, neuron, first, count, readBlock),
        },
        discard() {
          // Space in the file is not used again: it is gone with the file.
          for (const { place } of blocks) if ("V" in place) for (const V of place.V) memoryUsed -= V.byteLength;
          blocks.length = 0;
          extent.samples = 0;
        },
      };
    },
    async close() {
      const file = await opening?.catch(() => undefined);
      await file?.close();
    },
  };
}

async function readSamples(
  blocks: readonly KeptBlock[],
  extent: { readonly samples: number; readonly neurons: number },
  neuron: number,
  first: number,
  count: number,
  readBlock: (block: KeptBlock, neuron: number, first: number, out: Float64Array) => Promise<void>,
): Promise<Float64Array> {
  if (neuron < 0 || neuron >= extent.neurons) throw new RangeError(`neuron ${neuron} of ${extent.neurons}`);
  const from = Math.max(0, first);
  const to = Math.max(from, Math.min(extent.samples, first + count));
  const out = new Float64Array(to - from);
  for (let k = blockWith(blocks, from), at = from; at < to; k++) {
    const block = blocks[k]!;
    const end = Math.min(to, block.firstSample + block.samples);
    await readBlock(block, neuron, at - block.firstSample, out.subarray(at - from, end - from));
    at = end;
  }
  return out;
}

/** Index of the last block that begins at or before `sample`. */
function blockWith(blocks: readonly KeptBlock[], sample: number): number {
  let low = 0;
  let high = blocks.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.firstSample <= sample) low = middle;
    else high = middle;
  }
  return low;
}

interface TemporaryFile {
  readonly file: SpoolFile;
  close(): Promise<void>;
}

async function openTemporaryFile(folder: string, disk: SpoolDisk): Promise<TemporaryFile> {
  const path = join(folder, `.rheobase-traces-${randomUUID()}.tmp`);
  const file = await disk.open(path, "wx+", 0o600);
  // Without a name the file is gone whatever ends the process, even a kill or a power cut.
  const nameless = await disk.unlink(path).then(
    () => true,
    () => false,
  );
  const forget = nameless ? undefined : removeAtExit(path);
  return {
    file,
    async close() {
      await file.close();
      if (forget === undefined) return;
      await disk.unlink(path).catch(() => undefined);
      forget();
    },
  };
}

type Transfer = (buffer: Uint8Array, offset: number, length: number, position: number) => Promise<{ bytesRead: number } | { bytesWritten: number }>;

/** Read or write a whole array: one system call may do only a part of it. */
async function transferAll(transfer: Transfer, array: Float64Array, position: number): Promise<void> {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (let done = 0; done < bytes.length; ) {
    const result = await transfer(bytes, done, bytes.length - done, position + done);
    const moved = "bytesRead" in result ? result.bytesRead : result.bytesWritten;
    if (moved === 0) throw new Error("the file ended early");
    done += moved;
  }
}

/** The samples of all neurons one after the other: one system call a block, not one a neuron. */
function joined({ V }: TraceBlock): Float64Array {
  if (V.length === 1) return V[0]!;
  const samples = V[0]?.length ?? 0;
  const all = new Float64Array(V.length * samples);
  V.forEach((of, neuron) => all.set(of, neuron * samples));
  return all;
}

const bytesOf = (block: TraceBlock): number => block.V.reduce((sum, V) => sum + V.byteLength, 0);
