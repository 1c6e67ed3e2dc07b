import { clip, prepare } from "./layers.ts";
import type { TimeSpan } from "./linked-axes.svelte.ts";
import type { RasterRows } from "./plot-data.ts";
import type { Layer, PlotSpace } from "./plot.ts";
import { firstAfter, firstAtOrAfter } from "./trace-view.ts";

/** CSS pixels: lower rows are drawn as pixels, not as strokes. */
const leastRow = 3;

/** Spikes as vertical strokes, row 1 on top; where rows are lower than strokes can be told apart, as pixels. */
export function rasterLayer(raster: RasterRows, window: TimeSpan, faded: boolean): Layer {
  return (pen, space) => {
    clip(pen, space);
    pen.globalAlpha = faded ? 0.35 : 1;
    const height = (space.area.bottom - space.area.top) / Math.max(1, raster.rows.length);
    if (height >= leastRow * space.ratio) drawStrokes(pen, space, raster, window, height);
    else drawPixels(pen, space, raster, window);
  };
}

function drawStrokes(pen: CanvasRenderingContext2D, space: PlotSpace, { rows, shown, colour }: RasterRows, window: TimeSpan, height: number): void {
  const length = Math.min(0.72 * height, 12 * space.ratio);
  for (const [row, times] of rows.entries()) {
    const alpha = pen.globalAlpha;
    prepare(pen, row === shown ? { colour, width: 2, opacity: alpha } : { colour: space.ink.ink2, width: 1, opacity: alpha }, space.ratio);
    const middle = space.area.top + (row + 0.5) * height;
    const end = firstAfter(times, window.to);
    let last = -Infinity;
    pen.beginPath();
    for (let k = firstAtOrAfter(times, window.from); k < end; k++) {
      const x = space.x(times[k]!);
      // Strokes of one pixel are one stroke.
      if (x - last < 0.5) continue;
      last = x;
      pen.moveTo(x, middle - length / 2);
      pen.lineTo(x, middle + length / 2);
    }
    pen.stroke();
  }
}

/** One pixel for each place that has a spike: as quick for a million as for a thousand. */
function drawPixels(pen: CanvasRenderingContext2D, { area, ink }: PlotSpace, { rows, shown, colour }: RasterRows, window: TimeSpan): void {
  const columns = Math.max(1, Math.round(area.right - area.left));
  const lines = Math.max(1, Math.round(area.bottom - area.top));
  const sheet = new OffscreenCanvas(columns, lines);
  const sheetPen = sheet.getContext("2d")!;
  const draw = (some: readonly Float64Array[], of: (row: number) => number, style: string) => {
    const marks = rasterMarks(some, of, window, columns, lines);
    sheetPen.fillStyle = style;
    for (let line = 0; line < lines; line++) {
      // Runs of marks are one rectangle.
      for (let column = 0; column < columns; column++) {
        if (marks[line * columns + column] === 0) continue;
        const start = column;
        while (column < columns && marks[line * columns + column] === 1) column++;
        sheetPen.fillRect(start, line, column - start, 1);
      }
    }
  };
  draw(rows, (row) => row / rows.length, ink.ink2);
  if (shown !== undefined && rows[shown] !== undefined) draw([rows[shown]], () => shown / rows.length, colour);
  pen.drawImage(sheet, area.left, area.top);
}

/**
 * Which pixels have a spike, line by line from the top, 1 or 0.
 *
 * @param placeOf top of a row, 0 ... 1 from the top of the plot
 */
export function rasterMarks(rows: readonly Float64Array[], placeOf: (row: number) => number, { from, to }: TimeSpan, columns: number, lines: number): Uint8Array {
  const marks = new Uint8Array(columns * lines);
  const perMs = columns / (to - from);
  for (const [row, times] of rows.entries()) {
    const line = Math.min(lines - 1, Math.floor(placeOf(row) * lines)) * columns;
    const end = firstAfter(times, to);
    for (let k = firstAtOrAfter(times, from); k < end; k++) marks[line + Math.min(columns - 1, Math.floor((times[k]! - from) * perMs))] = 1;
  }
  return marks;
}
