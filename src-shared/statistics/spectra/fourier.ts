import FFT from "fft.js";
import { cos, sin } from "../../foundation/elementary-functions.ts";

/** Fourier transforms of real samples, all of one length. */
export class FourierTransform {
  readonly #transform: FFT;
  readonly #spectrum: number[];

  /** @param size number of samples, a power of two from 2 */
  constructor(readonly size: number) {
    this.#transform = new FFT(size);
    // The library's table comes from Math.sin and Math.cos, whose last bit may differ between machines.
    for (let k = 0; k < 2 * size; k += 2) {
      const angle = (Math.PI * k) / size;
      this.#transform.table[k] = cos(angle);
      this.#transform.table[k + 1] = -sin(angle);
    }
    this.#spectrum = this.#transform.createComplexArray();
  }

  /**
   * Sum of x_n e^(-2 pi i k n / size), for k from 0 to size / 2.
   *
   * @param samples `size` numbers
   * @returns real and imaginary parts in turn, size + 2 numbers; valid until the next call
   */
  of(samples: ArrayLike<number>): readonly number[] {
    this.#transform.realTransform(this.#spectrum, samples);
    return this.#spectrum;
  }
}
