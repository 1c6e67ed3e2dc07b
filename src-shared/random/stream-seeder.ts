import type { Generator } from "./generator.ts";
import type { StreamHash } from "./stream-key.ts";

const two32 = 4294967296;

/**
 * Puts a generator at the start of a stream: the same state as `streamState` gives, computed on halves of 32 bits, for those who need a
 * stream for each of a million neurons.
 */
export class StreamSeeder {
  readonly #firstHigh: number;
  readonly #firstLow: number;
  readonly #secondHigh: number;
  readonly #secondLow: number;
  readonly #purpose: number;
  /** halves of the number that is worked on */
  #h = 0;
  #l = 0;

  /** @param purpose below 2^32 */
  constructor({ first, second }: StreamHash, purpose: bigint) {
    [this.#firstHigh, this.#firstLow] = [highOf(first), lowOf(first)];
    [this.#secondHigh, this.#secondLow] = [highOf(second), lowOf(second)];
    this.#purpose = Number(purpose) | 0;
  }

  /** @param index of the neuron, below 2^32 */
  seed(generator: Generator, index: number): void {
    // absorb(base, index)
    this.#set(this.#firstHigh, this.#firstLow ^ index);
    this.#addAndMix(0x9e3779b9, 0x7f4a7c15);
    let [firstHigh, firstLow] = [this.#h, this.#l];
    this.#set(this.#secondHigh, this.#secondLow ^ index);
    this.#add(firstHigh, firstLow);
    this.#addAndMix(0xd1342543, 0xde82ef95);
    let [secondHigh, secondLow] = [this.#h, this.#l];
    // absorb(..., purpose)
    this.#set(firstHigh, firstLow ^ this.#purpose);
    this.#addAndMix(0x9e3779b9, 0x7f4a7c15);
    [firstHigh, firstLow] = [this.#h, this.#l];
    this.#set(secondHigh, secondLow ^ this.#purpose);
    this.#add(firstHigh, firstLow);
    this.#addAndMix(0xd1342543, 0xde82ef95);
    [secondHigh, secondLow] = [this.#h, this.#l];
    // the four words: each hash plus one to four times the golden number, mixed
    this.#set(firstHigh, firstLow);
    this.#addAndMix(0x9e3779b9, 0x7f4a7c15);
    const [h0, l0] = [this.#h, this.#l];
    this.#set(secondHigh, secondLow);
    this.#addAndMix(0x3c6ef372, 0xfe94f82a);
    const [h1, l1] = [this.#h, this.#l];
    this.#set(firstHigh, firstLow);
    this.#addAndMix(0xdaa66d2c, 0x7ddf743f);
    const [h2, l2] = [this.#h, this.#l];
    this.#set(secondHigh, secondLow);
    this.#addAndMix(0x78dde6e5, 0xfd29f054);
    generator.seedHalves(h0, l0, h1, l1, h2, l2, this.#h, this.#l);
  }

  #set(high: number, low: number): void {
    this.#h = high | 0;
    this.#l = low | 0;
  }

  #add(high: number, low: number): void {
    const sum = (this.#l >>> 0) + (low >>> 0);
    this.#l = sum | 0;
    this.#h = (this.#h + high + (sum >= two32 ? 1 : 0)) | 0;
  }

  /** `mix64` of the sum. */
  #addAndMix(high: number, low: number): void {
    this.#add(high, low);
    this.#shift(30);
    this.#times(0xbf58476d, 0x1ce4e5b9);
    this.#shift(27);
    this.#times(0x94d049bb, 0x133111eb);
    this.#shift(31);
  }

  /** z ^ (z >> k), k below 32 */
  #shift(k: number): void {
    this.#l ^= (this.#l >>> k) | (this.#h << (32 - k));
    this.#h ^= this.#h >>> k;
  }

  /** The low 64 bits of the product. */
  #times(high: number, low: number): void {
    const [al, bl] = [this.#l, low];
    const [a0, a1, b0, b1] = [al & 0xffff, al >>> 16, bl & 0xffff, bl >>> 16];
    const low0 = a0 * b0;
    const middle = a1 * b0 + (low0 >>> 16);
    const other = (middle & 0xffff) + a0 * b1;
    const carry = a1 * b1 + Math.floor(middle / 65536) + (other >>> 16);
    this.#h = (carry + Math.imul(this.#h, low) + Math.imul(al, high)) | 0;
    this.#l = Math.imul(al, bl);
  }
}

const highOf = (word: bigint): number => Number(BigInt.asIntN(32, word >> 32n));
const lowOf = (word: bigint): number => Number(BigInt.asIntN(32, word));
