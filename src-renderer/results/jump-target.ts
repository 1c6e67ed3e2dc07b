/** A column of the matrix, and a row where one was named. */
export interface JumpTarget {
  readonly column: number;
  readonly row: number | undefined;
}

/**
 * The condition that a typed text names: the number of its column, then that of its row, as they stand at the matrix, with or without
 * units: "140", "140, 2", "140 pA 2 mV". A number that is none of them means the nearest.
 *
 * @param columns numbers of the columns, for instance currents; the same of the rows
 * @returns undefined where the text names no column
 */
export function jumpTarget(text: string, columns: readonly number[], rows: readonly number[]): JumpTarget | undefined {
  const plain = text.replace(/[\u2010-\u2013\u2212]/g, "-").replace(/(\d),(\d)/g, "$1.$2");
  const [column, row] = (plain.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi) ?? []).map(Number);
  if (column === undefined) return undefined;
  return { column: nearest(columns, column), row: row === undefined || rows.length < 2 ? undefined : nearest(rows, row) };
}

/** Index of the nearest number; of the first where several are as near. */
function nearest(values: readonly number[], wanted: number): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (Math.abs(values[k]! - wanted) < Math.abs(values[best]! - wanted)) best = k;
  return best;
}
