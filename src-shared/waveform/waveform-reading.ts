import { csvColumnMissing, csvColumnTwice } from "../errors/waveform-errors.ts";
import { isNumber, type DecimalMark } from "./cell-number.ts";
import { namesCurrent, namesIndex, namesTimes, timeUnits, valueUnits, type TitleUnit } from "./column-title.ts";
import { columnName, type WaveformTable } from "./waveform-table.ts";
import type { TimeUnit, ValueUnit } from "./waveform-units.ts";

/** The user's choices for reading a file; the others follow from the file, or become questions. */
export interface WaveformChoices {
  /** title, or number from 1 */
  readonly timeColumn?: string | number;
  /** title, or number from 1 */
  readonly valueColumn?: string | number;
  readonly timeUnit?: TimeUnit;
  /** a current becomes pA; V/s and rheobase only suit a protocol whose levelUnit is that */
  readonly valueUnit?: ValueUnit;
  /** ms between samples, for files without times */
  readonly interval?: number;
  readonly decimalMark?: DecimalMark;
  /** ms, added to every time; default 0 */
  readonly offset?: number;
  /** default hold: each value until the next, as a converter puts it out */
  readonly interpolation?: "hold" | "linear";
}

/** Complete options for reading a file. */
export interface WaveformReading {
  /** columns from 0; interval in ms */
  readonly times: { readonly column: number; readonly unit: TimeUnit } | { readonly interval: number };
  /** from 0 */
  readonly valueColumn: number;
  readonly valueUnit: ValueUnit;
  readonly decimalMark: DecimalMark;
  /** ms */
  readonly offset: number;
  readonly interpolation: "hold" | "linear";
}

/** A question that neither the file nor a safe guess can answer. */
export interface WaveformQuestion {
  readonly about: "timeColumn" | "valueColumn" | "timeUnit" | "valueUnit" | "interval" | "decimalMark";
  /** the reason, a sentence */
  readonly what: string;
  /** answers as they are given; empty where any number may be one */
  readonly answers: readonly string[];
}

export interface SettledReading {
  /** undefined while a question is open */
  readonly reading: WaveformReading | undefined;
  readonly questions: readonly WaveformQuestion[];
  /** assumptions, and choices that contradict the file: valid, but perhaps not intended */
  readonly notes: readonly string[];
}

/**
 * Determines how to read a table: from the choices, otherwise from its titles. If neither decides and a wrong guess could go unnoticed, the
 * result has a question. Only missing units are assumed, as ms and `levelUnit`, with a note.
 *
 * @param levelUnit of the protocol that the waveform is for
 * @throws BenchError csv-column-missing, csv-column-twice where a choice does not fit the file
 */
export function settleReading(table: WaveformTable, choices: WaveformChoices, levelUnit: ValueUnit = "pA"): SettledReading {
  const questions: WaveformQuestion[] = [];
  const notes: string[] = [];
  const timeColumn = timeColumnOf(table, choices, questions);
  const valueColumn = valueColumnOf(table, choices, timeColumn, questions, notes);
  if (valueColumn !== undefined && valueColumn === timeColumn) throw csvColumnTwice(table.fileName, columnName(table, valueColumn));
  const timeUnit = typeof timeColumn === "number" ? timeUnitOf(table, timeColumn, choices.timeUnit, questions, notes) : undefined;
  const valueUnit = valueColumn === undefined ? undefined : valueUnitOf(table, valueColumn, choices.valueUnit, levelUnit, questions, notes);
  const decimalMark = choices.decimalMark ?? table.decimalMark;
  if (decimalMark === undefined)
    questions.push({ about: "decimalMark", what: "A comma in this file may stand before decimals or separate thousands.", answers: ["comma", "point"] });

  const times =
    typeof timeColumn === "number"
      ? timeUnit === undefined
        ? undefined
        : { column: timeColumn, unit: timeUnit }
      : choices.interval === undefined
        ? undefined
        : { interval: choices.interval };
  const isSettled = times !== undefined && valueColumn !== undefined && valueUnit !== undefined && decimalMark !== undefined;
  const { offset = 0, interpolation = "hold" } = choices;
  return { reading: isSettled ? { times, valueColumn, valueUnit, decimalMark, offset, interpolation } : undefined, questions, notes };
}

/** Column of times, from 0; "none": samples have a fixed interval, which is given or becomes a question. */
function timeColumnOf(table: WaveformTable, { timeColumn, interval }: WaveformChoices, questions: WaveformQuestion[]): number | "none" {
  if (timeColumn !== undefined) return columnIndex(table, timeColumn);
  if (interval !== undefined) return "none";
  const { width, titles, units } = table;
  const named = columnsWhere(table, (k) => namesTimes(titles?.[k] ?? "") || units[k]?.kind === "time");
  if (named.length === 1) return named[0]!;
  if (named.length > 1) {
    questions.push({ about: "timeColumn", what: `${named.length} columns name times.`, answers: named.map((k) => columnName(table, k)) });
    return named[0]!;
  }
  const countsRows = titles !== undefined && namesIndex(titles[0] ?? "") && isCounting(table, 0);
  if (width === 1 || (width === 2 && countsRows)) {
    questions.push({
      about: "interval",
      what: width === 1 ? "The file has one column, so it has no times." : `Column ${columnName(table, 0)} counts the rows: the file has no times.`,
      answers: [],
    });
    return "none";
  }
  if (width > 2 && !countsRows && isCounting(table, 0) && isAscending(table, 1))
    questions.push({ about: "timeColumn", what: "Columns 1 and 2 both ascend, and no title says which holds the times.", answers: [columnName(table, 0), columnName(table, 1)] });
  return countsRows ? 1 : 0;
}

