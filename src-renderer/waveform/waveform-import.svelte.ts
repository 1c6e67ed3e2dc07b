import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { LevelUnit } from "../../src-shared/protocol/protocol.ts";
import type { DecimalMark } from "../../src-shared/waveform/cell-number.ts";
import { readWaveform, type WaveformEpoch } from "../../src-shared/waveform/read-waveform.ts";
import { textOfBytes } from "../../src-shared/waveform/text-of-bytes.ts";
import { settleReading, type SettledReading, type WaveformChoices, type WaveformQuestion } from "../../src-shared/waveform/waveform-reading.ts";
import { waveformTable, type WaveformTable } from "../../src-shared/waveform/waveform-table.ts";
import type { TimeUnit, ValueUnit } from "../../src-shared/waveform/waveform-units.ts";
import { readQuantity } from "../notation/quantity-text.ts";

/** A column of a file as it is chosen. */
export interface WaveformColumn {
  /** its number, from 1 */
  readonly value: string;
  readonly name: string;
}

/** Stands for a column of times where the file has none. */
export const noTimes = "interval";

/** The import of a file of samples as an epoch: its content, the options for reading it, and the resulting waveform. */
export class WaveformImport {
  offsetText: string = $state("0");
  /** ms between samples; matters where the file has no times */
  intervalText: string = $state("");
  #choices: WaveformChoices = $state.raw({});
  #hasTimes: boolean | undefined = $state();
  #file: { readonly name: string; readonly table: WaveformTable | BenchError } | undefined = $state.raw();
  readonly #levelUnit: () => LevelUnit;

  readonly #settled = $derived.by((): SettledReading | BenchError | undefined => this.#settle());
  readonly #outcome = $derived.by((): WaveformEpoch | BenchError | undefined => this.#read());

  /** @param levelUnit of the protocol that the waveform is for */
  constructor(levelUnit: () => LevelUnit) {
    this.#levelUnit = levelUnit;
  }

