import Papa from "papaparse";
import { BenchError } from "../../src-shared/foundation/bench-error.ts";
import type { LevelUnit } from "../../src-shared/protocol/protocol.ts";
import { readWaveformCsv, type WaveformEpoch } from "../../src-shared/waveform/read-waveform.ts";
import type { TimeUnit, ValueUnit } from "../../src-shared/protocol/waveform-units.ts";
import { readQuantity } from "../notation/quantity-text.ts";
import { columnsOf, guessUnits, type CsvColumn } from "./waveform-columns.ts";

/** A CSV file on its way to becoming an epoch: what it holds, how it is to be read, and what comes of that. */
export class WaveformImport {
  /** number of the column, from 1 */
  timeColumn: string = $state("1");
  valueColumn: string = $state("2");
  timeUnit: TimeUnit = $state("ms");
  valueUnit: ValueUnit = $state("pA");
  interpolation: "hold" | "linear" = $state("linear");
  offsetText: string = $state("0");
  #file: { readonly name: string; readonly text: string } | undefined = $state.raw();
  readonly #levelUnit: () => LevelUnit;

  readonly #rows = $derived.by(() => (this.#file === undefined ? [] : previewRows(this.#file.text)));
  readonly #columns = $derived.by(() => columnsOf(this.#rows));
  readonly #outcome = $derived.by((): WaveformEpoch | BenchError | undefined => this.#read());

  /** @param levelUnit of the protocol that the waveform is for */
  constructor(levelUnit: () => LevelUnit) {
    this.#levelUnit = levelUnit;
  }

  get fileName(): string | undefined {
    return this.#file?.name;
  }
  get columns(): readonly CsvColumn[] {
    return this.#columns;
  }
  /** rows of samples at the start of the file */
  get firstRows(): readonly (readonly string[])[] {
    return this.#rows.slice(this.#columns.some(({ isNamed }) => isNamed) ? 1 : 0).slice(0, 6);
  }
  /** undefined while the file cannot be read */
  get epoch(): WaveformEpoch | undefined {
    return this.#outcome instanceof BenchError ? undefined : this.#outcome;
  }
  /** why it cannot, with row and column */
  get problem(): string | undefined {
    if (!(this.#outcome instanceof BenchError)) return undefined;
    const { where, what, remedy } = this.#outcome;
    return `${where}: ${what} ${remedy}`;
  }

  uses(column: string): boolean {
    return column === this.timeColumn || column === this.valueColumn;
  }

  open(name: string, text: string): void {
    this.#file = { name, text };
    this.timeColumn = "1";
    this.valueColumn = this.#columns.length > 1 ? "2" : "1";
    const guessed = guessUnits(this.#columns[0]?.name ?? "", this.#columns[1]?.name ?? "", this.#levelUnit());
    this.timeUnit = guessed.time;
    this.valueUnit = guessed.value;
  }

  #read(): WaveformEpoch | BenchError | undefined {
    if (this.#file === undefined) return undefined;
    const offset = readQuantity(this.offsetText, { name: "Offset", unit: "ms" }, "");
    if ("error" in offset) return undefined;
    try {
      return readWaveformCsv(this.#file.text, this.#file.name, {
        timeColumn: Number(this.timeColumn),
        valueColumn: Number(this.valueColumn),
        timeUnit: this.timeUnit,
        valueUnit: this.valueUnit,
        offset: offset.value,
        interpolation: this.interpolation,
      });
    } catch (error) {
      if (error instanceof BenchError) return error;
      throw error;
    }
  }
}

/** The first rows as cells, split as `readWaveformCsv` splits them. */
function previewRows(text: string): string[][] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/, 200).filter((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  const delimiter = ["\t", ";"].find((candidate) => lines[0]?.includes(candidate) === true) ?? ",";
  return Papa.parse<string[]>(lines.slice(0, 20).join("\n"), { delimiter }).data;
}
