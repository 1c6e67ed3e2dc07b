import { trainsOf } from "../../src-shared/engine/spike-store.ts";

/** Spike trains in one piece, train after train. */
export interface FlatTrains {
  /** spikes of each train */
  readonly counts: Uint32Array;
  /** ms */
  readonly times: Float64Array;
}

/** Trains in one piece: a view where they follow each other in memory, as those of a recording do, else a copy. */
export function flatTrains(trains: readonly Float64Array[]): FlatTrains {
  const counts = Uint32Array.from(trains, ({ length }) => length);
  return { counts, times: viewOf(trains) ?? copyOf(trains, (length) => new Float64Array(length)) };
}

/** The same trains in memory that threads of this process share, so that another thread can be given them without a copy. */
export function trainsInSharedMemory(trains: readonly Float64Array[]): Float64Array[] {
  const counts = Uint32Array.from(trains, ({ length }) => length);
  return trainsOf(counts, copyOf(trains, (length) => new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT))));
}

function viewOf(trains: readonly Float64Array[]): Float64Array | undefined {
  const [first, ...rest] = trains.filter(({ length }) => length > 0);
  if (first === undefined) return new Float64Array(0);
  let end = first.byteOffset + first.byteLength;
  for (const { buffer, byteOffset, byteLength } of rest) {
    if (buffer !== first.buffer || byteOffset !== end) return undefined;
    end += byteLength;
  }
  return new Float64Array(first.buffer, first.byteOffset, (end - first.byteOffset) / Float64Array.BYTES_PER_ELEMENT);
}

function copyOf(trains: readonly Float64Array[], newArray: (length: number) => Float64Array): Float64Array {
  const times = newArray(trains.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const train of trains) {
    times.set(train, filled);
    filled += train.length;
  }
  return times;
}
