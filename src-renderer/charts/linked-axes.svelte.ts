/** A stretch of time, ms. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

/** The full time range. Another `key` means another recording, which resets the zoom. */
export interface TimeExtent extends TimeSpan {
  readonly key?: string;
}

export type CursorName = "A" | "B";

interface Chosen {
  readonly key: string | undefined;
  /** undefined: all */
  readonly window?: TimeSpan | undefined;
  /** of the voltage axis, mV; undefined: as the traces need it */
  readonly voltage?: { readonly min: number; readonly max: number } | undefined;
  readonly A?: number | undefined;
  readonly B?: number | undefined;
  readonly active?: CursorName;
}

/** The shortest window, ms: a thousandth of a fine step. */
const shortest = 0.01;

/**
 * A time axis shared by several plots: the visible window, and the cursors A and B across all of them. The effects of
 * gestures are collected and applied once per frame.
 */
export class LinkedAxes {
  readonly #extent: () => TimeExtent;
  readonly #schedule: (flush: () => void) => void;
  #shown: Chosen = $state.raw({ key: undefined });
  /** a span being dragged */
  #dragged: TimeSpan | undefined = $state.raw();
  #next: { chosen: Chosen; dragged: TimeSpan | undefined } | undefined;

  /** @param schedule calls its argument once, before the next frame */
  constructor(extent: () => TimeExtent, schedule: (flush: () => void) => void = (flush) => void requestAnimationFrame(flush)) {
    this.#extent = extent;
    this.#schedule = schedule;
  }

  /** all the time there is */
  get extent(): TimeSpan {
    return this.#extent();
  }
  /** visible range */
  get window(): TimeSpan {
    return inside(this.#valid(this.#shown).window, this.#extent());
  }
  get zoomed(): boolean {
    const { window, extent } = this;
    return window.from > extent.from || window.to < extent.to || this.voltage !== undefined;
  }
  /** of the voltage axis, mV, where it was zoomed */
  get voltage(): { readonly min: number; readonly max: number } | undefined {
    return this.#valid(this.#shown).voltage;
  }
  /** ms */
  get cursorA(): number | undefined {
    return this.#cursor(this.#valid(this.#shown).A);
  }
  get cursorB(): number | undefined {
    return this.#cursor(this.#valid(this.#shown).B);
  }
  /** the cursor that was set or moved last */
  get active(): CursorName | undefined {
    const { cursorA, cursorB } = this;
    if (cursorA === undefined || cursorB === undefined) return cursorA !== undefined ? "A" : cursorB !== undefined ? "B" : undefined;
    return this.#valid(this.#shown).active;
  }
  /** the span that is being dragged */
  get dragged(): TimeSpan | undefined {
    return this.#dragged;
  }

  /** Shows the full range. */
  showAll(): void {
    this.#change({ window: undefined, voltage: undefined });
  }

  /** Shows a span, clipped to the range; its ends may come in any order. */
  show(one: number, other: number): void {
    this.#change({ window: fitted({ from: Math.min(one, other), to: Math.max(one, other) }, this.#extent()) });
  }

  /** Zooms in time. @param factor above 1 zooms in @param at fixed time, ms; by default the middle */
  zoom(factor: number, at?: number): void {
    const { from, to } = this.#latestWindow();
    const centre = at ?? (from + to) / 2;
    const length = Math.min(Math.max((to - from) / factor, shortest), this.extent.to - this.extent.from);
    const start = centre - ((centre - from) / (to - from)) * length;
    this.#change({ window: fitted({ from: start, to: start + length }, this.#extent()) });
  }

  /** Pans. @param by fraction of the window; above 0 towards later times */
  pan(by: number): void {
    const { from, to } = this.#latestWindow();
    const shift = by * (to - from);
    this.#change({ window: fitted({ from: from + shift, to: to + shift }, this.#extent()) });
  }

  /** @param range what the voltage axis shows now, mV @param at mV that stays where it is @param factor above 1 shows less */
  zoomVoltage(range: { readonly min: number; readonly max: number }, at: number, factor: number): void {
    const { min, max } = this.#latest().voltage ?? range;
    if ((max - min) / factor < 0.01 || (max - min) / factor > 100_000) return;
    this.#change({ voltage: { min: at - (at - min) / factor, max: at + (max - at) / factor } });
  }

  setCursor(name: CursorName, time: number): void {
    this.#change({ [name]: clamped(time, this.#extent()), active: name });
  }

  /** Places both cursors a third of the window from its ends. */
  placeCursors(): void {
    const { from, to } = this.#latestWindow();
    this.#change({ A: from + (to - from) / 3, B: from + (2 * (to - from)) / 3, active: "A" });
  }

  clearCursors(): void {
    this.#change({ A: undefined, B: undefined });
  }

  /** Moves the active cursor, if there is one. @param by fraction of the window */
  moveCursor(by: number): void {
    const { active } = this;
    const latest = this.#latest();
    const time = active === undefined ? undefined : latest[active];
    if (active === undefined || time === undefined) return;
    const { from, to } = this.#latestWindow();
    this.setCursor(active, time + by * (to - from));
  }

  /** Moves the active cursor (A if none) to the next or previous of ascending times and scrolls it into view. */
  seek(times: ArrayLike<number>, direction: 1 | -1): void {
    const name = this.active ?? "A";
    const latest = this.#latest();
    const { from, to } = this.#latestWindow();
    const at = this.#cursor(latest[name]) ?? (direction === 1 ? from - 1e-9 : to + 1e-9);
    const found = neighbour(times, at, direction);
    if (found === undefined) return;
    const length = to - from;
    const window = found >= from && found <= to ? latest.window : fitted({ from: found - length / 2, to: found + length / 2 }, this.#extent());
    this.#change({ [name]: found, active: name, window });
  }

  /** A span under the pointer, until the button is let go; undefined: none. */
  drag(span: TimeSpan | undefined): void {
    this.#plan(this.#latest(), span);
  }

  #change(change: Partial<Chosen>): void {
    this.#plan({ ...this.#latest(), ...change, key: this.#extent().key }, this.#next === undefined ? this.#dragged : this.#next.dragged);
  }

  #plan(chosen: Chosen, dragged: TimeSpan | undefined): void {
    const isPlanned = this.#next !== undefined;
    this.#next = { chosen, dragged };
    if (!isPlanned) this.#schedule(() => this.#flush());
  }

