import { basename, resolve } from "node:path";
import { experimentFormat } from "../../src-shared/experiment/experiment-file.ts";
import { experimentVersion } from "../../src-shared/experiment/experiment-version.ts";
import { protocolPlace } from "../../src-shared/experiment/read-experiment.ts";
import { decimalSum } from "../../src-shared/foundation/decimal.ts";
import { presetUnknown, valueUnitNeedsResistance, valueUnitNeedsRheobase, waveformMissing } from "../../src-shared/errors/command-line-errors.ts";
import { misspellingOf } from "../../src-shared/foundation/spelling.ts";
import { presets, type Preset } from "../../src-shared/neuron/presets.ts";
import { resolveNeuron } from "../../src-shared/neuron/resolve-neuron.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { resolveProtocol } from "../../src-shared/protocol/resolve-protocol.ts";
import type { WaveformCsvOptions, WaveformEpoch } from "../../src-shared/protocol/waveform-csv.ts";
import { levelUnitOfValues, type ValueUnit } from "../../src-shared/protocol/waveform-units.ts";
import { createExperiment } from "../workbench/experiments.ts";
import { importWaveform } from "../workbench/waveforms.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";
import { stepsProtocol, waveformProtocol } from "./starter.ts";

/** How a waveform is read is said only together with `waveform`. */
export interface NewOptions extends Partial<WaveformCsvOptions> {
  readonly preset: string;
  /** CSV file */
  readonly waveform?: string;
}

const ending = ".rheobase.json";

/** `rheobase new FILE`: an experiment to start from, current steps or an imported waveform for a published neuron. */
export async function newExperiment(file: string, options: NewOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  const preset = presetCalled(options.preset);
  const path = file.endsWith(ending) ? file : file + ending;
  const { protocol, lines, notes, about } = options.waveform === undefined ? steps(preset, options) : await waveform(preset, options.waveform, options, host);
  resolveProtocol(protocol, protocolPlace(basename(path), 0)); // What `validate` would refuse is not written.
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

/** What is to be written, and what is said about it. */
interface Starter {
  readonly protocol: Protocol;
  readonly lines: readonly string[];
  readonly notes: readonly string[];
  /** for `--json` */
  readonly about: Readonly<Record<string, unknown>>;
}

const readingOptions: Readonly<Record<keyof WaveformCsvOptions, string>> = {
  timeColumn: "--time-column",
  valueColumn: "--value-column",
  timeUnit: "--time-unit",
  valueUnit: "--value-unit",
  offset: "--offset",
  interpolation: "--interpolation",
};

function steps(preset: Preset, options: NewOptions): Starter {
  for (const [name, option] of Object.entries(readingOptions)) if (Object.hasOwn(options, name)) throw waveformMissing(option);
  return { protocol: stepsProtocol(preset), lines: [`ten current steps for ${preset.name}`], notes: [], about: {} };
}

async function waveform(preset: Preset, file: string, options: NewOptions, host: Host): Promise<Starter> {
  const reading: WaveformCsvOptions = { timeUnit: "ms", valueUnit: "pA", interpolation: "hold", ...options };
  const { timeUnit, valueUnit, interpolation } = reading;
  checkUnit(valueUnit, preset);
  const epoch = await importWaveform(resolve(host.cwd, file), reading);
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
    notes: startNotes(first, reading.offset ?? 0),
    about: { waveform: { file, samples: times.length, first, last, duration, lowest, highest, levelUnit, timeUnit, valueUnit, interpolation } },
  };
}

function checkUnit(unit: ValueUnit, preset: Preset): void {
  const { R_m, E_L, V_th } = resolveNeuron(preset.neuron, preset.id);
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

/** What happens at 0 ms where no sample lies there. */
function startNotes(first: number, offset: number): string[] {
  const better = decimalSum(offset, -first);
  if (first > 0) return [`The first sample is at ${first} ms; its value holds from 0 ms on. --offset ${better} moves it to 0 ms.`];
  if (first < 0) return [`The sweep begins at 0 ms; what lies before is left out. --offset ${better} keeps all of it.`];
  return [];
}
