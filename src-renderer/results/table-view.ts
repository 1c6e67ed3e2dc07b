/** Rows rendered beyond the visible ones, for fast scrolling. */
const more = 12;

/** The rows to render: the visible ones and some on either side. */
export function shownRows(count: number, rowHeight: number, scrollTop: number, height: number): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), count) - more);
  return { first, end: Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + more) };
}

/**
 * Scroll position that makes a row visible: unchanged if it is visible; else with row `first` on top if
 * the row then still fits; else the smallest movement.
 *
 * @param height CSS pixels of the rows in sight
 */
export function sightOf({ first, row, rowHeight, height, scrollTop }: { first: number; row: number; rowHeight: number; height: number; scrollTop: number }): number {
  const top = row * rowHeight;
  if (row < 0 || (top >= scrollTop && top + rowHeight <= scrollTop + height)) return scrollTop;
  if (top + rowHeight <= first * rowHeight + height) return first * rowHeight;
  return top < scrollTop ? top : top + rowHeight - height;
}

/** The row that a key moves to; undefined for other keys. @param page number of visible rows */
export function rowStep(key: string, row: number, count: number, page: number): number | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowUp: row - 1, ArrowDown: row + 1, PageUp: row - page, PageDown: row + page, Home: 0, End: count - 1 };
  const next = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return next === undefined || count === 0 ? undefined : Math.min(Math.max(next, 0), count - 1);
}
