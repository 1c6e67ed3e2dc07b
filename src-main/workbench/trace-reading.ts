import { setImmediate } from "node:timers/promises";
import type { TracePiece } from "../../src-shared/contract/result-schemas.ts";
import type { TraceSource } from "../../src-shared/engine/recordings.ts";

/** Number of samples read at a time: half a megabyte. */
const pieceSize = 65_536;

/** The requested part of a trace. */
export interface TraceRequest {
  readonly neuron: number;
  readonly first: number;
  readonly count: number;
  /** at most */
  readonly buckets: number;
}

/**
 * V of a range of samples as the minimum and maximum of each bucket, so that no spike and no extremum is lost; where there are
 * no more samples than buckets, the samples themselves. The trace is read piece by piece, so it is never in memory as a whole.
 *
 * @param count samples beyond the end are left out
 */
export async function readTracePiece(traces: TraceSource, { neuron, first, count, buckets }: TraceRequest): Promise<TracePiece> {
  const samples = Math.max(0, Math.min(count, traces.samples - first));
  const perBucket = Math.max(1, Math.ceil(samples / buckets));
  const low = new Float64Array(Math.ceil(samples / perBucket));
  const high = perBucket === 1 ? low : new Float64Array(low.length);
  let bucket = -1;
  let left = 0;
  for (let start = 0; start < samples; start += pieceSize) {
    const V = await traces.read(neuron, first + start, Math.min(pieceSize, samples - start));
    for (let k = 0; k < V.length; k++) {
      const value = V[k]!;
      if (left === 0) {
        bucket += 1;
        left = perBucket;
        low[bucket] = high[bucket] = value;
      } else {
        // An integrator that blew up gives NaN, which compares with nothing: any number takes its place.
        if (value < low[bucket]! || Number.isNaN(low[bucket])) low[bucket] = value;
        if (value > high[bucket]! || Number.isNaN(high[bucket])) high[bucket] = value;
      }
      left -= 1;
    }
    // Samples in memory are read without waiting: other calls have their turn between two pieces.
    if (start + pieceSize < samples) await setImmediate();
  }
  return { first, perBucket, low, high };
}
