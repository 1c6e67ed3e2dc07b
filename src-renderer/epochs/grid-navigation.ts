/** Row and column of a cell in the epoch table, from 0. */
export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** true if there is a cell at a position */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly has: (address: CellAddress) => boolean;
}

export interface GridPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** Position that a key moves to; undefined where it stays or leaves the table (Tab in its last cell). */
export function moved(grid: Grid, from: CellAddress, press: GridPress): CellAddress | undefined {
  if (press.altKey) return undefined;
  const jump = press.ctrlKey || press.metaKey;
  switch (press.key) {
    case "ArrowUp":
      return inColumn(grid, from, -1, jump);
    case "ArrowDown":
      return inColumn(grid, from, 1, jump);
    case "ArrowLeft":
      return inRow(grid, from, -1, jump);
    case "ArrowRight":
      return inRow(grid, from, 1, jump);
    case "Home":
      return jump ? nearest(grid, 0, 1) : inRow(grid, from, -1, true);
    case "End":
      return jump ? nearest(grid, grid.rows * grid.columns - 1, -1) : inRow(grid, from, 1, true);
    case "Enter":
      return jump ? undefined : inColumn(grid, from, press.shiftKey ? -1 : 1, false);
    case "Tab":
      return jump ? undefined : nearest(grid, from.row * grid.columns + from.column + (press.shiftKey ? -1 : 1), press.shiftKey ? -1 : 1);
    default:
      return undefined;
  }
}

/** The cell itself or, after rows were deleted, the nearest existing one. */
export function clamped(grid: Grid, { row, column }: CellAddress): CellAddress {
  const address = { row: Math.min(row, Math.max(0, grid.rows - 1)), column: Math.min(column, grid.columns - 1) };
  if (grid.has(address)) return address;
  return inRow(grid, address, 1, false) ?? inRow(grid, address, -1, false) ?? { row: 0, column: 0 };
}

/** The next cell up or down; the farthest with `jump`. Rows without a cell in the column are passed over. */
function inColumn(grid: Grid, { row, column }: CellAddress, step: 1 | -1, jump: boolean): CellAddress | undefined {
  return farthestOrNext(grid, (k) => ({ row: row + k * step, column }), step === 1 ? grid.rows - 1 - row : row, jump);
}

function inRow(grid: Grid, { row, column }: CellAddress, step: 1 | -1, jump: boolean): CellAddress | undefined {
  return farthestOrNext(grid, (k) => ({ row, column: column + k * step }), step === 1 ? grid.columns - 1 - column : column, jump);
}

function farthestOrNext(grid: Grid, at: (k: number) => CellAddress, count: number, jump: boolean): CellAddress | undefined {
  let found: CellAddress | undefined;
  for (let k = 1; k <= count; k++) {
    if (!grid.has(at(k))) continue;
    found = at(k);
    if (!jump) return found;
  }
  return found;
}

/** The first cell from a position in reading order. */
function nearest(grid: Grid, position: number, step: 1 | -1): CellAddress | undefined {
  for (let k = position; k >= 0 && k < grid.rows * grid.columns; k += step) {
    const address = { row: Math.floor(k / grid.columns), column: k % grid.columns };
    if (grid.has(address)) return address;
  }
  return undefined;
}

/** All positions between two corners, row by row. */
export function block(a: CellAddress, b: CellAddress): { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number } {
  return { top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row), left: Math.min(a.column, b.column), right: Math.max(a.column, b.column) };
}
