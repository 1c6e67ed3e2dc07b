/** Moves the focus to another row of the tree around this element; undefined where the key does not belong to the tree. */
export function rowFor(key: string, row: HTMLElement): HTMLElement | undefined {
  const rows = [...(row.closest('[role="tree"]')?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
  const at = rows.indexOf(row);
  const level = (element: HTMLElement): number => Number(element.ariaLevel ?? 1);
  switch (key) {
    case "ArrowDown":
      return rows[at + 1];
    case "ArrowUp":
      return rows[at - 1];
    case "Home":
      return rows[0];
    case "End":
      return rows.at(-1);
    case "ArrowLeft":
      // Move from a run to its protocol.
      return level(row) > 1 ? rows.slice(0, at).findLast((other) => level(other) < level(row)) : undefined;
    case "ArrowRight":
      return rows[at + 1] !== undefined && level(rows[at + 1]!) > level(row) ? rows[at + 1] : undefined;
    default:
      return undefined;
  }
}
