/** Part of fft.js that is used; the package has no types of its own. */
declare module "fft.js" {
  export default class FFT {
    constructor(size: number);
    /** cosines and negated sines in turn, of multiples of 2 pi / size */
    readonly table: number[];
    createComplexArray(): number[];
    realTransform(out: number[], data: ArrayLike<number>): void;
  }
}
