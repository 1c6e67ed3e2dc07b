import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

/** A CSV file has no two rows of numbers. */
export const csvTooShort = (file: string, rows: number) =>
  new BenchError("csv-too-short", {
    where: file,
    what: sentence`The file has ${{ rows }} ${rows === 1 ? "row" : "rows"} of samples; a waveform needs at least two.`,
    remedy: "Choose a file with one time and one value per row.",
  });

/** A named column does not exist. */
export const csvColumnMissing = (file: string, column: string, columns: string) =>
  new BenchError("csv-column-missing", {
    where: file,
    what: sentence`There is no column ${{ column }}; the file has ${{ columns }}.`,
    remedy: "Choose a column by the name in the first row, or by its number from 1.",
  });

/** Text cannot be split into rows and cells. */
export const csvUnreadable = (file: string, row: number, reason: string) =>
  new BenchError("csv-unreadable", {
    where: `${file} row ${row}`,
    what: sentence`The row cannot be split into cells: ${{ reason }}.`,
    remedy: "Close every quotation mark, or save the file again as CSV.",
  });

/** A cell that must hold a number does not. */
export const csvNotANumber = (file: string, row: number, column: string, found: string) =>
  new BenchError("csv-not-a-number", {
    where: `${file} row ${row}, column ${column}`,
    what: found === "" ? "The cell is empty; it must hold a number." : sentence`"${{ found }}" is not a number.`,
    remedy: found.includes(",")
      ? "Write a decimal point and no thousands separators; a decimal comma needs semicolons or tabs between the cells."
      : "Correct the cell or remove the row.",
  });

/** The times of a CSV file do not ascend. */
export const csvTimesNotAscending = (file: string, row: number, column: string, before: number, time: number, unit: string) =>
  new BenchError("csv-times-not-ascending", {
    where: `${file} row ${row}, column ${column}`,
    what: sentence`The time ${{ time }} ${{ unit }} does not come after the one before it (${{ before }} ${{ unit }}).`,
    remedy: "Sort the rows by time and keep one per time; check that the column holds times.",
  });

/** All samples of a waveform are before the start of its epoch. */
export const csvEndsBeforeStart = (file: string, last: number, offset: number) =>
  new BenchError("csv-ends-before-start", {
    where: file,
    what: sentence`The last sample is at ${{ last }} ms (offset ${{ offset }} ms), but the epoch begins at 0 ms, so nothing of the waveform would be left.`,
    remedy: "Give an offset that moves the samples to 0 ms and later.",
  });

/** A file is not a table of numbers. */
export const notATable = (file: string, found: string) =>
  new BenchError("not-a-table", {
    where: file,
    what: sentence`This is not a table of numbers; it seems to be ${{ found }}.`,
    remedy: "Save it as CSV, tab-separated text or ATF 1.0: one row per sample, a time and a value in each.",
  });

/** One column was chosen for both. */
export const csvColumnTwice = (file: string, column: string) =>
  new BenchError("csv-column-twice", {
    where: file,
    what: sentence`Column ${{ column }} is chosen for the times and for the values.`,
    remedy: "Choose another column for one of them, or a sampling interval if the file has no times.",
  });

/** Two times of a file are the same number once they are in ms. */
export const csvTimesMerge = (file: string, row: number, column: string, before: number, time: number, unit: string) =>
  new BenchError("csv-times-merge", {
    where: `${file} row ${row}, column ${column}`,
    what: sentence`The times ${{ before }} ${{ unit }} and ${{ time }} ${{ unit }} are one number in ms: they differ beyond 15 digits.`,
    remedy: "Let the times start near 0, or choose a larger interval between samples.",
  });

/** The file does not determine how to read it. `answers`: possible answers; empty if any number is possible. */
export const waveformUndecided = (file: string, reason: string, options: string, answers: readonly string[]) =>
  new BenchError("waveform-undecided", {
    where: file,
    what: sentence`${{ reason }} The file does not determine how to read it.`,
    remedy: answers.length === 0 ? `Say it with ${options}.` : `Say which with ${options}: ${answers.join(", ")}.`,
  });
