import type { TraceBlock, TraceSource } from "../../src-shared/engine/recordings.ts";
import { traceSpoolFailed } from "../../src-shared/foundation/error-catalogue-disk.ts";
import { openSpoolFile, systemDisk, type SpoolDisk, type SpoolFile } from "./spool-file.ts";
import { systemReason } from "./system-reason.ts";

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
   * Keep a copy of the next block. Resolves when the block's own memory may be used again.
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

/** Neuron after neuron, in memory or at a position in the file. */
type Place = { readonly values: Float64Array } | { readonly position: number };
interface KeptBlock {
  readonly firstSample: number;
  /** per neuron */
  readonly samples: number;
  readonly place: Place;
}

/** Open a spool; the file is only made when memory does not suffice. */
export function openTraceSpool(options: TraceSpoolOptions): TraceSpool {
  const { folder, memoryLimit = 64e6, disk = systemDisk } = options;
  let memoryUsed = 0;
  let fileEnd = 0;
  let opening: Promise<SpoolFile> | undefined;

  async function withFile(action: (file: SpoolFile) => Promise<void>): Promise<void> {
    try {
      await action(await (opening ??= openSpoolFile(folder, disk)));
    } catch (error) {
      throw traceSpoolFailed(folder, systemReason(error), error);
    }
  }

  async function keep(block: TraceBlock): Promise<Place> {
    const size = bytesOf(block);
    if (memoryUsed + size <= memoryLimit) {
      memoryUsed += size;
      return { values: joined(block) };
    }
    // The place is taken before anything is awaited: blocks of several conditions arrive interleaved.
    const position = fileEnd;
    fileEnd += size;
    await withFile((file) => file.write(block.V, position));
    return { position };
  }

  async function readBlock(block: KeptBlock, neuron: number, first: number, out: Float64Array): Promise<void> {
    const start = neuron * block.samples + first;
    const { place } = block;
    if ("values" in place) out.set(place.values.subarray(start, start + out.length));
    else await withFile((file) => file.read(out, place.position + start * Float64Array.BYTES_PER_ELEMENT));
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
          for (const { place } of blocks) if ("values" in place) memoryUsed -= place.values.byteLength;
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

function joined({ V }: TraceBlock): Float64Array {
  const samples = V[0]?.length ?? 0;
  const all = new Float64Array(V.length * samples);
  V.forEach((of, neuron) => all.set(of, neuron * samples));
  return all;
}

const bytesOf = (block: TraceBlock): number => block.V.reduce((sum, V) => sum + V.byteLength, 0);