function valueColumnOf(table: WaveformTable, { valueColumn }: WaveformChoices, timeColumn: number | "none", questions: WaveformQuestion[], notes: string[]): number | undefined {
  if (valueColumn !== undefined) return columnIndex(table, valueColumn);
  const { titles, units } = table;
  const rest = columnsWhere(
    table,
    (k) =>
      k !== timeColumn &&
      !(table.width > 2 && k === 0 && namesIndex(titles?.[k] ?? "unnamed") && isCounting(table, k)) &&
      isNumber(table.rows[0]?.cells[k] ?? ""),
  );
  if (rest.length === 1) return rest[0];
  const named = rest.filter((k) => namesCurrent(titles?.[k] ?? "") || units[k]?.kind === "value");
  if (named.length === 1) return named[0];
  if (table.format === "ATF" && named.length > 1) {
    notes.push(`The file has ${named.length} sweeps; the first, column ${columnName(table, named[0]!)}, is taken.`);
    return named[0];
  }
  // If the second column does not exist or is not numeric, reading the file reports it.
  if (rest.length === 0) return Math.min(timeColumn === 0 ? 1 : 0, table.width);
  questions.push({ about: "valueColumn", what: `${rest.length} columns may hold the values.`, answers: rest.map((k) => columnName(table, k)) });
  return undefined;
}

function timeUnitOf(table: WaveformTable, column: number, chosen: TimeUnit | undefined, questions: WaveformQuestion[], notes: string[]): TimeUnit | undefined {
  const told = table.units[column] ?? { kind: "none" };
  if (chosen !== undefined) {
    if (told.kind === "time" && told.unit !== chosen) notes.push(`Column ${columnName(table, column)} says ${told.unit}; its times are read in ${chosen}, as chosen.`);
    return chosen;
  }
  if (told.kind === "time") return told.unit;
  if (told.kind === "none") {
    notes.push("The file does not say the unit of its times: they are read in ms.");
    return "ms";
  }
  questions.push({ about: "timeUnit", what: notAUnitOf("times", table, column, told), answers: timeUnits });
  return undefined;
}

function valueUnitOf(
  table: WaveformTable,
  column: number,
  chosen: ValueUnit | undefined,
  levelUnit: ValueUnit,
  questions: WaveformQuestion[],
  notes: string[],
): ValueUnit | undefined {
  const told = table.units[column] ?? { kind: "none" };
  if (chosen !== undefined) {
    if (told.kind !== "none" && told.unit !== chosen)
      notes.push(`Column ${columnName(table, column)} says ${told.unit}; its values are read in ${chosen}, as chosen.`);
    return chosen;
  }
  if (told.kind === "value") return told.unit;
  if (told.kind === "none") {
    notes.push(`The file does not say the unit of its values: they are read in ${levelUnit}.`);
    return levelUnit;
  }
  questions.push({ about: "valueUnit", what: notAUnitOf("values", table, column, told), answers: valueUnits });
  return undefined;
}

function notAUnitOf(what: "times" | "values", table: WaveformTable, column: number, told: Exclude<TitleUnit, { kind: "none" }>): string {
  const says = `Column ${columnName(table, column)} says ${told.unit}`;
  if (told.kind === "voltage") return `${says}: a voltage, which is no ${what === "times" ? "time" : "current"}.`;
  return `${says}, which is no unit of ${what} that can be read.`;
}

function columnIndex({ fileName, titles, width }: WaveformTable, column: string | number): number {
  const index = typeof column === "number" ? column - 1 : (titles?.indexOf(column) ?? -1);
  if (Number.isInteger(index) && index >= 0 && index < width) return index;
  const columns = titles === undefined ? `${width} without names` : titles.map((title) => `"${title}"`).join(", ");
  throw csvColumnMissing(fileName, typeof column === "number" ? String(column) : `"${column}"`, columns);
}

function columnsWhere({ width }: WaveformTable, test: (column: number) => boolean): number[] {
  return Array.from({ length: width }, (_, k) => k).filter(test);
}

/** The first rows of a column as numbers. */
function firstNumbers({ rows }: WaveformTable, column: number): number[] {
  return rows.slice(0, 100).map(({ cells }) => Number((cells[column] ?? "").trim().replace(",", ".") || NaN));
}

/** true if a column counts its rows: 0, 1, 2 ... or 1, 2, 3 ... */
function isCounting(table: WaveformTable, column: number): boolean {
  const numbers = firstNumbers(table, column);
  return (numbers[0] === 0 || numbers[0] === 1) && numbers.every((value, k) => value === numbers[0]! + k);
}

function isAscending(table: WaveformTable, column: number): boolean {
  return firstNumbers(table, column).every((value, k, all) => k === 0 || value > all[k - 1]!);
}
