import { basename, resolve } from "node:path";
import { experimentFormat } from "../../src-shared/experiment/experiment-file.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import { protocolPlace } from "../../src-shared/experiment/read-experiment.ts";
import type { BenchError } from "../../src-shared/foundation/bench-error.ts";
import { decimal, decimalSum } from "../../src-shared/foundation/decimal.ts";
import { presetUnknown, valueUnitNeedsResistance, valueUnitNeedsRheobase, waveformMissing } from "../../src-shared/errors/command-line-errors.ts";
import { misspellingOf } from "../../src-shared/foundation/spelling.ts";
import { presets, type Preset } from "../../src-shared/neuron/presets.ts";
import { valueOrThrow } from "../../src-shared/foundation/parsed.ts";
import { readNeuron } from "../../src-shared/neuron/read-neuron.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { waveformUndecided } from "../../src-shared/errors/waveform-errors.ts";
import { readWaveform, type WaveformEpoch } from "../../src-shared/waveform/read-waveform.ts";
import { settleReading, type WaveformChoices, type WaveformQuestion } from "../../src-shared/waveform/waveform-reading.ts";
import { levelUnitOfValues, type ValueUnit } from "../../src-shared/waveform/waveform-units.ts";
import { createExperiment } from "../workbench/experiments.ts";
import { openWaveform } from "../workbench/waveforms.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";
import { stepsProtocol, waveformProtocol } from "./starter.ts";

/** The options of `WaveformChoices` require `waveform`. */
export interface NewOptions extends WaveformChoices {
  readonly preset: string;
  /** file of samples */
  readonly waveform?: string;
  /** Hz; the same as an interval of 1000 / rate ms */
  readonly rate?: number;
}

const ending = ".rheobase.json";

/** `rheobase new FILE`: writes a starting experiment with current steps or an imported waveform for a published neuron. */
export async function newExperiment(file: string, options: NewOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  const preset = presetCalled(options.preset);
  const path = file.endsWith(ending) ? file : file + ending;
  const { protocol, lines, notes, about } = options.waveform === undefined ? steps(preset, options) : await waveform(preset, options.waveform, options, host);
  planOrThrow(protocol, protocolPlace(basename(path), 0)); // Never write a file that `validate` would reject.
  await createExperiment(resolve(host.cwd, path), { format: experimentFormat, version: experimentVersion, name: basename(path, ending), protocols: [protocol] });
  terminal.print(`${path}: ${lines.join("\n  ")}`);
  terminal.print(`Run it: rheobase run ${path}`);
  for (const note of notes) terminal.note(`note: ${note}`);
  return { exitCode: exitCodes.done, document: { file: path, preset: preset.id, source: preset.source, ...about } };
}

function presetCalled(id: string): Preset {
  const preset = presets.find((one) => one.id === id);
  if (preset !== undefined) return preset;
  const ids = presets.map((one) => one.id);
  throw presetUnknown(id, ids, misspellingOf(id, ids));
}

/** The experiment to write, and the lines to print about it. */
interface Starter {
  readonly protocol: Protocol;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  /** for `--json` */
  readonly about: Readonly<Record<string, unknown>>;
}

const readingOptions: Readonly<Record<keyof WaveformChoices | "rate", string>> = {
  timeColumn: "--time-column",
  valueColumn: "--value-column",
  timeUnit: "--time-unit",
  valueUnit: "--value-unit",
  interval: "--interval",
  rate: "--rate",
  decimalMark: "--decimal-mark",
  offset: "--offset",
  interpolation: "--interpolation",
};

function steps(preset: Preset, options: NewOptions): Starter {
  for (const [name, option] of Object.entries(readingOptions)) if (Object.hasOwn(options, name)) throw waveformMissing(option);
  return { protocol: stepsProtocol(preset), lines: [`ten current steps for ${preset.name}`], notes: [], about: {} };
}

async function waveform(preset: Preset, file: string, options: NewOptions, host: Host): Promise<Starter> {
  const table = await openWaveform(resolve(host.cwd, file));
  const { rate, ...choices } = options;
  const { reading, questions, notes } = settleReading(table, rate === undefined ? choices : { ...choices, interval: decimal(1000 / rate) });
  if (reading === undefined) throw undecided(table.fileName, questions[0]!);
  const { valueUnit, interpolation } = reading;
  const timeUnit = "unit" in reading.times ? reading.times.unit : "ms";
  checkUnit(valueUnit, preset);
  const epoch = readWaveform(table, reading);
  const { times, duration } = epoch;
  const levelUnit = levelUnitOfValues(valueUnit);
  const [first, last] = [times[0]!, times.at(-1)!];
  const { lowest, highest } = rangeOf(epoch);
  return {
    protocol: waveformProtocol(preset, epoch, levelUnit),
    lines: [
      `the waveform of ${file} for ${preset.name}`,
      `${times.length} samples, ${first} to ${last} ms${readIn(timeUnit, "ms")}; the sweep lasts ${duration} ms`,
      `${lowest} to ${highest} ${levelUnit}${readIn(valueUnit, levelUnit)}`,
      interpolation === "hold" ? "hold: each value until the next sample" : "linear: straight lines between samples",
    ],
    notes: [...notes, ...startNotes(first, reading.offset)],
    about: { waveform: { file, samples: times.length, first, last, duration, lowest, highest, levelUnit, timeUnit, valueUnit, interpolation } },
  };
}

/** An open question about the CSV as an error that names the option which answers it. */
function undecided(fileName: string, { about, what, answers }: WaveformQuestion): BenchError {
  return waveformUndecided(fileName, what, about === "interval" ? "--interval MS, or --rate HZ" : readingOptions[about], answers);
}

function checkUnit(unit: ValueUnit, preset: Preset): void {
  const { R_m, E_L, V_th } = valueOrThrow(readNeuron(preset.neuron, preset.id));
  const levelUnit = levelUnitOfValues(unit);
  if (levelUnit === "pA" && R_m === undefined) throw valueUnitNeedsResistance(unit, preset.id);
  if (levelUnit === "rheobase" && !(E_L < V_th)) throw valueUnitNeedsRheobase(preset.id, E_L, V_th);
}

const readIn = (given: string, kept: string): string => (given === kept ? "" : ` (read in ${given})`);

function rangeOf({ values }: WaveformEpoch): { lowest: number; highest: number } {
  let [lowest, highest] = [Infinity, -Infinity];
  for (const value of values) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  return { lowest, highest };
}

/** Notes for a waveform whose first sample is not at 0 ms. */
function startNotes(first: number, offset: number): string[] {
  const better = decimalSum(offset, -first);
  if (first > 0) return [`The first sample is at ${first} ms; its value holds from 0 ms on. --offset ${better} moves it to 0 ms.`];
  if (first < 0) return [`The sweep begins at 0 ms; what lies before is left out. --offset ${better} keeps all of it.`];
  return [];
}
