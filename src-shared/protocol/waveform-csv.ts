import Papa from "papaparse";
import { decimal, decimalSum } from "../foundation/decimal.ts";
import { csvColumnMissing, csvEndsBeforeStart, csvNotANumber, csvTimesNotAscending, csvTooShort, csvUnreadable } from "../errors/files-errors.ts";
import type { Epoch } from "./epoch.ts";
import { timeFactors, valueFactors, type TimeUnit, type ValueUnit } from "./waveform-units.ts";

/** How the columns of a CSV file are to be read. */
export interface WaveformCsvOptions {
  /** name in the first row, or number from 1; default 1 */
  readonly timeColumn?: string | number;
  /** name in the first row, or number from 1; default 2 */
  readonly valueColumn?: string | number;
  readonly timeUnit: TimeUnit;
  /** a current becomes pA; V/s and rheobase only suit a protocol whose levelUnit is that */
  readonly valueUnit: ValueUnit;
  /** ms, added to every time; default 0 */
  readonly offset?: number;
  readonly interpolation: "hold" | "linear";
}

export type WaveformEpoch = Extract<Epoch, { kind: "waveform" }>;

/** A row of cells and its number in the file, from 1. */
interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

/**
 * A waveform epoch from CSV: one row per sample; cells between tabs, semicolons or commas, whichever of them the first row has;
 * decimal commas where the cells are not separated by commas; a first row of names or none; rows that are empty or begin with # passed over. The epoch lasts to
 * the last sample, and one interval longer where samples are held.
 *
 * @param fileName for errors and the epoch's `source`
 * @throws BenchError csv-too-short, csv-column-missing, csv-unreadable, csv-not-a-number or csv-times-not-ascending, with row and column;
 * csv-ends-before-start where the epoch would last 0 ms or less
 */
export function readWaveformCsv(text: string, fileName: string, options: WaveformCsvOptions): WaveformEpoch {
  const { rows, delimiter } = splitRows(text, fileName);
  const names = headOf(rows);
  const samples = names === undefined ? rows : rows.slice(1);
  const width = Math.max(0, ...rows.slice(0, 2).map(({ cells }) => cells.length));
  if (samples.length < 2) throw csvTooShort(fileName, samples.length);
  const timeColumn = columnIndex(options.timeColumn ?? 1, names, width, fileName);
  const valueColumn = columnIndex(options.valueColumn ?? 2, names, width, fileName);
  const columnName = (index: number) => (names?.[index] === undefined ? String(index + 1) : `${index + 1} ("${names[index]}")`);

  const numberIn = ({ number, cells }: Row, index: number): number => {
    const cell = (cells[index] ?? "").trim();
    const value = parseNumber(cell, delimiter);
    if (value === undefined) throw csvNotANumber(fileName, number, columnName(index), cell);
    return value;
  };
  const times: number[] = [];
  const values: number[] = [];
  let before = -Infinity;
  for (const row of samples) {
    const time = numberIn(row, timeColumn);
    if (!(time > before)) throw csvTimesNotAscending(fileName, row.number, columnName(timeColumn), before, time, options.timeUnit);
    before = time;
    times.push(scaled(time, timeFactors[options.timeUnit]));
    values.push(scaled(numberIn(row, valueColumn), valueFactors[options.valueUnit]));
  }
  const { offset = 0 } = options;
  const moved = offset === 0 ? times : times.map((time) => decimalSum(time, offset));
  const [beforeLast, last] = [moved.at(-2)!, moved.at(-1)!];
  const duration = options.interpolation === "hold" ? decimalSum(last, decimalSum(last, -beforeLast)) : last;
  if (!(duration > 0)) throw csvEndsBeforeStart(fileName, last, offset);
  return { kind: "waveform", duration, level: 0, times: moved, values, interpolation: options.interpolation, source: fileName };
}

function splitRows(text: string, fileName: string): { rows: Row[]; delimiter: string } {
  const plain = text.replace(/^\uFEFF/, "");
  const firstLine = plain.split(/[\r\n]+/).find((line) => line.trim() !== "" && !line.trimStart().startsWith("#")) ?? "";
  // Papa Parse guesses by counting, which decimal commas mislead.
  const delimiter = ["\t", ";"].find((candidate) => firstLine.includes(candidate)) ?? ",";
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter });
  const [error] = errors;
  if (error !== undefined) throw csvUnreadable(fileName, (error.row ?? 0) + 1, error.message.charAt(0).toLowerCase() + error.message.slice(1));
  const rows = data.map((cells, k) => ({ number: k + 1, cells })).filter(({ cells }) => !cells[0]!.trimStart().startsWith("#") && cells.some((cell) => cell.trim() !== ""));
  return { rows, delimiter };
}

/** The names in the first row; undefined where any of its cells is a number: a misprint in a row of samples is not a name. */
function headOf(rows: readonly Row[]): string[] | undefined {
  const names = rows[0]?.cells.map((cell) => cell.trim());
  return names?.every((name) => parseNumber(name, ";") === undefined) === true ? names : undefined;
}

function columnIndex(column: string | number, names: readonly string[] | undefined, width: number, fileName: string): number {
  const index = typeof column === "number" ? column - 1 : (names?.indexOf(column) ?? -1);
  if (Number.isInteger(index) && index >= 0 && index < width) return index;
  const columns = names === undefined ? `${width} without names` : names.map((name) => `"${name}"`).join(", ");
  throw csvColumnMissing(fileName, typeof column === "number" ? String(column) : `"${column}"`, columns);
}

/** A decimal number; with a decimal comma where cells are not separated by commas. Undefined for anything else. */
function parseNumber(cell: string, delimiter: string): number | undefined {
  const plain = delimiter === "," ? cell : cell.replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function scaled(value: number, factor: number): number {
  return factor === 1 ? value : decimal(value * factor);
}
