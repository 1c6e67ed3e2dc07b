import type { LevelUnit } from "../../src-shared/protocol/protocol.ts";
import type { TimeUnit, ValueUnit } from "../../src-shared/waveform/waveform-units.ts";

/** A column of a CSV file as it is chosen. */
export interface CsvColumn {
  /** its number, from 1 */
  readonly value: string;
  readonly name: string;
  /** whether the first row names it */
  readonly isNamed: boolean;
}

/** The columns of a file by its first rows: names are in the first row where none of its cells is a number. */
export function columnsOf(rows: readonly (readonly string[])[]): CsvColumn[] {
  const width = Math.max(0, ...rows.slice(0, 2).map((cells) => cells.length));
  const first = rows[0] ?? [];
  const isNamed = first.length > 0 && first.every((cell) => !/^\s*[+-]?(\d|[.,]\d)/.test(cell));
  return Array.from({ length: width }, (_, k) => {
    const name = isNamed ? first[k]?.trim() : undefined;
    return { value: String(k + 1), name: name === undefined || name === "" ? `Column ${k + 1}` : name, isNamed };
  });
}

/** Units that the names of the columns tell: "time (s)", "I_nA", "current [A]"; ms and the unit of the levels where they tell none. */
export function guessUnits(time: string, value: string, levelUnit: LevelUnit): { readonly time: TimeUnit; readonly value: ValueUnit } {
  const told = <U extends string>(name: string, units: Readonly<Record<string, U>>): U | undefined => {
    const word = /[([_\s,/]\s*([A-Za-zµ]+(?:\/s)?)\s*[)\]]?\s*$/.exec(name)?.[1];
    return word !== undefined && Object.hasOwn(units, word) ? units[word] : undefined;
  };
  const timeUnit = told<TimeUnit>(time, { s: "s", sec: "s", ms: "ms", us: "us", "µs": "us" }) ?? "ms";
  const valueUnit = told<ValueUnit>(value, { A: "A", uA: "uA", "µA": "uA", nA: "nA", pA: "pA", "V/s": "V/s" }) ?? levelUnit;
  return { time: timeUnit, value: valueUnit };
}
