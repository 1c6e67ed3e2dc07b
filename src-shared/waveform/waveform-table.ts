import Papa from "papaparse";
import { csvTooShort, csvUnreadable, notATable } from "../errors/waveform-errors.ts";
import { decimalMarkOf, isNumber, type DecimalMark } from "./cell-number.ts";
import { cellUnit, titleUnit, type TitleUnit } from "./column-title.ts";
import { foreignFile } from "./foreign-file.ts";

/** A row of cells and its number in the file, from 1. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A text file of numbers, split into cells, with what its first rows say about the columns. */
export interface WaveformTable {
  readonly fileName: string;
  /** ATF: the text format of Axon's programs, whose columns are sweeps of one signal */
  readonly format: "csv" | "ATF";
  /** of samples */
  readonly rows: readonly TableRow[];
  readonly width: number;
  /** of the columns; undefined where the file has none */
  readonly titles: readonly string[] | undefined;
  /** of each column, by a row of units or by its title */
  readonly units: readonly TitleUnit[];
  /** undefined where every comma could be a decimal comma or separate thousands */
  readonly decimalMark: DecimalMark | undefined;
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * Splits a text into rows of cells. The separator is tab, semicolon, comma or blank, whichever the first line of samples has, or that of a
 * spreadsheet's `sep=` line. Skips blank lines and lines that begin with # or %. Without a row of titles, the last of these lines before the
 * samples gives the titles, if it has one for each column. A second row without numbers has the units. Also reads headers of ATF 1.0.
 *
 * @param fileName for errors
 * @param onProgress called with the fraction of the work that is done
 * @throws BenchError not-a-table, csv-unreadable, csv-too-short
 */
export function waveformTable(text: string, fileName: string, onProgress?: (fraction: number) => void): WaveformTable {
  const foreign = foreignFile(text);
  if (foreign !== undefined) throw notATable(fileName, foreign);
  const { lines, comment, separator, format } = sampleLines(text.replace(/^\uFEFF/, ""), (fraction) => onProgress?.(0.4 * fraction));
  const delimiter = separator ?? delimiterOf(lines);
  const rows = splitRows(lines, delimiter, fileName, (fraction) => onProgress?.(0.4 + 0.6 * fraction));
  const width = rows.slice(0, 3).reduce((widest, { cells }) => Math.max(widest, cells.length), 0);

  let titles = isHead(rows[0]) ? rows.shift()!.cells : undefined;
  const unitRow = titles !== undefined && rows.length > 2 && isHead(rows[0]) && rows[0]!.cells.some((cell) => isKnown(cellUnit(cell))) ? rows.shift() : undefined;
  if (rows.length < 2) throw csvTooShort(fileName, rows.length);
  titles ??= titlesInComment(comment, delimiter, width);
  const units = Array.from({ length: width }, (_, k): TitleUnit => {
    if (unitRow !== undefined) return cellUnit(unitRow.cells[k] ?? "");
    return titleUnit(titles?.[k] ?? "");
  });
  const decimalMark = delimiter === "," ? "point" : decimalMarkOf(cellsOf(rows));
  return { fileName, format, rows, width, titles: titles?.map((title) => title.trim()), units, decimalMark };
}

/** The name of a column for people: its number, with its title where it has one. */
export function columnName({ titles }: WaveformTable, index: number): string {
  const title = titles?.[index];
  return title === undefined || title === "" ? String(index + 1) : `${index + 1} ("${title}")`;
}

const isKnown = ({ kind }: TitleUnit): boolean => kind !== "unknown" && kind !== "none";

/** A row without any number in it: a misprint in a row of samples is no title. */
function isHead(row: TableRow | undefined): boolean {
  return row?.cells.every((cell) => !isNumber(cell)) === true;
}

function* cellsOf(rows: readonly TableRow[]): Generator<string> {
  for (const { cells } of rows) yield* cells;
}

/** The lines that are neither blank nor comments, and their context. */
function sampleLines(text: string, onProgress: (fraction: number) => void): { lines: Line[]; comment: string | undefined; separator: string | undefined; format: "csv" | "ATF" } {
  const lines: Line[] = [];
  let comment: string | undefined;
  let separator: string | undefined;
  for (const { number, text: line, end } of linesOf(text)) {
    if (number % linesBetweenProgress === 0) onProgress(end / text.length);
    const trimmed = line.trim();
    if (trimmed === "") continue;
    const mark = /^[#%]\s*/.exec(trimmed);
    if (mark !== null) {
      if (lines.length === 0) comment = trimmed.slice(mark[0].length);
    } else if (lines.length === 0 && separator === undefined && /^"?sep=.?"?$/i.test(line.trimEnd())) separator = /sep=(.)/i.exec(line)?.[1] ?? "\t";
    else lines.push({ number, text: line });
  }
  if (!/^ATF[\t, ]+\d/.test(lines[0]?.text ?? "")) return { lines, comment, separator, format: "csv" };
  // Line 2 says how many header lines follow, and how many columns there are.
  const headers = Number(/^\s*(\d+)/.exec(lines[1]?.text ?? "")?.[1] ?? 0);
  return { lines: lines.slice(2 + headers), comment: undefined, separator: lines[0]!.text.includes("\t") ? "\t" : undefined, format: "ATF" };
}

/** Lines between two reports of progress. */
const linesBetweenProgress = 50_000;

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** The lines that are not empty; a file may hold tens of millions of empty ones, which are counted and nothing more. */
function* linesOf(text: string): Generator<Line & { readonly end: number }> {
  let number = 1;
  let nextReturn = text.indexOf("\r");
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) {
      at += code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
      number += 1;
      continue;
    }
    // Sought only when it was passed, since most files have none.
    if (nextReturn >= 0 && nextReturn < at) nextReturn = text.indexOf("\r", at);
    const feed = text.indexOf("\n", at);
    const end = Math.min(feed < 0 ? text.length : feed, nextReturn < 0 ? text.length : nextReturn);
    yield { number, text: text.slice(at, end), end };
    at = end;
  }
}

