import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { unexpected } from "../../src-shared/errors/contract-errors.ts";
import type { LevelUnit } from "../../src-shared/protocol/protocol.ts";
import type { DecimalMark } from "../../src-shared/waveform/cell-number.ts";
import type { WaveformEpoch } from "../../src-shared/waveform/read-waveform.ts";
import { settleReading, type SettledReading, type WaveformChoices, type WaveformQuestion } from "../../src-shared/waveform/waveform-reading.ts";
import type { WaveformTable } from "../../src-shared/waveform/waveform-table.ts";
import type { TimeUnit, ValueUnit } from "../../src-shared/waveform/waveform-units.ts";
import { readQuantity } from "../notation/quantity-text.ts";
import type { StartWaveformThread, WaveformThread } from "./start-waveform-thread.ts";
import { receivedWaveform, type WaveformAnswer } from "./waveform-thread.ts";

/** A column of a file as it is chosen. */
export interface WaveformColumn {
  /** its number, from 1 */
  readonly value: string;
  readonly name: string;
}

/** Stands for a column of times where the file has none. */
export const noTimes = "interval";

/**
 * The import of a file of samples as an epoch: its first rows, the options for reading it, and the resulting waveform. A thread of its own
 * reads the file, so that the page goes on while millions of rows are read.
 */
export class WaveformImport {
  #offsetText: string = $state("0");
  #intervalText: string = $state("");
  #choices: WaveformChoices = $state.raw({});
  #hasTimes: boolean | undefined = $state();
  /** its table has the first rows only; undefined while it is being read */
  #file: { readonly name: string; readonly table: WaveformTable | BenchError | undefined } | undefined = $state.raw();
  #outcome: WaveformEpoch | BenchError | undefined = $state.raw();
  #fraction: number | undefined = $state();
  readonly #levelUnit: () => LevelUnit;
  readonly #start: StartWaveformThread;
  #thread: WaveformThread | undefined;
  /** of the request whose answer is awaited; answers to earlier ones are late */
  #lastId = 0;
  /** the reading that was asked for last, as text */
  #asked = "";

  readonly #settled = $derived.by((): SettledReading | BenchError | undefined => this.#settle());

  /** @param levelUnit of the protocol that the waveform is for */
  constructor(levelUnit: () => LevelUnit, start: StartWaveformThread) {
    this.#levelUnit = levelUnit;
    this.#start = start;
  }

  /** ms */
  get offsetText(): string {
    return this.#offsetText;
  }
  set offsetText(text: string) {
    this.#offsetText = text;
    this.#read();
  }
  /** ms between samples; matters where the file has no times */
  get intervalText(): string {
    return this.#intervalText;
  }
  set intervalText(text: string) {
    this.#intervalText = text;
    this.#read();
  }
  /** of the file that is read, 0 to 1; undefined while none is */
  get fraction(): number | undefined {
    return this.#fraction;
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

  /** @param bytes are handed over to the thread @throws never: what cannot be read is `problem` */
  open(name: string, bytes: Uint8Array): void {
    this.#choices = {};
    this.#hasTimes = undefined;
    this.#intervalText = "";
    this.#file = { name, table: undefined };
    this.#outcome = undefined;
    this.#asked = "";
    // A thread that still reads an earlier file would not listen before its end.
    if (this.#fraction !== undefined) this.close();
    this.#fraction = 0;
    this.#post((id) => ({ id, open: { name, bytes } }));
  }

  /** Ends the thread. */
  close(): void {
    this.#thread?.terminate();
    this.#thread = undefined;
    this.#fraction = undefined;
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
    this.#read();
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

  /** Has the file read as it is settled now, unless that was asked for already. */
  #read(): void {
    const reading = this.#reading;
    const asked = reading === undefined ? "" : JSON.stringify(reading);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#outcome = undefined;
    this.#fraction = reading === undefined ? undefined : 0;
    // What is still read is no longer awaited.
    if (reading === undefined) this.#lastId += 1;
    else this.#post((id) => ({ id, read: reading }));
  }

  #post(request: (id: number) => Parameters<WaveformThread["post"]>[0]): void {
    const id = ++this.#lastId;
    this.#thread ??= this.#start(
      (answer) => this.#answered(answer),
      (reason) => this.#failed(unexpected(reason)),
    );
    this.#thread.post(request(id));
  }

  #answered(answer: WaveformAnswer): void {
    if (answer.id !== this.#lastId) return;
    if ("fraction" in answer) this.#fraction = answer.fraction;
    else if ("error" in answer) this.#failed(BenchError.fromJson(answer.error));
    else if ("head" in answer) {
      this.#fraction = undefined;
      this.#file = { name: answer.head.fileName, table: answer.head };
      this.#read();
    } else {
      this.#fraction = undefined;
      this.#outcome = receivedWaveform(answer.waveform);
    }
  }

  #failed(error: BenchError): void {
    this.#fraction = undefined;
    const file = this.#file;
    if (file?.table === undefined) this.#file = { name: file?.name ?? "", table: error };
    else this.#outcome = error;
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
