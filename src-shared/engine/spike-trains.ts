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

/** Trains in one piece: their own memory where they follow each other in it, as those of a recording do, else a copy. */
export function flatTrains(trains: readonly Float64Array[]): SpikeTrains {
  const counts = Uint32Array.from(trains, ({ length }) => length);
  return { counts, times: viewOf(trains) ?? joined(trains, counts.reduce((sum, count) => sum + count, 0)) };
}

function joined(trains: readonly Float64Array[], spikes: number): Float64Array {
  const times = new Float64Array(spikes);
  let filled = 0;
  for (const train of trains) {
    times.set(train, filled);
    filled += train.length;
  }
  return times;
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