/** The separator between cells. It is not found by counting, because decimal commas would mislead it. */
function delimiterOf(lines: readonly Line[]): "\t" | ";" | "," | " " {
  const [first, second] = [lines[0]?.text ?? "", (lines[1] ?? lines[0])?.text ?? ""];
  if (first.includes("\t")) return "\t";
  if (first.includes(";")) return ";";
  const words = second.trim().split(/\s+/);
  if (words.length > 1 && words.every(isNumber)) return " ";
  return ",";
}

function splitRows(lines: readonly Line[], delimiter: string, fileName: string, onProgress: (fraction: number) => void): TableRow[] {
  if (lines.some(({ text }) => text.includes('"'))) return quotedRows(lines, delimiter, fileName);
  const rows: TableRow[] = [];
  for (const [k, { number, text }] of lines.entries()) {
    if (k % linesBetweenProgress === 0) onProgress(k / lines.length);
    const cells = delimiter === " " ? wordsOf(text) : text.split(delimiter);
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ number, cells });
  }
  return rows;
}

/** Rows of a file with quotes, within which separators and line ends are part of a cell. */
function quotedRows(lines: readonly Line[], delimiter: string, fileName: string): TableRow[] {
  if (delimiter === " ") return lines.map(({ number, text }) => ({ number, cells: wordsOf(text) }));
  const { data, errors } = Papa.parse<string[]>(lines.map(({ text }) => text).join("\n"), { delimiter });
  const [error] = errors;
  if (error !== undefined) throw csvUnreadable(fileName, lines[error.row ?? 0]?.number ?? 1, error.message.charAt(0).toLowerCase() + error.message.slice(1));
  return data.map((cells, k) => ({ number: lines[k]?.number ?? k + 1, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

/** Cells between blanks; a title keeps the unit in brackets that follows it: Time (ms). */
function wordsOf(text: string): string[] {
  return text.trim().match(/[^\s([]+(?:\s*[([][^)\]]*[)\]])?|[([][^)\]]*[)\]]/g) ?? [];
}

function titlesInComment(comment: string | undefined, delimiter: string, width: number): string[] | undefined {
  if (comment === undefined || width < 2) return undefined;
  const cells = delimiter === " " ? wordsOf(comment) : comment.split(delimiter);
  return cells.length === width && !cells.some(isNumber) ? cells : undefined;
}
