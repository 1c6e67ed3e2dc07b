import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

/** A field that must hold a number is empty. */
export const numberMissing = (where: string, name: string) =>
  new BenchError("number-missing", { where, what: sentence`${{ name }} has no number.`, remedy: "Type one, or press Esc to have the last one back." });

/** The typed text is not a number. */
export const numberUnreadable = (where: string, name: string, text: string) =>
  new BenchError("number-unreadable", { where, what: sentence`"${{ text }}" is no number for ${{ name }}.`, remedy: "Write it as in 20, 0.5 or 2e2." });

/** The comma of a typed number can separate thousands or decimals. */
export const numberAmbiguous = (where: string, text: string, grouped: string, decimal: string) =>
  new BenchError("number-ambiguous", {
    where,
    what: sentence`"${{ text }}" could be ${{ grouped }} or ${{ decimal }}.`,
    remedy: sentence`Write ${{ grouped }} without a comma, or ${{ decimal }} with a point.`,
  });

/** A number is too large for a double, or so small that it would become 0. */
export const numberOutOfRange = (where: string, text: string) =>
  new BenchError("number-out-of-range", { where, what: sentence`"${{ text }}" is beyond what a number can hold.`, remedy: "Write a number between 1e-300 and 1e300, or 0." });

/** A count has decimals. */
export const numberNotWhole = (where: string, name: string, value: number) =>
  new BenchError("number-not-whole", { where, what: sentence`${{ name }} is ${{ value }}, but it counts something.`, remedy: "Write a whole number." });

/** A number was typed with a unit that its field cannot have. */
export const unitUnknown = (where: string, typed: string, name: string, unit: string) =>
  new BenchError("unit-unknown", {
    where,
    what: sentence`"${{ typed }}" is no unit of ${{ name }}${unit === "" ? ", which has none" : sentence`, which is in ${{ unit }}`}.`,
    remedy: unit === "" ? "Write the number alone." : sentence`Write the number in ${{ unit }}, with or without the unit.`,
  });

/** A range of levels lacks its end. */
export const levelRangeOpen = (where: string, text: string) =>
  new BenchError("level-range-open", { where, what: sentence`The noise range ${{ text }} has no end.`, remedy: "Write start:step:end, such as 0:0.5:5." });

/** A list of levels has an entry that is not a number. */
export const levelListUnreadable = (where: string, part: string) =>
  new BenchError("level-list-unreadable", {
    where,
    what: part === "" ? "The list of levels has an empty place." : sentence`"${{ part }}" is no level.`,
    remedy: "Write levels as in 0, 1, 2 or as a range start:step:end, such as 0:0.5:5.",
  });

/** A comma or blank in a list of levels can separate two levels, or be part of a number. */
export const levelListAmbiguous = (where: string, text: string) =>
  new BenchError("level-list-ambiguous", {
    where,
    what: sentence`"${{ text }}" could be one level or several: its ${text.includes(",") ? "commas" : "blanks"} could separate levels, thousands or decimals.`,
    remedy: "Write semicolons between levels, such as 0,5; 1; or a single number without blanks and with a decimal point.",
  });

/** A cell that was pasted names no kind of epoch. */
export const epochKindUnknown = (where: string, text: string) =>
  new BenchError("epoch-kind-unknown", {
    where,
    what: sentence`"${{ text }}" is no kind of epoch.`,
    remedy: "Choose Step, Ramp, Sine, Chirp, Pulse train or Waveform.",
  });
