import { tick } from "svelte";
import { deleteEpochs, insertEpoch, moveEpoch, newEpoch, rowsAfterDelete, rowsAfterInsert, rowsAfterMove, duplicateEpoch } from "./epoch-edits.ts";
import { epochLetter } from "../words/epoch-kind-words.ts";
import { columns, numberColumn, tableRows, type NumberCell, type TableRow } from "./grid-rows.ts";
import { block, clamped, moved, type Grid, type GridPress, type CellAddress } from "./grid-navigation.ts";
import { cellsOf, clearedCells, copiedCells, pasteCells, withoutHead } from "./grid-paste.ts";
import type { ProtocolEditor } from "../fields/protocol-editor.svelte.ts";
import { withValue } from "../fields/protocol-edits.ts";
import { changeRows, takePasted } from "./table-edits.ts";
import { numberMissing } from "../../src-shared/errors/typing-errors.ts";
import { readQuantity } from "../notation/quantity-text.ts";

/** The text being typed into a cell. */
interface CellEdit {
  readonly path: string;
  /** whether arrows move the caret (after F2 or a double click); after typing over a cell they leave it */
  readonly caret: boolean;
  /** whether anything was changed, which Esc reverts */
  readonly changed: boolean;
  readonly draft: string | undefined;
}

/** State of the epoch table: selected cells, the edited cell, and the operations of keys and menus. */
export class GridState {
  /** the cell with the focus, and the other corner of the chosen block */
  #address: CellAddress = $state.raw({ row: 0, column: numberColumn });
  #corner: CellAddress | undefined = $state.raw();
  #edit: CellEdit | undefined = $state.raw();
  readonly #editor: () => ProtocolEditor;
  readonly #focusCell: (address: CellAddress) => void;

