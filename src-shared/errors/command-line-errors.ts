import { BenchError } from "../foundation/bench-error.ts";
import { sentence } from "../foundation/sentence.ts";

// Errors of the command line.

/** A recorded run, with what somebody calls it. */
interface NamedRun {
  readonly id: string;
  readonly name?: string | undefined;
}

export const protocolUnknown = (file: string, name: string, names: readonly string[], misspelt: string | undefined): BenchError =>
  new BenchError("protocol-unknown", {
    where: file,
    what: sentence`No protocol of this file is called "${{ name }}".`,
    remedy: misspelt === undefined ? sentence`Choose one of ${{ names: quoted(names) }}.` : sentence`Did you mean "${{ misspelt }}"? The file has ${{ names: quoted(names) }}.`,
  });

export const protocolNotNamed = (file: string, names: readonly string[]): BenchError =>
  new BenchError("protocol-not-named", {
    where: file,
    what: sentence`This command is for one protocol, and the file has ${{ count: names.length }}.`,
    remedy: sentence`Name one with --protocol: ${{ names: quoted(names) }}.`,
  });

export const classNotOffered = (language: string): BenchError =>
  new BenchError("class-not-offered", {
    where: "--class",
    what: sentence`Only scripts for numpy can have a class of neurons, not those for ${{ language }}.`,
    remedy: "Leave --class out, or write --as numpy.",
  });

export const runNotNamed = (file: string, runs: readonly NamedRun[]): BenchError =>
  new BenchError("run-not-named", {
    where: file,
    what: sentence`This names a file that keeps ${{ count: runs.length }} runs, and none of them.`,
    remedy: sentence`Write FILE#RUN, as in ${{ file }}#${{ last: runs.at(-1)?.id ?? "run-1" }}; it has ${{ ids: lastOf(runs) }}.`,
  });

export const noRunsRecorded = (file: string): BenchError =>
  new BenchError("no-runs-recorded", {
    where: file,
    what: "The file has no recorded runs.",
    remedy: sentence`Record one with \`rheobase run ${{ file }} --record\`, or run it in the bench and save.`,
  });

export const runUnknown = (file: string, wanted: string, runs: readonly NamedRun[], misspelt: string | undefined): BenchError =>
  new BenchError("run-unknown", {
    where: file,
    what: sentence`No recorded run of this file is called "${{ wanted }}".`,
    remedy: misspelt === undefined ? sentence`Choose one of ${{ ids: lastOf(runs) }}.` : sentence`Did you mean "${{ misspelt }}"? The file has ${{ ids: lastOf(runs) }}.`,
  });

export const nothingToRecord = (protocol: string): BenchError =>
  new BenchError("nothing-to-record", {
    where: protocol,
    what: "The run is not complete, so it was not recorded in the experiment file: nobody could verify it later.",
    remedy: "Run it again to its end.",
  });

export const presetUnknown = (name: string, names: readonly string[], misspelt: string | undefined): BenchError =>
  new BenchError("preset-unknown", {
    where: "--preset",
    what: sentence`There is no preset called "${{ name }}".`,
    remedy: misspelt === undefined ? sentence`Choose one of ${{ names: quoted(names) }}.` : sentence`Did you mean "${{ misspelt }}"? The presets are ${{ names: quoted(names) }}.`,
  });

/** An option for reading a waveform is given without a waveform. */
export const waveformMissing = (option: string): BenchError =>
  new BenchError("waveform-missing", {
    where: option,
    what: sentence`${{ option }} is an option for reading a waveform, but no waveform is named.`,
    remedy: sentence`Add --waveform DATA.csv, or leave ${{ option }} out.`,
  });

/** A waveform is a current, and the neuron has no resistance. */
export const valueUnitNeedsResistance = (unit: string, preset: string): BenchError =>
  new BenchError("value-unit-needs-resistance", {
    where: "--value-unit",
    what: sentence`The values are a current (${{ unit }}), but the preset "${{ preset }}" gives tau_m alone, so what a current does to V is unknown.`,
    remedy: "Choose a preset that gives R_m, g_L or C_m, or give the values in V/s (that is I / C_m).",
  });

/** A waveform is in multiples of a rheobase that the neuron does not have. */
export const valueUnitNeedsRheobase = (preset: string, E_L: number, V_th: number): BenchError =>
  new BenchError("value-unit-needs-rheobase", {
    where: "--value-unit",
    what: sentence`The values are multiples of the rheobase, but "${{ preset }}" has none: its E_L (${{ E_L }} mV) is not below V_th (${{ V_th }} mV), so it fires without any.`,
    remedy: "Choose another preset, or give the values in V/s (that is I / C_m).",
  });

/** What is to be written is what was read. */
export const fileNamedTwice = (out: string): BenchError =>
  new BenchError("file-named-twice", {
    where: out,
    what: "This file is read, and was to be written too.",
    remedy: "Name another file with --out.",
  });

export const settingUnreadable = (given: string): BenchError =>
  new BenchError("setting-unreadable", {
    where: "--set",
    what: sentence`"${{ given }}" is not a path and a value.`,
    remedy: "Write --set PATH=VALUE, as in --set neuron.tau_m=20 or --set epochs.1.level=250; positions in lists count from 0.",
  });

/** A path leads to a key that protocols do not have. */
export const settingUnknown = (where: string, key: string, known: readonly string[], meant: string | undefined): BenchError =>
  new BenchError("setting-unknown", {
    where,
    what: sentence`A file has no "${{ key }}" there.`,
    remedy: meant === undefined ? sentence`Set one of ${{ known: known.join(", ") }}.` : sentence`Did you mean "${{ meant }}"?`,
  });

export const settingOutsideList = (where: string, key: string, count: number): BenchError =>
  new BenchError("setting-outside-list", {
    where,
    what: sentence`"${{ key }}" is no position in this list of ${{ count }}.`,
    remedy: count === 0 ? "Set the whole list, as JSON." : sentence`Positions count from 0: write a number from 0 to ${{ last: count - 1 }}, or set the whole list, as JSON.`,
  });

/** A path leads below a value that is not an object or list. */
export const settingWithoutParts = (where: string, value: string | undefined, key: string): BenchError =>
  new BenchError("setting-without-parts", {
    where,
    what: value === undefined ? sentence`Nothing is there that "${{ key }}" could be set in.` : sentence`The value there is ${{ value }}, which has no "${{ key }}".`,
    remedy: "Set the whole value, as JSON.",
  });

export const settingUnitUnknown = (where: string, typed: string, unit: string): BenchError =>
  new BenchError("setting-unit-unknown", {
    where,
    what: sentence`The number there is in ${{ unit }}, and "${{ typed }}" stands behind it.`,
    remedy: sentence`Write the number in ${{ unit }}, with its unit or without.`,
  });

/** Lists ids; of many only the latest, which are looked for most often. */
const lastOf = (runs: readonly NamedRun[]): string => {
  const last = runs.slice(-8).map(({ id, name }) => `"${id}"${name === undefined ? "" : ` (${name.trim().replaceAll(/\s+/g, " ")})`}`).join(", ");
  return runs.length > 8 ? `${last} and ${runs.length - 8} earlier ones` : last;
};

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

export const outputUnwritable = (reason: string, cause?: unknown): BenchError =>
  new BenchError(
    "output-unwritable",
    {
      where: "standard output",
      what: sentence`The output cannot be printed: ${{ reason }}. Result files are still written.`,
      remedy: "Free some disk space, or send the output elsewhere, and run the command again.",
    },
    { cause },
  );
