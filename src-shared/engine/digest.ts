import type { Hasher, NewHasher } from "./recordings.ts";
import type { SpikeTrains } from "./spike-trains.ts";

// Every host of this program is little-endian, so an array's memory is its little-endian byte image.
function bytesOf(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/**
 * SHA-256, hex, of a condition's spikes: for each neuron in order the number of its spikes and then their times in ms, all as
 * 64-bit little-endian floats.
 */
export function spikeDigest(newHasher: NewHasher, spikes: SpikeTrains): string {
  const hasher = new SpikeHasher(newHasher);
  hasher.update(spikes);
  return hasher.digest();
}

/** `spikeDigest` of neurons that come part by part, in their order. */
export class SpikeHasher {
  readonly #hasher: Hasher;

  constructor(newHasher: NewHasher) {
    this.#hasher = newHasher();
  }

  update({ counts, times }: SpikeTrains): void {
    const hasher = this.#hasher;
    // Hashing a few bytes at a time costs more in calls than in hashing.
    const batch = batchMemory;
    let filled = 0;
    let spike = 0;
    for (let neuron = 0; neuron < counts.length; neuron++) {
      const count = counts[neuron]!;
      const end = spike + count;
      if (filled === batch.length) filled = hashed(hasher, batch);
      batch[filled++] = count;
      while (spike < end) {
        if (filled === batch.length) filled = hashed(hasher, batch);
        const stop = Math.min(end, spike + batch.length - filled);
        while (spike < stop) batch[filled++] = times[spike++]!;
      }
    }
    hashed(hasher, batch.subarray(0, filled));
  }

  digest(): string {
    return this.#hasher.digest();
  }
}

/** Memory costs more to get than to fill. */
const batchMemory = new Float64Array(8192);

/** Hash a batch. @returns how much of it is filled now */
function hashed(hasher: Hasher, batch: Float64Array): 0 {
  if (batch.length > 0) hasher.update(bytesOf(batch));
  return 0;
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

  /** The digest of each neuron, in their order: its hex text and a line feed. */
  digestLines(): string {
    return linesOf(this.#hashers.map((hasher) => hasher.digest()));
  }
}

/** SHA-256, hex, of digests in canonical order, each as its hex text and a line feed. */
export function combineDigests(newHasher: NewHasher, digests: readonly string[]): string {
  return digestOfLines(newHasher, [linesOf(digests)]);
}

/** The same, of digests that are lines already: one text for the neurons of each part. */
export function digestOfLines(newHasher: NewHasher, parts: readonly string[]): string {
  const hasher = newHasher();
  const encoder = new TextEncoder();
  for (const lines of parts) hasher.update(encoder.encode(lines));
  return hasher.digest();
}

function linesOf(digests: readonly string[]): string {
  return digests.map((digest) => `${digest}\n`).join("");
}