  readonly rows: readonly TableRow[] = $derived.by(() => tableRows(this.#editor().protocol));
  readonly #grid = $derived.by((): Grid => ({
    rows: this.rows.length,
    columns: columns.length,
    has: ({ row, column }) => this.#hasCell(row, column),
  }));
  readonly address: CellAddress = $derived.by(() => clamped(this.#grid, this.#address));
  readonly block = $derived.by(() => block(this.address, clamped(this.#grid, this.#corner ?? this.address)));

  /** @param focusCell moves the focus of the page */
  constructor(editor: () => ProtocolEditor, focusCell: (address: CellAddress) => void) {
    this.#editor = editor;
    this.#focusCell = focusCell;
  }

  get edit(): CellEdit | undefined {
    return this.#edit;
  }
  get cell(): NumberCell | undefined {
    return this.rows[this.address.row]?.cells[this.address.column];
  }
  /** the current row */
  get epoch(): number {
    return this.rows[this.address.row]?.epoch ?? 0;
  }

  isChosen(row: number, column: number): boolean {
    const { top, bottom, left, right } = this.block;
    return row >= top && row <= bottom && column >= left && column <= right;
  }
  get choosesSeveral(): boolean {
    const { top, bottom, left, right } = this.block;
    return top !== bottom || left !== right;
  }

  /** Called when a cell gets the focus. @param extend extend the selection to it */
  choose(address: CellAddress, extend = false): void {
    if (this.#edit !== undefined && this.rows[address.row]?.cells[address.column]?.path !== this.#edit.path) this.leaveEdit();
    this.#corner = extend ? (this.#corner ?? this.address) : undefined;
    this.#address = address;
    this.#editor().document.activeEpoch = this.epoch;
  }

  async goTo(address: CellAddress, extend = false): Promise<void> {
    this.choose(address, extend);
    await tick();
    this.#focusCell(this.address);
  }

  /** Moves by a key. @returns whether the key moved */
  move(press: GridPress): boolean {
    const extend = press.shiftKey && press.key.startsWith("Arrow");
    const to = moved(this.#grid, this.address, press);
    if (to === undefined) return false;
    void this.goTo(to, extend);
    return true;
  }

  beginEdit(caret: boolean, draft?: string): void {
    const { cell } = this;
    if (cell === undefined) return;
    this.#corner = undefined;
    this.#editor().entered(cell.path);
    this.#edit = { path: cell.path, caret, changed: false, draft: undefined };
    if (draft !== undefined) this.type(cell, draft);
  }

  type(cell: NumberCell, text: string): void {
    const editor = this.#editor();
    const before = editor.protocol;
    const reading = text.trim() === "" && cell.fallback !== undefined ? { value: undefined } : readQuantity(text, cell, cell.path);
    editor.typed(cell.path, text, reading, `Change ${cell.name}`, (value) => withValue(editor.protocol, cell.path, value, cell.fallback));
    this.#edit = { path: cell.path, caret: this.#edit?.caret ?? false, changed: this.#edit?.changed === true || editor.protocol !== before, draft: text };
  }

  leaveEdit(): void {
    const edit = this.#edit;
    if (edit === undefined) return;
    this.#edit = undefined;
    this.#editor().left(edit.path);
  }

  /** Restores the state before the edit. */
  cancelEdit(): void {
    const edit = this.#edit;
    if (edit === undefined) return;
    this.#edit = undefined;
    this.#editor().document.dropText(edit.path);
    if (edit.changed) this.#editor().document.history.undo();
    this.#editor().left(edit.path);
  }

  insertRow(at: number): void {
    this.#rowEdit("Insert epoch", insertEpoch(this.#editor().protocol, at, newEpoch), rowsAfterInsert(at), at);
  }
  duplicateRow(at: number): void {
    this.#rowEdit(`Duplicate epoch ${epochLetter(at)}`, duplicateEpoch(this.#editor().protocol, at), rowsAfterInsert(at + 1), at + 1);
  }
  deleteRow(at: number): void {
    this.#rowEdit(`Delete epoch ${epochLetter(at)}`, deleteEpochs(this.#editor().protocol, at, 1), rowsAfterDelete(at, 1), at);
  }
  moveRow(from: number, to: number): void {
    const target = Math.min(Math.max(to, 0), this.#editor().protocol.epochs.length - 1);
    if (target !== from) this.#rowEdit(`Move epoch ${epochLetter(from)}`, moveEpoch(this.#editor().protocol, from, target), rowsAfterMove(from, target), target);
  }

  copied(): string {
    const { document, protocol } = this.#editor();
    return copiedCells(protocol, this.block, (path) => document.textAt(path));
  }

  paste(text: string): void {
    this.leaveEdit();
    const { top, left } = this.block;
    const pasted = pasteCells(this.#editor().protocol, { row: top, column: left }, withoutHead(cellsOf(text)));
    takePasted(this.#editor(), pasted);
    void this.goTo({ row: top, column: left });
  }

  /** Clears the selected cells; required numbers then show a problem. */
  clear(): void {
    const editor = this.#editor();
    const { protocol, emptied, cleared } = clearedCells(editor.protocol, this.block);
    const names = new Map(this.rows.flatMap((row) => row.cells.flatMap((cell) => (cell === undefined ? [] : [[cell.path, cell.name] as const]))));
    editor.document.seal();
    for (const path of cleared) editor.document.dropText(path);
    editor.change("Clear cells", protocol);
    for (const path of emptied) editor.document.keepText(path, "", numberMissing(path, names.get(path) ?? path));
    editor.document.seal();
  }

  #rowEdit(label: string, next: ProtocolEditor["protocol"], move: (index: number) => number | undefined, focus: number): void {
    this.leaveEdit();
    const { column } = this.address;
    changeRows(this.#editor(), label, next, move);
    const row = this.rows.findIndex((one) => one.epoch === Math.min(focus, next.epochs.length - 1));
    if (row >= 0) void this.goTo({ row, column });
  }

  #hasCell(row: number, column: number): boolean {
    const here = this.rows[row];
    if (here === undefined) return false;
    return column < numberColumn ? here.label === undefined : here.cells[column] !== undefined;
  }
}
