import { streamState, type StreamHash } from "./stream-key.ts";

const two32 = 4294967296;

/**
 * xoshiro256++ 1.0 (Blackman and Vigna 2021, ACM Trans. Math. Softw. 47:36) on halves of 32 bits, which are numbers of JavaScript: ten times
 * as fast as on its whole words.
 */
export class Generator {
  /** halves of the last word, signed */
  high = 0;
  low = 0;
  #h0 = 0;
  #l0 = 0;
  #h1 = 0;
  #l1 = 0;
  #h2 = 0;
  #l2 = 0;
  #h3 = 0;
  #l3 = 0;

  constructor(state: readonly [bigint, bigint, bigint, bigint]) {
    this.seed(state);
  }

  /** The stream of one neuron and purpose under `base`. */
  static ofStream(base: StreamHash, neuron: number, purpose: bigint): Generator {
    return new Generator(streamState(base, neuron, purpose));
  }

  /** Begin again in this state. */
  seed([s0, s1, s2, s3]: readonly [bigint, bigint, bigint, bigint]): void {
    this.seedHalves(half(s0 >> 32n), half(s0), half(s1 >> 32n), half(s1), half(s2 >> 32n), half(s2), half(s3 >> 32n), half(s3));
  }

  /** The same, of halves: high and low of each word. */
  seedHalves(h0: number, l0: number, h1: number, l1: number, h2: number, l2: number, h3: number, l3: number): void {
    [this.#h0, this.#l0, this.#h1, this.#l1] = [h0, l0, h1, l1];
    [this.#h2, this.#l2, this.#h3, this.#l3] = [h2, l2, h3, l3];
  }

  /** Take the next 64 bits, which `high` and `low` hold. */
  step(): void {
    const h0 = this.#h0;
    const l0 = this.#l0;
    const h1 = this.#h1;
    const l1 = this.#l1;
    // rotl(s0 + s3, 23) + s0
    const sl = (l0 + this.#l3) | 0;
    const sh = (h0 + this.#h3 + (sl >>> 0 < l0 >>> 0 ? 1 : 0)) | 0;
    const rl = (sl << 23) | (sh >>> 9);
    const rh = (sh << 23) | (sl >>> 9);
    const low = (rl + l0) | 0;
    this.low = low;
    this.high = (rh + h0 + (low >>> 0 < l0 >>> 0 ? 1 : 0)) | 0;
    // t = s1 << 17
    const th = (h1 << 17) | (l1 >>> 15);
    const tl = l1 << 17;
    const h2 = this.#h2 ^ h0;
    const l2 = this.#l2 ^ l0;
    const h3 = this.#h3 ^ h1;
    const l3 = this.#l3 ^ l1;
    this.#h1 = h1 ^ h2;
    this.#l1 = l1 ^ l2;
    this.#h0 = h0 ^ h3;
    this.#l0 = l0 ^ l3;
    this.#h2 = h2 ^ th;
    this.#l2 = l2 ^ tl;
    // rotl(s3, 45) = rotl by 13 with halves exchanged
    this.#h3 = (l3 << 13) | (h3 >>> 19);
    this.#l3 = (h3 << 13) | (l3 >>> 19);
  }

  /** The next 64 bits as one number. */
  next(): bigint {
    this.step();
    return (BigInt(this.high >>> 0) << 32n) | BigInt(this.low >>> 0);
  }

  /** Uniform on [0, 1), all multiples of 2^-53. */
  uniform(): number {
    this.step();
    return ((this.high >>> 0) * 2097152 + (this.low >>> 11)) * 1.1102230246251565e-16;
  }

  /**
   * Uniform on 0, ..., n - 1, without bias (Lemire 2019, ACM Trans. Model. Comput. Simul. 29:3): the high half of the word times n, drawn
   * again where the rest of the product says so.
   *
   * @param n whole, from 1 to 2^21: the product is exact
   */
  below(n: number): number {
    for (;;) {
      this.step();
      const product = (this.high >>> 0) * n;
      const rest = Math.imul(this.high, n) >>> 0;
      if (rest >= n || rest >= (two32 - n) % n) return (product - rest) / two32;
    }
  }
}

function half(word: bigint): number {
  return Number(BigInt.asIntN(32, word));
}
