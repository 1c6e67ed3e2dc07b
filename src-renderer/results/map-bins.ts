/** How large a map is, in cells. */
interface MapExtent {
  readonly columns: number;
  readonly rows: number;
}

/** How the cells of a map are gathered so that all of it is in view. */
export interface MapBins {
  /** cells that one drawn column, or row, stands for */
  readonly perColumn: number;
  readonly perRow: number;
  /** drawn columns and rows */
  readonly columns: number;
  readonly rows: number;
  /** CSS pixels of a drawn cell */
  readonly width: number;
  readonly height: number;
}

/** CSS pixels of the smallest drawn cell, which can still be seen and clicked, and of the largest, which would hold a number. */
const smallest = 4;
const largest = { width: 36, height: 20 } as const;

/** Gathers the cells of a map that is too large for its room; a part of it would be shown under the ends of the whole otherwise. */
export function mapBins({ columns, rows }: MapExtent, room: { readonly width: number; readonly height: number }): MapBins {
  const perColumn = perBin(columns, room.width);
  const perRow = perBin(rows, room.height);
  const [shownColumns, shownRows] = [Math.ceil(columns / perColumn), Math.ceil(rows / perRow)];
  return {
    perColumn,
    perRow,
    columns: shownColumns,
    rows: shownRows,
    width: Math.min(Math.max(room.width, smallest) / shownColumns, largest.width),
    height: Math.min(room.height / shownRows, largest.height),
  };
}

function perBin(cells: number, room: number): number {
  return Math.max(1, Math.ceil(cells / Math.max(1, Math.floor(room / smallest))));
}

interface Gathered<Status> {
  readonly statuses: ReadonlySet<Status>;
  /** 0 ... 1, of the cells that have a number; 0 where none has */
  readonly tint: number;
  readonly isEmpty: boolean;
}

/** What the cells of a drawn one have in common: the mean of their tints, and what has happened to any of them. */
export function gathered<Status extends string>(cells: readonly { readonly status: Status; readonly tint: number; readonly text: string }[]): Gathered<Status> {
  const filled = cells.filter(({ text }) => text !== "");
  const sum = filled.reduce((total, { tint }) => total + tint, 0);
  return { statuses: new Set(cells.map(({ status }) => status)), tint: filled.length === 0 ? 0 : sum / filled.length, isEmpty: filled.length === 0 };
}

/** "each cell the mean of 25 × 2"; "" where each cell is one. */
export function binsNote({ perColumn, perRow }: Pick<MapBins, "perColumn" | "perRow">): string {
  if (perColumn * perRow === 1) return "";
  const size = perColumn === 1 || perRow === 1 ? String(perColumn * perRow) : `${perColumn} × ${perRow}`;
  return `each cell the mean of ${size}`;
}