  #flush(): void {
    const next = this.#next;
    this.#next = undefined;
    if (next === undefined) return;
    this.#shown = next.chosen;
    this.#dragged = next.dragged;
  }

  /** The state including changes that are not applied yet. */
  #latest(): Chosen {
    return this.#valid(this.#next?.chosen ?? this.#shown);
  }

  #latestWindow(): TimeSpan {
    return inside(this.#latest().window, this.#extent());
  }

  #valid(chosen: Chosen): Chosen {
    const { key } = this.#extent();
    return chosen.key === key ? chosen : { key };
  }

  #cursor(time: number | undefined): number | undefined {
    return time === undefined ? undefined : clamped(time, this.#extent());
  }
}

function clamped(time: number, { from, to }: TimeSpan): number {
  return Math.min(Math.max(time, from), to);
}

/** A window shifted into the extent and shortened only if necessary; undefined where it is the full range. */
function fitted(window: TimeSpan, extent: TimeSpan): TimeSpan | undefined {
  const whole = extent.to - extent.from;
  const length = Math.max(window.to - window.from, shortest);
  if (length >= whole * (1 - 1e-9)) return undefined;
  const from = Math.min(Math.max(window.from, extent.from), extent.to - length);
  return { from, to: from + length };
}

/** The window clipped to the extent, which may have changed; the full range where little of it is left. */
function inside(window: TimeSpan | undefined, extent: TimeSpan): TimeSpan {
  const whole = { from: extent.from, to: extent.to };
  if (window === undefined) return whole;
  const from = Math.max(window.from, extent.from);
  const to = Math.min(window.to, extent.to);
  return to - from < (window.to - window.from) / 2 ? whole : { from, to };
}

/** The nearest of ascending times after (or before) a moment. */
function neighbour(times: ArrayLike<number>, at: number, direction: 1 | -1): number | undefined {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (direction === 1 ? times[middle]! <= at : times[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return direction === 1 ? times[low] : times[low - 1];
}
