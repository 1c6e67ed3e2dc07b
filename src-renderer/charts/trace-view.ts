import { Decimator } from "../../src-shared/figures/decimate.ts";
import { extentOf } from "../../src-shared/content/extent.ts";

/** A line: y[i] at x[i], x never falls. Time in ms; voltage in mV, or drive in the stimulus' unit. */
export interface Polyline {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface ValueRange {
  readonly min: number;
  readonly max: number;
}

/**
 * A line of any length for a plot. `points` returns synchronously what is available; a view that has to fetch
 * finer points is reactive, so its readers redraw once they have arrived.
 */
export interface TraceView {
  /** minimum and maximum of the whole line, if known without fetching points */
  readonly range?: ValueRange | undefined;
  /** Points between `from` and `to` (ms) and one on either side, no extremum lost, about four for each of `columns` columns at most. */
  points(from: number, to: number, columns: number): Polyline;
}

/** A line that is in memory. */
export class LineView implements TraceView {
  readonly range: ValueRange | undefined;
  readonly #line: Polyline;
  #last: { readonly from: number; readonly to: number; readonly columns: number; readonly points: Polyline } | undefined;

  constructor(line: Polyline) {
    this.#line = line;
    const { min, max } = extentOf(line.y);
    this.range = min <= max ? { min, max } : undefined;
  }

  points(from: number, to: number, columns: number): Polyline {
    const last = this.#last;
    if (last !== undefined && last.from === from && last.to === to && last.columns === columns) return last.points;
    const points = decimated(this.#line, from, to, columns);
    this.#last = { from, to, columns, points };
    return points;
  }
}

function decimated({ x, y }: Polyline, from: number, to: number, columns: number): Polyline {
  // One more point on either side, so that the line reaches the edges.
  const first = Math.max(0, firstAtOrAfter(x, from) - 1);
  const end = Math.min(x.length, firstAfter(x, to) + 1);
  if (end - first <= 4 * columns) return { x: x.subarray(first, end), y: y.subarray(first, end) };
  const decimator = new Decimator({ from, to }, columns);
  for (let i = first; i < end; i++) decimator.add(x[i]!, y[i]!);
  const points = decimator.finish();
  return { x: Float64Array.from(points, (point) => point.x), y: Float64Array.from(points, (point) => point.y) };
}

/**
 * Inserts spikes into the points of a recorded voltage trace: V is on a grid, and spikes lie between its points.
 * At each spike time the line goes up to V_th and, where it is known, down to V_reset, so that a coarse grid draws no slant.
 *
 * @param columns number of pixel columns; of spikes in one column only the first is inserted
 */
export function withSpikes({ x, y }: Polyline, spikes: Float64Array, cell: { readonly V_th: number; readonly V_reset?: number | undefined }, columns: number): Polyline {
  const [from, to] = [x[0], x.at(-1)];
  if (from === undefined || to === undefined) return { x, y };
  const end = firstAfter(spikes, to);
  const start = firstAtOrAfter(spikes, from);
  if (start === end) return { x, y };
  const added = cell.V_reset === undefined ? [cell.V_th] : [cell.V_th, cell.V_reset];
  const width = (to - from) / Math.max(1, columns);
  const merged = { x: new Float64Array(x.length + (end - start) * added.length), y: new Float64Array(x.length + (end - start) * added.length) };
  let length = 0;
  let next = start;
  let last = -Infinity;
  const push = (time: number, V: number) => {
    merged.x[length] = time;
    merged.y[length++] = V;
  };
  for (let i = 0; i < x.length; i++) {
    for (; next < end && spikes[next]! <= x[i]!; next++) {
      if (spikes[next]! - last < width) continue;
      last = spikes[next]!;
      for (const V of added) push(last, V);
    }
    push(x[i]!, y[i]!);
  }
  return { x: merged.x.subarray(0, length), y: merged.y.subarray(0, length) };
}

/** Index of the first value >= t of ascending values; their number where there is none. */
export function firstAtOrAfter(values: ArrayLike<number>, t: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first value > t of ascending values; their number where there is none. */
export function firstAfter(values: ArrayLike<number>, t: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}
