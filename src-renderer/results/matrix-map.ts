import type { ConditionGroup } from "./condition-groups.ts";
import { gathered, type MapBins } from "./map-bins.ts";
import { matrixCell, type MatrixScale } from "./matrix-values.ts";

/** The cells of a map: columns to the right, rows upwards from the lowest. */
export interface MapCells {
  readonly columns: number;
  readonly rows: number;
  readonly groupAt: (column: number, row: number) => ConditionGroup;
}

/** A cell of a map. */
export interface MapCell {
  readonly column: number;
  readonly row: number;
}

/** The cell under a point of the map, CSS pixels from its upper left corner: the middle one of those that are drawn there; undefined beside it. */
export function cellUnder({ columns, rows }: Pick<MapCells, "columns" | "rows">, bins: MapBins, x: number, y: number): MapCell | undefined {
  const [right, up] = [Math.floor(x / bins.width), bins.rows - 1 - Math.floor(y / bins.height)];
  if (right < 0 || right >= bins.columns || up < 0 || up >= bins.rows) return undefined;
  return { column: middleOf(right, bins.perColumn, columns), row: middleOf(up, bins.perRow, rows) };
}

function middleOf(bin: number, perBin: number, cells: number): number {
  const [first, last] = [bin * perBin, Math.min((bin + 1) * perBin, cells) - 1];
  return Math.floor((first + last) / 2);
}

/** Upper left corner of the drawn cell that holds a cell, CSS pixels. */
export function cornerOf(bins: MapBins, column: number, row: number): { readonly left: number; readonly top: number } {
  return { left: Math.floor(column / bins.perColumn) * bins.width, top: (bins.rows - 1 - Math.floor(row / bins.perRow)) * bins.height };
}

/** Colours of the map. */
export interface MapInk {
  readonly low: string;
  readonly high: string;
  readonly waiting: string;
  readonly running: string;
  readonly failed: string;
}

/** Draws the whole map. A cell that stands for several has the mean of their tints, and the colour of any that failed or runs. */
export function drawMap(
  pen: CanvasRenderingContext2D,
  { cells, scale, bins, ink }: { readonly cells: MapCells; readonly scale: MatrixScale; readonly bins: MapBins; readonly ink: MapInk },
): void {
  pen.clearRect(0, 0, bins.columns * bins.width, bins.rows * bins.height);
  const gap = Math.min(bins.width, bins.height) >= 6 ? 1 : 0;
  for (let up = 0; up < bins.rows; up++) {
    for (let right = 0; right < bins.columns; right++) {
      const { statuses, tint, isEmpty } = gathered(groupsIn(cells, bins, right, up).map((group) => matrixCell(group, scale)));
      pen.fillStyle = statuses.has("failed") ? ink.failed : statuses.has("running") ? ink.running : isEmpty ? ink.waiting : ink.low;
      // Edges on whole pixels: others would let the background shine through.
      const [left, end] = [Math.round(right * bins.width), Math.round((right + 1) * bins.width)];
      const [top, bottom] = [Math.round((bins.rows - 1 - up) * bins.height), Math.round((bins.rows - up) * bins.height)];
      const box = [left, top, end - left - gap, bottom - top - gap] as const;
      pen.fillRect(...box);
      if (tint === 0 || statuses.has("failed")) continue;
      pen.globalAlpha = tint;
      pen.fillStyle = ink.high;
      pen.fillRect(...box);
      pen.globalAlpha = 1;
    }
  }
}

function groupsIn({ columns, rows, groupAt }: MapCells, { perColumn, perRow }: MapBins, right: number, up: number): ConditionGroup[] {
  const groups: ConditionGroup[] = [];
  for (let column = right * perColumn; column < Math.min((right + 1) * perColumn, columns); column++) {
    for (let row = up * perRow; row < Math.min((up + 1) * perRow, rows); row++) groups.push(groupAt(column, row));
  }
  return groups;
}
