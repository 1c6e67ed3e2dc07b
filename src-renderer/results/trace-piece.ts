import type { TracePiece } from "../../src-shared/contract/result-schemas.ts";
import type { Polyline } from "../charts/trace-view.ts";

/** Whether a piece is fine enough for a view: all its samples, or a bucket for every column. @param samples in view */
export function isFineEnough({ perBucket }: TracePiece, samples: number, columns: number): boolean {
  return perBucket === 1 || samples / perBucket >= columns;
}

/** Whether a piece has every sample from `first` to `last`. */
export function reaches(piece: TracePiece, first: number, last: number): boolean {
  return piece.first <= first && endOf(piece) > last;
}

/** The sample after the last of a piece, as far as whole buckets tell. */
function endOf({ first, perBucket, low }: TracePiece): number {
  return first + low.length * perBucket;
}

/**
 * The line of a view: the finer piece as far as it reaches, the overview around it; one sample or bucket more on either side, so
 * that the line runs to the edges. A bucket becomes two points, its lowest and highest; where buckets are far denser than
 * columns, several become one, so that nothing is drawn that nobody can see.
 *
 * @param first ... @param last samples in view
 * @param interval ms between samples
 */
export function lineOfPieces(
  overview: TracePiece,
  detail: TracePiece | undefined,
  view: { readonly first: number; readonly last: number; readonly columns: number },
  interval: number,
): Polyline {
  const { first, last, columns } = view;
  const points = new Points(interval);
  const merge = (piece: TracePiece) => Math.max(1, Math.floor((last - first) / piece.perBucket / (2 * columns)));
  if (detail === undefined || detail.perBucket >= overview.perBucket || detail.first > last || endOf(detail) <= first) {
    points.add(overview, first, last, merge(overview));
  } else {
    const end = endOf(detail);
    // A bucket of the overview that reaches into the finer piece ends where that begins.
    if (detail.first > first) points.add(overview, first, detail.first, merge(overview), { from: 0, to: detail.first });
    points.add(detail, first, last, merge(detail));
    if (end < last) points.add(overview, end, last, merge(overview), { from: end, to: Infinity });
  }
  return points.line();
}

class Points {
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #interval: number;

  constructor(interval: number) {
    this.#interval = interval;
  }

  /** The buckets of a piece between two samples and one on either side, `merge` of them as one, none of them placed beyond `within`. */
  add(piece: TracePiece, first: number, last: number, merge: number, within = { from: 0, to: Infinity }): void {
    const { perBucket, low, high } = piece;
    const from = Math.max(0, Math.floor((first - piece.first) / perBucket) - 1);
    const to = Math.min(low.length, Math.ceil((last - piece.first) / perBucket) + 2);
    if (perBucket === 1 && merge === 1) {
      for (let k = from; k < to; k++) this.#push(piece.first + k, low[k]!);
      return;
    }
    // Whole groups counted from the start of the piece: panning must not change which buckets are taken together.
    for (let group = Math.floor(from / merge); group * merge < to; group++) {
      const start = group * merge;
      const end = Math.min(start + merge, low.length);
      let [lowest, highest] = [low[start]!, high[start]!];
      for (let k = start + 1; k < end; k++) {
        if (low[k]! < lowest) lowest = low[k]!;
        if (high[k]! > highest) highest = high[k]!;
      }
      const middle = Math.min(Math.max(piece.first + ((start + end) * perBucket - 1) / 2, within.from), within.to);
      // Which came first is not known; two points on one column look the same either way.
      this.#push(middle, lowest);
      this.#push(middle, highest);
    }
  }

  line(): Polyline {
    return { x: Float64Array.from(this.#x), y: Float64Array.from(this.#y) };
  }

  #push(sample: number, V: number): void {
    this.#x.push(sample * this.#interval);
    this.#y.push(V);
  }
}
