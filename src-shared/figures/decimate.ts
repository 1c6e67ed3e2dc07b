import type { ChartPoint } from "./chart-configuration.ts";

/**
 * Min-max decimation of samples that come one after another, so that a recording of any length is drawn from a few thousand
 * points and is never in memory as a whole: of every column (about a pixel) it keeps the first, the lowest, the highest and
 * the last sample, in their order. So no extremum and no spike is lost, every point is a true sample, and the line through
 * the points covers the pixels of the line through all samples (Jugel et al. (2014), M4, PVLDB 7:797).
 */
export class Decimator {
  readonly #from: number;
  readonly #perColumn: number;
  readonly #points: ChartPoint[] = [];
  #count = 0;
  #column: number | undefined;
  // Numbers, not objects: a long trace has 10^8 samples, of which few are kept.
  #first = 0;
  #firstX = 0;
  #firstY = 0;
  #low = 0;
  #lowX = 0;
  #lowY = 0;
  #high = 0;
  #highX = 0;
  #highY = 0;
  #lastX = 0;
  #lastY = 0;

  /** @param columns columns between `from` and `to` */
  constructor(span: { readonly from: number; readonly to: number }, columns: number) {
    this.#from = span.from;
    this.#perColumn = columns / (span.to - span.from);
  }

  /** The next sample; x never falls. */
  add(x: number, y: number): void {
    const column = Math.floor((x - this.#from) * this.#perColumn);
    const index = this.#count;
    if (column !== this.#column) {
      this.#closeColumn();
      this.#column = column;
      this.#first = this.#low = this.#high = index;
      this.#firstX = this.#lowX = this.#highX = x;
      this.#firstY = this.#lowY = this.#highY = y;
    } else if (y < this.#lowY) {
      this.#low = index;
      this.#lowX = x;
      this.#lowY = y;
    } else if (y > this.#highY) {
      this.#high = index;
      this.#highX = x;
      this.#highY = y;
    }
    this.#lastX = x;
    this.#lastY = y;
    this.#count++;
  }

  /** The points kept, in order, of all samples so far. Nothing can be added after it. */
  finish(): ChartPoint[] {
    this.#closeColumn();
    this.#column = undefined;
    return this.#points;
  }

  #closeColumn(): void {
    if (this.#column === undefined) return;
    const points = this.#points;
    const last = this.#count - 1;
    const [early, late] = this.#low < this.#high ? [this.#low, this.#high] : [this.#high, this.#low];
    points.push({ x: this.#firstX, y: this.#firstY });
    for (const index of new Set([early, late])) {
      if (index === this.#first || index === last) continue;
      points.push(index === this.#low ? { x: this.#lowX, y: this.#lowY } : { x: this.#highX, y: this.#highY });
    }
    if (last !== this.#first) points.push({ x: this.#lastX, y: this.#lastY });
  }
}
