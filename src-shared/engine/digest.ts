import type { Hasher, NewHasher } from "./recordings.ts";

// Every host of this program is little-endian, so an array's memory is its little-endian byte image.
function bytesOf(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/**
 * SHA-256, hex, of a condition's spikes: for each neuron in order the number of its spikes and then their times in ms, all as
 * 64-bit little-endian floats.
 */
export function spikeDigest(newHasher: NewHasher, spikes: readonly Float64Array[]): string {
  const hasher = newHasher();
  // Hashing a few bytes at a time costs more in calls than in hashing.
  const batch = new Float64Array(8192);
  let filled = 0;
  const flush = (): void => {
    if (filled > 0) hasher.update(bytesOf(batch.subarray(0, filled)));
    filled = 0;
  };
  for (const times of spikes) {
    if (filled + 1 + times.length > batch.length) flush();
    batch[filled++] = times.length;
    if (filled + times.length <= batch.length) {
      batch.set(times, filled);
      filled += times.length;
    } else {
      flush();
      hasher.update(bytesOf(times));
    }
  }
  flush();
  return hasher.digest();
}

/**
 * SHA-256, hex, of the traces of some neurons, taken as blocks come: each neuron's samples (mV, 64-bit little-endian floats) are
 * hashed apart, so that blocks may be cut anywhere. The trace digest of a condition is `combineDigests` of all its neurons'.
 */
export class TraceHashers {
  readonly #hashers: Hasher[];

  constructor(newHasher: NewHasher, neurons: number) {
    this.#hashers = Array.from({ length: neurons }, newHasher);
  }

  update(V: readonly Float64Array[]): void {
    V.forEach((samples, neuron) => this.#hashers[neuron]!.update(bytesOf(samples)));
  }

  digests(): string[] {
    return this.#hashers.map((hasher) => hasher.digest());
  }
}

/** SHA-256, hex, of digests in canonical order, each as its hex text and a line feed. */
export function combineDigests(newHasher: NewHasher, digests: readonly string[]): string {
  const hasher = newHasher();
  const encoder = new TextEncoder();
  for (const digest of digests) hasher.update(encoder.encode(`${digest}\n`));
  return hasher.digest();
}
