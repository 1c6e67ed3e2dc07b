import type { RecentSpikes } from "../../src-shared/live-figures/recent-spikes.ts";

/** Device pixels of a row from which rows are kept apart by air; lower ones share pixels. */
const leastRow = 3;
/** Part of a row that a stroke takes where there is air. */
const strokeShare = 0.72;
/** Opacity of a shared pixel with one spike, and the part of what is left that each further one adds. */
const opacity = { one: 0.5, more: 0.3 } as const;

/**
 * The last ten seconds as a bitmap that is written to, not drawn again: a column of pixels a time, in a ring. A frame costs what it brings,
 * however much is shown.
 */
export class RasterBitmap {
  readonly #recent: RecentSpikes;
  readonly #columns: number;
  readonly #lines: number;
  readonly #perColumn: number;
  readonly #colour: readonly [number, number, number];
  readonly #sheet: OffscreenCanvas;
  readonly #pen: OffscreenCanvasRenderingContext2D;
  readonly #column: ImageData;
  /** opacity of each pixel, 0 ... 255, column after column */
  readonly #alpha: Uint8ClampedArray;
  /** spikes up to this number are drawn */
  #drawn: number;
  /** column, counted from time 0, that is the last which may have spikes */
  #last: number;

  /** @param span ms from left to right @param columns @param lines device pixels @param colour "#rrggbb" */
  constructor(recent: RecentSpikes, span: number, { columns, lines }: { readonly columns: number; readonly lines: number }, colour: string) {
    this.#recent = recent;
    this.#columns = columns;
    this.#lines = lines;
    this.#perColumn = span / columns;
    this.#colour = channelsOf(colour);
    this.#sheet = new OffscreenCanvas(columns, lines);
    this.#pen = this.#sheet.getContext("2d")!;
    this.#column = new ImageData(1, lines);
    this.#alpha = new Uint8ClampedArray(columns * lines);
    this.#drawn = recent.oldest;
    this.#last = this.#columnOf(recent.now) - columns;
  }

  /** Whether it was made for these. */
  fits(recent: RecentSpikes, columns: number, lines: number, colour: string): boolean {
    return recent === this.#recent && columns === this.#columns && lines === this.#lines && channelsOf(colour).every((channel, k) => channel === this.#colour[k]);
  }

  /** Write what came since the last call. */
  update(): void {
    const recent = this.#recent;
    const now = this.#columnOf(recent.now);
    const fresh = Math.max(this.#last + 1, now - this.#columns + 1);
    for (let column = fresh; column <= now; column++) this.#clear(mod(column, this.#columns));
    const columns = new Map<number, number[]>();
    for (let spike = Math.max(this.#drawn, recent.oldest); spike < recent.next; spike++) {
      const column = this.#columnOf(recent.timeOf(spike));
      if (column <= now - this.#columns) continue;
      const found = columns.get(column);
      if (found === undefined) columns.set(column, [recent.neuronOf(spike)]);
      else found.push(recent.neuronOf(spike));
    }
    for (const [column, neurons] of columns) this.#write(mod(column, this.#columns), neurons);
    this.#drawn = recent.next;
    this.#last = now;
  }

  /** Put it onto a canvas, now at the right. */
  paint(pen: CanvasRenderingContext2D, left: number, top: number): void {
    const first = mod(this.#last + 1, this.#columns);
    const older = this.#columns - first;
    pen.drawImage(this.#sheet, first, 0, older, this.#lines, left, top, older, this.#lines);
    if (first > 0) pen.drawImage(this.#sheet, 0, 0, first, this.#lines, left + older, top, first, this.#lines);
  }

  #clear(x: number): void {
    this.#pen.clearRect(x, 0, 1, this.#lines);
    this.#alpha.fill(0, x * this.#lines, (x + 1) * this.#lines);
  }

  /** Add spikes of one moment to what its column has. */
  #write(x: number, neurons: readonly number[]): void {
    const lines = this.#lines;
    const alpha = this.#alpha.subarray(x * lines, (x + 1) * lines);
    const row = lines / this.#recent.neurons;
    const isApart = row >= leastRow;
    const air = isApart ? ((1 - strokeShare) / 2) * row : 0;
    for (const neuron of neurons) {
      const from = Math.min(Math.round(neuron * row + air), lines - 1);
      const to = Math.max(from + 1, Math.round((neuron + 1) * row - air));
      for (let line = from; line < Math.min(to, lines); line++) {
        const before = alpha[line]! / 255;
        alpha[line] = 255 * (isApart ? 1 : before === 0 ? opacity.one : before + (1 - before) * opacity.more);
      }
    }
    const pixels = this.#column.data;
    for (let line = 0; line < lines; line++) {
      pixels.set(this.#colour, 4 * line);
      pixels[4 * line + 3] = alpha[line]!;
    }
    this.#pen.putImageData(this.#column, x, 0);
  }

  #columnOf(time: number): number {
    return Math.floor(time / this.#perColumn);
  }
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

/** Red, green and blue of "#rrggbb". */
function channelsOf(colour: string): readonly [number, number, number] {
  const channel = (at: number) => parseInt(colour.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}
