import { clip, prepare } from "./layers.ts";
import type { TimeSpan } from "./linked-axes.svelte.ts";
import type { RasterRows } from "./plot-data.ts";
import type { Layer, PlotSpace } from "./plot.ts";
import { firstAfter, firstAtOrAfter } from "./trace-view.ts";

/** CSS pixels: lower rows are drawn as pixels, not as strokes. */
const leastRow = 2;
/** least opacity of a pixel with spikes */
const least = 0.3;

/** Spikes as vertical strokes, row 1 on top; where rows are lower than strokes can be told apart, as pixels. */
export function rasterLayer(raster: RasterRows, window: TimeSpan, faded: boolean): Layer {
  return (pen, space) => {
    clip(pen, space);
    if (raster.transient !== undefined) drawTransient(pen, space, raster.transient);
    pen.globalAlpha = faded ? 0.35 : 1;
    const height = (space.area.bottom - space.area.top) / Math.max(1, raster.room ?? raster.rows.length);
    if (height >= leastRow * space.ratio) drawStrokes(pen, space, raster, window, height);
    else drawPixels(pen, space, raster, window);
  };
}

/** What statistics leave out: a grey ground, with a line where they begin. */
function drawTransient(pen: CanvasRenderingContext2D, { area, ink, ratio, x }: PlotSpace, { from, to }: TimeSpan): void {
  const [left, right] = [Math.max(area.left, x(from)), Math.min(area.right, x(to))];
  if (right <= left) return;
  pen.save();
  pen.fillStyle = ink.ink2;
  pen.globalAlpha = 0.12;
  pen.fillRect(left, area.top, right - left, area.bottom - area.top);
  pen.globalAlpha = 0.5;
  pen.fillRect(right - ratio, area.top, ratio, area.bottom - area.top);
  pen.restore();
}

function drawStrokes(pen: CanvasRenderingContext2D, space: PlotSpace, { rows, shown, colour, colours }: RasterRows, window: TimeSpan, height: number): void {
  const length = Math.min(0.72 * height, 12 * space.ratio);
  for (const [row, times] of rows.entries()) {
    const alpha = pen.globalAlpha;
    prepare(
      pen,
      row === shown ? { colour: colour ?? space.ink.ink2, width: 2, opacity: alpha } : { colour: colours?.[row] ?? space.ink.ink2, width: 1, opacity: alpha },
      space.ratio,
    );
    const middle = space.area.top + (row + 0.5) * height;
    const end = firstAfter(times, window.to);
    let last = -Infinity;
    pen.beginPath();
    for (let k = firstAtOrAfter(times, window.from); k < end; k++) {
      const x = space.x(times[k]!);
      // Several strokes on the same pixel are drawn once.
      if (x - last < 0.5) continue;
      last = x;
      pen.moveTo(x, middle - length / 2);
      pen.lineTo(x, middle + length / 2);
    }
    pen.stroke();
  }
}

/** Pixels whose opacity grows with their number of spikes; the cost does not depend on that number. */
function drawPixels(pen: CanvasRenderingContext2D, { area, ink }: PlotSpace, { rows, shown, colour, colours, room = rows.length }: RasterRows, window: TimeSpan): void {
  const columns = Math.max(1, Math.round(area.right - area.left));
  const lines = Math.max(1, Math.round(area.bottom - area.top));
  const draw = (some: readonly number[], style: string) => {
    const counts = rasterCounts(some.map((row) => rows[row]!), (k) => some[k]! / room, window, columns, lines);
    const most = counts.reduce((highest, count) => Math.max(highest, count), 1);
    const image = new ImageData(columns, lines);
    for (let k = 0; k < counts.length; k++) if (counts[k]! > 0) image.data[4 * k + 3] = 255 * (least + (1 - least) * (counts[k]! / most));
    const sheet = new OffscreenCanvas(columns, lines);
    const sheetPen = sheet.getContext("2d")!;
    sheetPen.putImageData(image, 0, 0);
    // The image is used as a mask for the colour.
    sheetPen.globalCompositeOperation = "source-in";
    sheetPen.fillStyle = style;
    sheetPen.fillRect(0, 0, columns, lines);
    pen.drawImage(sheet, area.left, area.top);
  };
  const colourOf = (row: number): string => colours?.[row] ?? ink.ink2;
  const all = rows.map((_, row) => row);
  for (const style of new Set(all.map(colourOf))) draw(all.filter((row) => colourOf(row) === style), style);
  if (shown !== undefined && rows[shown] !== undefined) draw([shown], colour ?? ink.ink2);
}

/**
 * Number of spikes in each pixel, line by line from the top.
 *
 * @param placeOf top of a row, 0 ... 1 from the top of the plot
 */
export function rasterCounts(rows: readonly Float64Array[], placeOf: (row: number) => number, { from, to }: TimeSpan, columns: number, lines: number): Uint32Array {
  const counts = new Uint32Array(columns * lines);
  const perMs = columns / (to - from);
  for (const [row, times] of rows.entries()) {
    const line = Math.min(lines - 1, Math.floor(placeOf(row) * lines)) * columns;
    const end = firstAfter(times, to);
    for (let k = firstAtOrAfter(times, from); k < end; k++) counts[line + Math.min(columns - 1, Math.floor((times[k]! - from) * perMs))]!++;
  }
  return counts;
}
