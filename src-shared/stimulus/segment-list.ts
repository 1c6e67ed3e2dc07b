import type { TimeGrid } from "../foundation/time-grid.ts";
import type { Segment } from "./segments.ts";

/** Collects consecutive segments: each starts at the end of the one before, and segments without length are dropped. */
export class SegmentList {
  readonly segments: Segment[] = [];
  readonly #grid: TimeGrid;
  #end = 0;

  /** @param grid ends within rounding of its points are its points */
  constructor(grid: TimeGrid) {
    this.#grid = grid;
  }

  /** Start of the next segment, ms. */
  get end(): number {
    return this.#end;
  }

  constant(level: number, end: number): void {
    this.#push({ kind: "constant", start: this.#end, end, level });
  }

  /** Like `constant`, but extends the last segment if it has the same level. */
  held(level: number, until: number): void {
    const last = this.segments.at(-1);
    const end = this.#grid.put(until);
    if (last?.kind === "constant" && last.level === level && end > this.#end) {
      this.segments[this.segments.length - 1] = { ...last, end };
      this.#end = end;
    } else this.constant(level, end);
  }

  /** A straight line from `level` now, by `slope` per ms. */
  linear(level: number, slope: number, end: number): void {
    if (slope === 0) this.constant(level, end);
    else this.#push({ kind: "linear", start: this.#end, end, level, slope });
  }

  sine(wave: { level: number; amplitude: number; omega: number; phase: number }, end: number): void {
    this.#push({ kind: "sine", start: this.#end, end, ...wave });
  }

  chirp(wave: { level: number; amplitude: number; omega: number; sweepRate: number; phase: number }, end: number): void {
    this.#push({ kind: "chirp", start: this.#end, end, ...wave });
  }

  #push(segment: Segment): void {
    const end = this.#grid.put(segment.end);
    if (!(end > segment.start)) return;
    this.segments.push(end === segment.end ? segment : { ...segment, end });
    this.#end = end;
  }
}
