import type { TraceSource } from "../engine/recordings.ts";
import { TimeGrid } from "../foundation/time-grid.ts";
import type { ChartPoint } from "./chart-configuration.ts";
import { Decimator } from "./decimate.ts";

/** Samples read at a time: half a megabyte. */
const blockSize = 65_536;

/** The part of a recorded trace to draw, and its resolution. */
export interface TraceRequest {
  readonly traces: TraceSource;
  readonly neuron: number;
  /** ms */
  readonly span: { readonly from: number; readonly to: number };
  /** columns of the plot (`Decimator`) */
  readonly columns: number;
  /** of the neuron: ascending times, ms */
  readonly spikes: Float64Array;
  /** of the neuron, mV: where its trace goes at a spike, and where it goes on */
  readonly V_th: number;
  readonly V_reset: number;
}

/**
 * The points of a voltage trace, ms and mV, read block by block and decimated. The recording has V on a grid, spikes stand
 * between its points: at each spike time the line goes up to V_th and down to V_reset, so that a coarse grid draws no slant.
 */
export async function tracePoints(request: TraceRequest): Promise<ChartPoint[]> {
  const { traces, neuron, span, spikes, V_th, V_reset } = request;
  const samples = new TimeGrid(traces.interval);
  const first = Math.max(0, samples.firstFrom(span.from));
  const end = Math.min(traces.samples, samples.lastUpTo(span.to) + 1);
  const decimator = new Decimator(span, request.columns);
  let next = firstAtOrAfter(spikes, samples.timeOf(first));
  for (let start = first; start < end; start += blockSize) {
    const V = await traces.read(neuron, start, Math.min(blockSize, end - start));
    for (let k = 0; k < V.length; k++) {
      const t = samples.timeOf(start + k);
      for (; next < spikes.length && spikes[next]! <= t; next++) {
        decimator.add(spikes[next]!, V_th);
        decimator.add(spikes[next]!, V_reset);
      }
      decimator.add(t, V[k]!);
    }
  }
  return decimator.finish();
}

function firstAtOrAfter(times: Float64Array, t: number): number {
  const found = times.findIndex((time) => time >= t);
  return found < 0 ? times.length : found;
}
