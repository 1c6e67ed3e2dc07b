import type { GridState } from "./grid-state.svelte.ts";
import { numberColumn } from "./grid-rows.ts";
import type { CellAddress } from "./grid-navigation.ts";

/** Handles a key in the epoch table as spreadsheets do. A handled key does not propagate. */
export function gridKey(event: KeyboardEvent, grid: GridState, openMenu: (address: CellAddress) => void): void {
  if (event.isComposing) return;
  const used = grid.edit === undefined ? keyOnCell(event, grid, openMenu) : keyInEdit(event, grid);
  if (!used) return;
  event.preventDefault();
  event.stopPropagation();
}

function keyInEdit(event: KeyboardEvent, grid: GridState): boolean {
  const { key } = event;
  if (key === "Escape") {
    grid.cancelEdit();
    void grid.goTo(grid.address);
    return true;
  }
  if (key === "Enter" && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
    // Commits the edit here; the page's listener starts the run.
    grid.leaveEdit();
    void grid.goTo(grid.address);
    return false;
  }
  const leaves = key === "Enter" || key === "Tab" || key === "ArrowUp" || key === "ArrowDown" || (!(grid.edit?.caret ?? false) && /^Arrow/.test(key));
  if (!leaves || (key.startsWith("Arrow") && (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey))) return rowKey(event, grid);
  grid.leaveEdit();
  if (grid.move(event)) return true;
  // Tab out of the last cell leaves the table.
  if (key === "Tab") return false;
  void grid.goTo(grid.address);
  return true;
}

function keyOnCell(event: KeyboardEvent, grid: GridState, openMenu: (address: CellAddress) => void): boolean {
  const { key } = event;
  const control = event.ctrlKey || event.metaKey;
  const onNumber = grid.address.column >= numberColumn;
  if (rowKey(event, grid)) return true;
  // The table is one stop: Tab moves from cell to cell only while one is edited.
  if (key === "Tab") return false;
  if (control || event.altKey) return !event.altKey && /^(Arrow|Home|End)/.test(key) && grid.move(event);
  if (!onNumber && (key === "Enter" || key === " " || key === "F2" || key === "ContextMenu")) {
    openMenu(grid.address);
    return true;
  }
  if (key === "ContextMenu" || (key === "F10" && event.shiftKey)) {
    openMenu({ row: grid.rows.findIndex(({ epoch }) => epoch === grid.epoch), column: 0 });
    return true;
  }
  if (key === "F2") {
    grid.beginEdit(true);
    return true;
  }
  if (key === "Delete" || key === "Backspace") {
    if (onNumber) grid.clear();
    else if (key === "Delete") grid.deleteRow(grid.epoch);
    return true;
  }
  if (key === "Escape" && grid.choosesSeveral) {
    grid.choose(grid.address);
    return true;
  }
  if (onNumber && key.length === 1 && key !== " " && key !== "?") {
    grid.beginEdit(false, key);
    return true;
  }
  return grid.move(event);
}

/** Keys for whole rows, active while a cell is edited too. */
function rowKey(event: KeyboardEvent, grid: GridState): boolean {
  const control = event.ctrlKey || event.metaKey;
  if (control && event.shiftKey && event.key === "Enter") {
    grid.insertRow(grid.epoch + 1);
    return true;
  }
  if (event.altKey && !control && !event.shiftKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    grid.moveRow(grid.epoch, grid.epoch + (event.key === "ArrowUp" ? -1 : 1));
    return true;
  }
  return false;
}
