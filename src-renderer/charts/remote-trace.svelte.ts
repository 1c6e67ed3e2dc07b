import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { TracePiece } from "../../src-shared/contract/result-schemas.ts";
import type { Polyline, TraceView, ValueRange } from "./trace-view.ts";

/** A recorded trace that is somewhere else, as `readTrace` of the contract gives it. */
export interface TraceReader {
  /** samples in all */
  readonly samples: number;
  /** ms between samples */
  readonly interval: number;
  /** ascending, ms: between samples the line goes up to V_th and down to V_reset there */
  readonly spikes: Float64Array;
  /** mV */
  readonly V_th: number;
  readonly V_reset: number;
  read(first: number, count: number, buckets: number): Promise<TracePiece>;
}

/** A trace of any length, of which the page keeps an overview and the pieces that were looked at. */
export class RemoteTrace implements TraceView {
  range: ValueRange | undefined = $state.raw();
  /** why the last piece did not come; undefined: it did */
  error: BenchError | undefined = $state.raw();
  constructor(reader: TraceReader) {
    void reader;
  }
  points(): Polyline {
    return { x: new Float64Array(), y: new Float64Array() };
  }
}
