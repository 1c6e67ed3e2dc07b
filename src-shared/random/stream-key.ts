import seedrandom from "seedrandom";

/** 128 bits that name a family of streams: a seed, mixed with the values of a condition. Two unsigned 64-bit words. */
export interface StreamHash {
  readonly first: bigint;
  readonly second: bigint;
}

/** Purpose of a stream; streams with different purposes are independent. */
export const streamPurpose = { noise: 1n, crossing: 2n, parameters: 3n, events: 4n, partners: 5n, weights: 6n, delays: 7n, counts: 8n } as const;

/** Replaces the value of an axis over which noise is frozen: all values of that axis then use the same stream. */
export const frozenWord = 0xffffffffffffffffn;

const u64 = (x: bigint) => BigInt.asUintN(64, x);
const GOLDEN = 0x9e3779b97f4a7c15n;

/**
 * The 64-bit finaliser of SplitMix64 (variant 13 of Stafford's mixers; Steele, Lea and Flood 2014): a bijection in which
 * every input bit flips each output bit with a chance near one half.
 */
export function mix64(word: bigint): bigint {
  let z = u64(word);
  z = u64((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = u64((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}

/** The hash with one more word in it; the order of words matters. */
export function absorb(hash: StreamHash, word: bigint): StreamHash {
  const first = mix64((hash.first ^ word) + GOLDEN);
  const second = mix64((hash.second ^ word) + 0xd1342543de82ef95n + first);
  return { first, second };
}

/**
 * Key of a seed text. Its UTF-8 bytes go through seedrandom once: given the text itself, seedrandom would fold its
 * characters modulo 256. The count of bytes goes before them, because seedrandom repeats a short key until it fills its
 * table, and "a" would equal "aa".
 */
export function seedKey(seed: string): StreamHash {
  const bytes = new TextEncoder().encode(seed);
  let text = `${bytes.length}:`;
  for (const byte of bytes) text += String.fromCharCode(byte);
  const source = seedrandom(text);
  const word = () => (BigInt(source.int32() >>> 0) << 32n) | BigInt(source.int32() >>> 0);
  return { first: word(), second: word() };
}

const float = new Float64Array(1);
const floatBits = new BigUint64Array(float.buffer);

/** The 64 bits of a number; -0 counts as 0. */
export function bitsOfNumber(x: number): bigint {
  float[0] = x + 0;
  return floatBits[0]!;
}

/** State words of a xoshiro256++ generator for one neuron and purpose. Never all zero: words 0 and 2 cannot both be. */
export function streamState(base: StreamHash, neuron: number, purpose: bigint): [bigint, bigint, bigint, bigint] {
  const { first, second } = absorb(absorb(base, BigInt(neuron)), purpose);
  return [mix64(first + GOLDEN), mix64(second + 2n * GOLDEN), mix64(first + 3n * GOLDEN), mix64(second + 4n * GOLDEN)];
}
