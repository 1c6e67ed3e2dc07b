/** Spike trains of neurons that follow each other in one piece, which is cheaper to make and to hand on than thousands of arrays. */
export interface SpikeTrains {
  /** spikes of each neuron */
  readonly counts: Uint32Array;
  /** ms; neuron after neuron, of each ascending */
  readonly times: Float64Array;
}

/** One array per neuron: views, not copies. */
export function trainsOf({ counts, times }: SpikeTrains): Float64Array[] {
  let from = 0;
  return Array.from(counts, (count) => {
    const train = times.subarray(from, from + count);
    from += count;
    return train;
  });
}

/** The trains of the neurons of all parts, one part after the other. */
export function joinTrains(parts: readonly SpikeTrains[]): SpikeTrains {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const counts = new Uint32Array(parts.reduce((sum, part) => sum + part.counts.length, 0));
  let neurons = 0;
  for (const part of parts) {
    counts.set(part.counts, neurons);
    neurons += part.counts.length;
  }
  return { counts, times: joinNumbers(parts.map(({ times }) => times)) };
}

/** All numbers of some arrays, one array after the other; a single array is not copied. */
export function joinNumbers(parts: readonly Float64Array[]): Float64Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const part of parts) {
    all.set(part, filled);
    filled += part.length;
  }
  return all;
}

/** Trains in one piece: their own memory where they follow each other in it, as those of a recording do, else a copy. */
export function flatTrains(trains: readonly Float64Array[]): SpikeTrains {
  const counts = Uint32Array.from(trains, ({ length }) => length);
  return { counts, times: viewOf(trains) ?? joinTrains(trains.map((times) => ({ counts, times }))).times };
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