  get fileName(): string | undefined {
    return this.#file?.name;
  }
  get columns(): readonly WaveformColumn[] {
    const table = this.#table;
    return Array.from({ length: table?.width ?? 0 }, (_, k) => ({ value: String(k + 1), name: (table?.titles?.[k] ?? "") || `Column ${k + 1}` }));
  }
  /** rows of samples at the start of the file */
  get firstRows(): readonly (readonly string[])[] {
    return this.#table?.rows.slice(0, 6).map(({ cells }) => cells) ?? [];
  }
  /** number of the column of times, from 1; "interval" for a file without times; "" while not chosen */
  get timeColumn(): string {
    if (this.#choices.timeColumn !== undefined) return String(this.#choices.timeColumn);
    if (this.#hasTimes === false || this.asks("interval")) return noTimes;
    const times = this.#reading?.times;
    return times !== undefined && "column" in times ? String(times.column + 1) : "";
  }
  get valueColumn(): string {
    return this.#shown("valueColumn", (reading) => reading.valueColumn + 1);
  }
  get timeUnit(): string {
    return this.#shown("timeUnit", ({ times }) => ("unit" in times ? times.unit : "ms"));
  }
  get valueUnit(): string {
    return this.#shown("valueUnit", (reading) => reading.valueUnit);
  }
  get decimalMark(): string {
    return this.#shown("decimalMark", (reading) => reading.decimalMark);
  }
  /** whether commas in the file have two meanings */
  get mayBeThousands(): boolean {
    return this.#table !== undefined && this.#table.decimalMark === undefined;
  }
  get interpolation(): "hold" | "linear" {
    return this.#choices.interpolation ?? "hold";
  }
  /** what the file leaves open */
  get questions(): readonly WaveformQuestion[] {
    return this.#settled === undefined || this.#settled instanceof BenchError ? [] : this.#settled.questions;
  }
  /** assumptions, and contradictions to the file */
  get notes(): readonly string[] {
    return this.#settled === undefined || this.#settled instanceof BenchError ? [] : this.#settled.notes;
  }
  /** undefined while the file cannot be read */
  get epoch(): WaveformEpoch | undefined {
    return this.#outcome instanceof BenchError ? undefined : this.#outcome;
  }
  /** why it cannot, with row and column */
  get problem(): string | undefined {
    const error = [this.#file?.table, this.#settled, this.#outcome].find((one) => one instanceof BenchError);
    return error instanceof BenchError ? `${error.where}: ${error.what} ${error.remedy}` : undefined;
  }

  asks(about: WaveformQuestion["about"]): boolean {
    return this.questions.some((question) => question.about === about);
  }

  uses(column: string): boolean {
    return column === this.timeColumn || column === this.valueColumn;
  }

  /** @throws never: what cannot be read is `problem` */
  open(name: string, bytes: Uint8Array): void {
    this.#choices = {};
    this.#hasTimes = undefined;
    this.intervalText = "";
    this.#file = { name, table: orError(() => waveformTable(textOfBytes(bytes), name)) };
  }

  chooseTimes(column: string): void {
    this.#hasTimes = column !== noTimes;
    this.#choose({ timeColumn: column === noTimes ? undefined : Number(column) });
  }
  chooseValues(column: string): void {
    this.#choose({ valueColumn: Number(column) });
  }
  chooseTimeUnit(timeUnit: TimeUnit): void {
    this.#choose({ timeUnit });
  }
  chooseValueUnit(valueUnit: ValueUnit): void {
    this.#choose({ valueUnit });
  }
  chooseDecimalMark(decimalMark: DecimalMark): void {
    this.#choose({ decimalMark });
  }
  chooseInterpolation(interpolation: "hold" | "linear"): void {
    this.#choose({ interpolation });
  }

  get #table(): WaveformTable | undefined {
    return this.#file?.table instanceof BenchError ? undefined : this.#file?.table;
  }

  get #reading() {
    return this.#settled === undefined || this.#settled instanceof BenchError ? undefined : this.#settled.reading;
  }

  #shown(name: "valueColumn" | "timeUnit" | "valueUnit" | "decimalMark", settled: (reading: NonNullable<SettledReading["reading"]>) => string | number): string {
    const chosen = this.#choices[name];
    if (chosen !== undefined) return String(chosen);
    return this.#reading === undefined ? "" : String(settled(this.#reading));
  }

  #choose(choice: { [name in keyof WaveformChoices]: WaveformChoices[name] | undefined }): void {
    const entries = Object.entries({ ...this.#choices, ...choice }).filter(([, value]) => value !== undefined);
    this.#choices = Object.fromEntries(entries);
  }

  #settle(): SettledReading | BenchError | undefined {
    const table = this.#table;
    if (table === undefined) return undefined;
    const offset = readQuantity(this.offsetText, { name: "Offset", unit: "ms" }, "");
    if ("error" in offset) return undefined;
    const interval = this.#hasTimes === true ? undefined : readInterval(this.intervalText);
    const withTimes = interval === undefined ? {} : { interval };
    const settled = orError(() => settleReading(table, { ...this.#choices, ...withTimes, offset: offset.value }, this.#levelUnit()));
    if (settled instanceof BenchError || this.#hasTimes !== false || interval !== undefined) return settled;
    return { ...settled, reading: undefined, questions: [...settled.questions, { about: "interval", what: "No column holds times.", answers: [] }] };
  }

  #read(): WaveformEpoch | BenchError | undefined {
    const [table, reading] = [this.#table, this.#reading];
    return table === undefined || reading === undefined ? undefined : orError(() => readWaveform(table, reading));
  }
}

/** ms; undefined while it is no number above 0. */
function readInterval(text: string): number | undefined {
  const reading = text.trim() === "" ? undefined : readQuantity(text, { name: "Interval", unit: "ms" }, "");
  return reading !== undefined && !("error" in reading) && reading.value > 0 ? reading.value : undefined;
}

function orError<T>(read: () => T): T | BenchError {
  try {
    return read();
  } catch (error) {
    if (error instanceof BenchError) return error;
    throw error;
  }
}
