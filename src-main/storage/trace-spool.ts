import type { TraceBlock, TraceSource } from "../../src-shared/engine/recordings.ts";
import { traceSpoolFailed } from "../../src-shared/errors/disk-errors.ts";
import { openSpoolFile, systemDisk, type SpoolDisk, type SpoolFile } from "./spool-file.ts";
import { systemReason } from "./system-reason.ts";

export interface TraceSpoolOptions {
  /** folder of the temporary file, preferably on the disk of the results; /tmp may be a memory file system */
  readonly folder: string;
  /** bytes of traces kept in memory before any go to disk; default 64 MB */
  readonly memoryLimit?: number;
  /** memory shared by several spools, instead of a limit for this one */
  readonly memory?: SpoolMemory;
  readonly disk?: SpoolDisk;
}

/** A memory budget for traces, of one spool or several. */
export class SpoolMemory {
  #free: number;

  /** @param limit bytes */
  constructor(limit: number) {
    this.#free = limit;
  }

  /** Reserves memory. @returns false if not enough is left */
  take(bytes: number): boolean {
    if (bytes > this.#free) return false;
    this.#free -= bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#free += bytes;
  }
}

/** Writes the traces of one condition, block by block in order. */
export interface TraceWriter {
  /**
   * Stores a copy of the next block. Resolves once the caller may reuse the block's memory.
   *
   * @throws BenchError `trace-spool-failed`
   */
  write(block: TraceBlock): Promise<void>;
  /** The traces written so far, readable until the spool is closed. */
  readonly source: TraceSource;
  /**
   * Drops the traces of a failed or cancelled condition; call it when every `write` has settled. Truncates the unused end of the temporary
   * file, because the disk may be full and results still have to be written.
   */
  discard(): void;
}

/** Keeps the traces of a run: in memory while they are few, in one temporary file beyond that. */
export interface TraceSpool {
  /** @param interval ms between samples */
  writer(interval: number): TraceWriter;
  /** Discards all traces and frees the disk. Sources can no longer be read. */
  close(): Promise<void>;
}

/** Neuron after neuron, in memory or at a position in the file. */
type StoredAt = { readonly values: Float64Array } | { readonly file: SpoolFile; readonly region: Region };
/** Bytes of the file. */
interface Region {
  readonly position: number;
  readonly size: number;
}
interface KeptBlock {
  readonly firstSample: number;
  /** per neuron */
  readonly samples: number;
  readonly storedAt: StoredAt;
}

/** Opens a spool; its file is created only when memory does not suffice. */
export function openTraceSpool(options: TraceSpoolOptions): TraceSpool {
  const { folder, memoryLimit = 64e6, memory = new SpoolMemory(memoryLimit), disk = systemDisk } = options;
  let memoryUsed = 0;
  let fileEnd = 0;
  let opening: Promise<SpoolFile> | undefined;
  let file: SpoolFile | undefined;
  /** regions of the file that are in use */
  const regions = new Set<Region>();

  const giveBack = (bytes: number): void => {
    memoryUsed -= bytes;
    memory.giveBack(bytes);
  };
  const failed = (error: unknown) => traceSpoolFailed(folder, systemReason(error), error);

  async function keep(block: TraceBlock): Promise<StoredAt> {
    const size = bytesOf(block);
    if (memory.take(size)) {
      memoryUsed += size;
      return { values: joined(block) };
    }
    // The position is reserved before the first await, because blocks of several conditions arrive interleaved.
    const region: Region = { position: fileEnd, size };
    fileEnd += size;
    regions.add(region);
    try {
      file = await (opening ??= openSpoolFile(folder, disk));
      await file.write(block.V, region.position);
      return { file, region };
    } catch (error) {
      regions.delete(region);
      throw failed(error);
    }
  }

  function shrink(): void {
    const end = [...regions].reduce((last, { position, size }) => Math.max(last, position + size), 0);
    if (end === fileEnd) return;
    fileEnd = end;
    file?.truncate(end);
  }

  return {
    writer(interval) {
      // A block that could not be kept leaves its slot empty.
      const blocks: (KeptBlock | undefined)[] = [];
      const extent = { samples: 0, neurons: 0 };
      return {
        async write(block) {
          const samples = block.V[0]?.length ?? 0;
          if (block.firstSample !== extent.samples) throw new RangeError(`block at ${block.firstSample}, expected at ${extent.samples}`);
          extent.samples += samples;
          extent.neurons = block.V.length;
          const slot = blocks.length;
          blocks.push(undefined);
          blocks[slot] = { firstSample: block.firstSample, samples, storedAt: await keep(block) };
        },
        source: {
          get samples() {
            return extent.samples;
          },
          get neurons() {
            return extent.neurons;
          },
          interval,
          async read(neuron, first, count) {
            if (neuron < 0 || neuron >= extent.neurons) throw new RangeError(`neuron ${neuron} of ${extent.neurons}`);
            const from = Math.max(0, first);
            const samples = new Float64Array(Math.max(0, Math.min(extent.samples, first + count) - from));
            try {
              await fill(samples, blocks, neuron, from);
              return samples;
            } catch (error) {
              throw failed(error);
            }
          },
        },
        discard() {
          for (const block of blocks) {
            if (block === undefined) continue;
            if ("values" in block.storedAt) giveBack(block.storedAt.values.byteLength);
            else regions.delete(block.storedAt.region);
          }
          shrink();
          blocks.length = 0;
          extent.samples = 0;
        },
      };
    },
    async close() {
      giveBack(memoryUsed);
      await opening?.catch(() => undefined);
      await file?.close();
    },
  };
}

/** Fills `out` with samples of a neuron, starting at sample `from`. */
async function fill(out: Float64Array, blocks: readonly (KeptBlock | undefined)[], neuron: number, from: number): Promise<void> {
  for (let k = blockWith(blocks, from), done = 0; done < out.length; k++) {
    const block = blocks[k]!;
    const offset = from + done - block.firstSample;
    const count = Math.min(out.length - done, block.samples - offset);
    const reading = read(block, neuron, offset, out.subarray(done, done + count));
    // A table reads a few samples of many thousand neurons in turn, so a synchronous read must not cost an await.
    if (reading !== undefined) await reading;
    done += count;
  }
}

function read({ samples, storedAt }: KeptBlock, neuron: number, offset: number, out: Float64Array): Promise<void> | undefined {
  const start = neuron * samples + offset;
  if ("file" in storedAt) return storedAt.file.read(out, storedAt.region.position + start * Float64Array.BYTES_PER_ELEMENT);
  out.set(storedAt.values.subarray(start, start + out.length));
  return undefined;
}

/** Index of the last block that begins at or before `sample`. */
function blockWith(blocks: readonly (KeptBlock | undefined)[], sample: number): number {
  let low = 0;
  let high = blocks.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.firstSample <= sample) low = middle;
    else high = middle;
  }
  return low;
}

function joined({ V }: TraceBlock): Float64Array {
  const samples = V[0]?.length ?? 0;
  const all = new Float64Array(V.length * samples);
  V.forEach((of, neuron) => all.set(of, neuron * samples));
  return all;
}

const bytesOf = (block: TraceBlock): number => block.V.reduce((sum, V) => sum + V.byteLength, 0);
