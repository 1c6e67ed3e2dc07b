import type { TracePiece } from "../../src-shared/contract/result-schemas.ts";
import { extentOf } from "../../src-shared/content/extent.ts";
import type { Polyline, TraceView, ValueRange } from "../charts/trace-view.ts";
import type { RequestQueue } from "./request-queue.ts";
import { isFineEnough, lineOfPieces, reaches } from "./trace-piece.ts";

/** Where the samples of a trace come from. */
export interface TraceReader {
  readonly samples: number;
  /** ms between samples */
  readonly interval: number;
  read(first: number, count: number, buckets: number): Promise<TracePiece>;
}

/** Buckets of a whole trace: about one for each pixel of a wide screen. */
const overviewBuckets = 4000;
/** Windows that are fetched on either side of the one in view. */
const reach = 2;
/** So many samples are sent as they are. */
const fewSamples = 16_000;
const nothing: Polyline = { x: new Float64Array(0), y: new Float64Array(0) };

/**
 * A recorded trace of any length, fetched as needed: once as a whole in buckets, and while zoomed in the
 * visible range and twice as much on either side, for panning. It is reactive: readers of `points` redraw when finer ones arrive.
 */
export class RemoteTrace implements TraceView {
  #overview: TracePiece | undefined = $state.raw();
  #detail: TracePiece | undefined = $state.raw();
  #error: unknown = $state.raw();
  #range: ValueRange | undefined = $state.raw();
  #isAsking = false;
  #last: { readonly key: readonly unknown[]; readonly line: Polyline } | undefined;
  readonly #reader: TraceReader;
  readonly #queue: RequestQueue;

  constructor(reader: TraceReader, queue: RequestQueue) {
    this.#reader = reader;
    this.#queue = queue;
  }

  get range(): ValueRange | undefined {
    return this.#range;
  }
  /** whether there is anything to draw yet */
  get isReady(): boolean {
    return this.#overview !== undefined;
  }
  /** why it could not be read; it is not requested again */
  get error(): unknown {
    return this.#error;
  }

  points(from: number, to: number, columns: number): Polyline {
    const { interval, samples } = this.#reader;
    const [overview, detail] = [this.#overview, this.#detail];
    const view = { first: Math.max(0, Math.floor(from / interval)), last: Math.min(samples - 1, Math.ceil(to / interval)), columns: Math.max(1, Math.round(columns)) };
    this.#ask(view, overview, detail);
    if (overview === undefined) return nothing;
    const key = [view.first, view.last, view.columns, overview, detail];
    if (this.#last?.key.every((part, k) => part === key[k]) !== true) this.#last = { key, line: lineOfPieces(overview, detail, view, interval) };
    return this.#last.line;
  }

  #ask({ first, last, columns }: { first: number; last: number; columns: number }, overview: TracePiece | undefined, detail: TracePiece | undefined): void {
    if (this.#isAsking || this.#error !== undefined) return;
    const { samples } = this.#reader;
    if (overview === undefined) {
      this.#request(0, samples, overviewBuckets, (piece) => {
        this.#overview = piece;
        this.#range = rangeOf(piece);
      });
      return;
    }
    const span = last - first + 1;
    if (isFineEnough(overview, span, columns)) return;
    // More is fetched before the view reaches the end of the fetched range.
    const near = [Math.max(0, first - span), Math.min(samples - 1, last + span)] as const;
    if (detail !== undefined && reaches(detail, near[0], near[1]) && isFineEnough(detail, span, columns)) return;
    const start = Math.max(0, first - reach * span);
    const count = Math.min(samples, last + 1 + reach * span) - start;
    this.#request(start, count, Math.max(Math.ceil((2 * columns * count) / span), Math.min(count, fewSamples)), (piece) => (this.#detail = piece));
  }

  #request(first: number, count: number, buckets: number, take: (piece: TracePiece) => void): void {
    this.#isAsking = true;
    this.#queue.add(
      async () => {
        try {
          take(await this.#reader.read(first, count, Math.min(buckets, 1_000_000)));
        } catch (error) {
          this.#error = error;
        }
        this.#isAsking = false;
      },
      () => (this.#isAsking = false),
    );
  }
}

/** Minimum and maximum, ignoring the NaN of a diverged integrator. */
function rangeOf({ low, high }: TracePiece): ValueRange | undefined {
  const finite = (values: Float64Array) => extentOf(values.filter(Number.isFinite));
  const [min, max] = [finite(low).min, finite(high).max];
  return min <= max ? { min, max } : undefined;
}
