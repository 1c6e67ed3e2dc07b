/** Room beyond what is expected, so that a little more than that needs no second array. */
const slack = 1.02;

/**
 * Numbers that come piece by piece, laid one after the other into one array while more are still to come. A single piece is kept as it
 * is, without a copy.
 */
export class GrowingNumbers {
  #numbers: Float64Array = new Float64Array(0);
  #length = 0;

  /** @param share how much of all there will be has come with this piece, 0 to 1: decides how much room is made when it runs short */
  append(piece: Float64Array, share: number): void {
    const length = this.#length + piece.length;
    if (this.#length === 0) this.#numbers = piece;
    else {
      if (length > this.#numbers.length) this.#makeRoom(Math.ceil(length * Math.max(1, slack / share)));
      this.#numbers.set(piece, this.#length);
    }
    this.#length = length;
  }

  #makeRoom(room: number): void {
    const numbers = new Float64Array(room);
    numbers.set(this.#numbers.subarray(0, this.#length));
    this.#numbers = numbers;
  }

  /** All numbers so far. A later piece may be written behind them. */
  get all(): Float64Array {
    return this.#numbers.length === this.#length ? this.#numbers : this.#numbers.subarray(0, this.#length);
  }
}
