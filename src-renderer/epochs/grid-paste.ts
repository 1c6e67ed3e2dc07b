import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { epochKindUnknown } from "../../src-shared/errors/typing-errors.ts";
import type { Epoch } from "../../src-shared/protocol/epoch.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { changeKind, newEpoch } from "./epoch-edits.ts";
import { kindName, kindNamed } from "../words/epoch-kind-words.ts";
import { numberColumn, tableRows, type TableRow } from "./grid-rows.ts";
import type { CellAddress } from "./grid-navigation.ts";
import { withValue } from "../fields/protocol-edits.ts";
import { readQuantity, writePlain } from "../notation/quantity-text.ts";

/** A pasted cell that could not be read; its text stays in the cell. */
export interface UnreadCell {
  readonly path: string;
  readonly text: string;
  readonly error: BenchError;
}

export interface Pasted {
  readonly protocol: Protocol;
  readonly unread: readonly UnreadCell[];
  /** paths of the cells that took a number */
  readonly read: readonly string[];
  /** rows and columns that were covered */
  readonly rows: number;
  readonly columns: number;
}

/**
 * A pasted block without its head: rows above the numbers that hold words only, such as "Level" and "pA". A row with a kind of epoch
 * is none, nor is a single row.
 */
export function withoutHead(cells: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const hasNumber = (row: readonly string[]): boolean => row.some((cell) => /\d/.test(cell) && !/[A-Za-z]{3}/.test(cell));
  const first = cells.findIndex((row) => hasNumber(row) || row.every((cell) => cell === "") || row.some((cell) => kindNamed(cell) !== undefined));
  return first > 0 ? cells.slice(first) : cells;
}

/** Cells of copied text: parted by tabs, or where there are none by semicolons, or by commas that are no decimal commas; a quoted cell loses its quotes. */
export function cellsOf(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const separator = separatorOf(lines);
  return lines.map((line) => (separator === undefined ? [line] : line.split(separator)).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")));
}

function separatorOf(lines: readonly string[]): string | undefined {
  if (lines.some((line) => line.includes("\t"))) return "\t";
  if (lines.some((line) => line.includes(";"))) return ";";
  // One comma between digits in every cell is a decimal comma: "0,5". Several commas, or a comma beside a blank, separate cells.
  // "1,000,000" is a number, or is asked about; it is not split.
  if (lines.every((line) => /^[+-]?[1-9]\d{0,2}(?:,\d{3})*,0\d\d(?:,\d{3})*(?:\.\d+)?$/.test(line.trim()))) return undefined;
  const parts = lines.some((line) => (line.match(/,/g)?.length ?? 0) > 1 || /,\s|[A-Za-z"],/.test(line) || /,[+-]/.test(line));
  return parts ? "," : undefined;
}

/**
 * Pastes a block of cells at a position, adding rows as needed. A row of an epoch takes the
 * next row of cells to the next epoch, a further number takes it to the number below. Empty cells change nothing.
 */
export function pasteCells(protocol: Protocol, from: CellAddress, cells: readonly (readonly string[])[]): Pasted {
  const start = tableRows(protocol)[from.row];
  const column = Math.max(1, from.column);
  const unread: UnreadCell[] = [];
  const read: string[] = [];
  let next = protocol;
  for (const [k, texts] of cells.entries()) {
    if (start === undefined || start.label === undefined) {
      const epoch = (start?.epoch ?? protocol.epochs.length) + k;
      if (epoch >= next.epochs.length) next = { ...next, epochs: [...next.epochs, newEpoch] };
      const kind = column === 1 ? texts[0] : undefined;
      if (kind !== undefined && kind !== "") next = pasteKind(next, epoch, kind, unread);
    }
    const rows = tableRows(next);
    const row = start === undefined || start.label === undefined ? rows.find((one) => one.epoch === (start?.epoch ?? protocol.epochs.length) + k) : rows[from.row + k];
    if (row === undefined) break;
    next = pasteNumbers(next, row, column, texts, unread, read);
  }
  return { protocol: next, unread, read, rows: cells.length, columns: Math.max(...cells.map(({ length }) => length)) };
}

function pasteKind(protocol: Protocol, epoch: number, text: string, unread: UnreadCell[]): Protocol {
  const kind = kindNamed(text);
  if (kind === protocol.epochs[epoch]!.kind) return protocol;
  if (kind !== undefined && kind !== "waveform") return changeKind(protocol, epoch, kind);
  unread.push({ path: `/epochs/${epoch}/kind`, text, error: epochKindUnknown(`/epochs/${epoch}/kind`, text) });
  return protocol;
}

function pasteNumbers(protocol: Protocol, row: TableRow, column: number, texts: readonly string[], unread: UnreadCell[], read: string[]): Protocol {
  let next = protocol;
  for (const [k, text] of texts.entries()) {
    const cell = row.cells[column + k];
    if (cell === undefined || column + k < numberColumn || text === "") continue;
    const reading = readQuantity(text, cell, cell.path);
    if ("error" in reading) unread.push({ path: cell.path, text, error: reading.error });
    else {
      read.push(cell.path);
      next = withValue(next, cell.path, reading.value, cell.fallback);
    }
  }
  return next;
}

/** A block of the table as tab-separated text at full precision, for spreadsheets. Among rows of epochs the further numbers are left out. */
export function copiedCells(
  protocol: Protocol,
  block: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number },
  textAt: (path: string) => string | undefined,
): string {
  const rows = tableRows(protocol).slice(block.top, block.bottom + 1);
  const ownOnly = rows.some(({ label }) => label === undefined);
  const taken = ownOnly ? rows.filter(({ label }) => label === undefined) : rows;
  const [left, right] = block.left === 0 ? [1, 5] : [block.left, block.right];
  return taken
    .map((row) =>
      columnsFrom(left, right)
        .map((column) => copied(protocol.epochs[row.epoch]!, row, column, textAt))
        .join("\t"),
    )
    .join("\n");
}

function columnsFrom(left: number, right: number): number[] {
  return Array.from({ length: right - left + 1 }, (_, k) => left + k);
}

function copied(epoch: Epoch, row: TableRow, column: number, textAt: (path: string) => string | undefined): string {
  if (column === 1) return row.label ?? kindName(epoch.kind);
  const cell = row.cells[column];
  return cell === undefined ? "" : (textAt(cell.path) ?? writePlain(cell.value));
}

/** The numbers of a block that Delete or Cut empties: changes become 0, so does a level; a duration has no number that means none. */
export function clearedCells(
  protocol: Protocol,
  block: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number },
): { readonly protocol: Protocol; readonly emptied: readonly string[]; readonly cleared: readonly string[] } {
  const cells = tableRows(protocol)
    .slice(block.top, block.bottom + 1)
    .flatMap((row) => row.cells.slice(block.left, block.right + 1).filter((cell) => cell !== undefined));
  const emptied = cells.filter((cell) => cell.fallback === undefined && !cell.isLevel).map(({ path }) => path);
  const clearing = cells.filter((cell) => !emptied.includes(cell.path));
  const next = clearing.reduce((done, cell) => withValue(done, cell.path, cell.fallback === undefined ? 0 : undefined), protocol);
  return { protocol: next, emptied, cleared: clearing.map(({ path }) => path) };
}
