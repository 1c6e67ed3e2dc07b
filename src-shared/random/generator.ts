import { streamState, type StreamHash } from "./stream-key.ts";

const u64 = (x: bigint) => BigInt.asUintN(64, x);
const rotateLeft = (x: bigint, k: bigint) => u64(x << k) | (x >> (64n - k));

/** xoshiro256++ 1.0 (Blackman and Vigna 2021, ACM Trans. Math. Softw. 47:36), written to be read; the kernel has the fast one. */
export class Generator {
  #state: [bigint, bigint, bigint, bigint];

  constructor(state: readonly [bigint, bigint, bigint, bigint]) {
    this.#state = [...state];
  }

  /** The stream of one neuron and purpose under `base`. */
  static ofStream(base: StreamHash, neuron: number, purpose: bigint): Generator {
    return new Generator(streamState(base, neuron, purpose));
  }

  /** The next 64 bits. */
  next(): bigint {
    const s = this.#state;
    const result = u64(rotateLeft(u64(s[0] + s[3]), 23n) + s[0]);
    const t = u64(s[1] << 17n);
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotateLeft(s[3], 45n);
    return result;
  }

  /** Uniform on [0, 1), all multiples of 2^-53. */
  uniform(): number {
    return Number(this.next() >> 11n) * 1.1102230246251565e-16;
  }
}
