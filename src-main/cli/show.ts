import { resolve } from "node:path";
import { protocolPlace } from "../../src-shared/experiment/read-experiment.ts";
import { noiseColumn } from "../../src-shared/export/column-names.ts";
import { unitInName, units } from "../../src-shared/foundation/units.ts";
import { maximumRate, rheobaseOf, rheobaseUnit } from "../../src-shared/neuron/derived.ts";
import type { Distribution } from "../../src-shared/neuron/lif-parameters.ts";
import { axesOf } from "../../src-shared/protocol/conditions.ts";
import { driveUnit } from "../../src-shared/protocol/drive-unit.ts";
import { sweepDuration } from "../../src-shared/protocol/epoch-in-sweep.ts";
import { rateWindow } from "../../src-shared/protocol/epoch-spans.ts";
import { protocolNotes } from "../../src-shared/protocol/protocol-notes.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { resolveProtocol } from "../../src-shared/protocol/resolve-protocol.ts";
import { compileStimulus } from "../../src-shared/stimulus/compile-stimulus.ts";
import { levelInWindow } from "../../src-shared/stimulus/level-in-window.ts";
import { predictRate } from "../../src-shared/theory/predict-rate.ts";
import { openExperiment } from "../workbench/experiments.ts";
import { chosenProtocols } from "./chosen-protocols.ts";
import { epochTable } from "./epoch-table.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";
import { textTable, type TextTable } from "./text-table.ts";

export interface ShowOptions {
  readonly protocol?: string;
}

/** Conditions that are listed before the rest is only counted. */
const listedConditions = 50;

/** `rheobase show FILE`: parameters, epochs and conditions of every protocol, as tables. */
export async function show(file: string, options: ShowOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  const { experiment, name } = await openExperiment(resolve(host.cwd, file));
  const chosen = chosenProtocols(experiment, options.protocol, file);
  const protocols = chosen.map(({ protocol, index }) => resolveProtocol(protocol, protocolPlace(name, index)));
  for (const [k, protocol] of protocols.entries()) {
    if (k > 0) terminal.print("");
    for (const line of report(protocol)) terminal.print(line);
  }
  return { exitCode: exitCodes.done, document: { file, protocols: protocols.map(entryOf) } };
}

function report(protocol: ResolvedProtocol): string[] {
  const conditions = conditionGroups(protocol);
  const counts = axesOf(protocol).map(({ name, values }) => count(values.length, name === "noise" ? "noise level" : name));
  const noise = protocol.noise === undefined ? [] : [noiseColumn(protocol.noise)];
  const rest = conditions.length - listedConditions;
  return [
    `${protocol.name} (${protocol.id})`,
    ...(protocol.notes === "" ? [] : [protocol.notes]),
    ...protocolNotes(protocol).map((note) => `Note: ${note}`),
    "",
    "Parameters",
    textTable(parameterTable(protocol)),
    "",
    "Simulation",
    textTable({ columns: ["name", "value", "unit"], rows: simulationRows(protocol) }),
    "",
    `Epochs, levels in ${levelUnitText(protocol)}`,
    textTable(epochTable(protocol)),
    "",
    `Conditions: ${counts.join(" x ")}`,
    textTable({
      columns: ["sweep", `level_${unitInName(driveUnit(protocol))}`, ...noise, "trials", "duration_ms", "from_ms", "to_ms", "predicted_Hz"],
      rows: conditions
        .slice(0, listedConditions)
        .map((c) => [c.sweep, rounded(c.level), ...(noise.length === 0 ? [] : [rounded(c.noiseLevel)]), c.trials, c.duration_ms, c.from_ms, c.to_ms, rounded(c.predictedRate_Hz)]),
    }),
    ...(rest > 0 ? [`  and ${rest} more; --json lists them all`] : []),
  ];
}

function parameterTable({ neuron, neuronAsGiven }: ResolvedProtocol): TextTable {
  const names = ["tau_m", "R_m", "C_m", "E_L", "V_th", "V_reset", "V_init", "t_ref"] as const;
  const rows = names.map((name) => {
    const given = neuronAsGiven[name];
    const origin = given === undefined ? (name === "t_ref" || name === "V_init" ? "default" : "derived") : typeof given === "number" ? "" : spreadText(given);
    return [name, rounded(neuron[name]), units[name], neuron[name] === undefined ? "unknown" : origin];
  });
  return {
    columns: ["name", "value", "unit", ""],
    rows: [...rows, ["rheobase", rounded(rheobaseOf(neuron)), rheobaseUnit(neuron), "derived"], ["f_max", rounded(maximumRate(neuron)), "Hz", "derived"]],
  };
}

function spreadText(spread: Distribution): string {
  switch (spread.distribution) {
    case "constant":
      return "";
    case "normal":
      return `normal, SD ${spread.sd}`;
    case "uniform":
      return `uniform from ${spread.from} to ${spread.to}`;
    case "lognormal":
      return `lognormal, sigma ${spread.sigma}`;
  }
}

function simulationRows(p: ResolvedProtocol): (string | number | undefined)[][] {
  const recorded = p.recordV ? `every ${p.recordEvery === 1 ? "step" : `${p.recordEvery} steps`} of ${count(p.recordNeurons, "neuron")}` : "no";
  return [
    ["integrator", p.integrator],
    ["dt", String(p.dt), "ms"],
    ["seed", p.seed],
    ["population", String(p.population)],
    ["V recorded", recorded],
    ["noise", noiseText(p)],
  ].map(([name, value, unit = ""]) => [name, value, unit]);
}

function noiseText({ noise, dt }: ResolvedProtocol): string {
  switch (noise?.kind) {
    case undefined:
      return "none";
    case "white":
      return "white";
    case "held":
      return `held, ${noise.distribution}, a new value every ${rounded(noise.intervalSteps * dt)} ms`;
    case "ornstein-uhlenbeck":
      return `Ornstein-Uhlenbeck, tau ${noise.tau} ms`;
    case "shot":
      return `shot, ${noise.synapse} synapses, ${noise.excitatoryRate} Hz excitatory, ${noise.inhibitoryRate} Hz inhibitory`;
  }
}

function levelUnitText(p: ResolvedProtocol): string {
  return p.levelUnit === "rheobase" ? `multiples of the rheobase, ${rounded(rheobaseOf(p.neuron))} ${rheobaseUnit(p.neuron)}` : p.levelUnit;
}

/** The trials of one sweep and noise level. */
interface ConditionGroup {
  /** from 1 */
  readonly sweep: number;
  /** of the drive in the window, in the unit of `driveUnit`; its time mean where it moves */
  readonly level: number | undefined;
  readonly noiseLevel: number | undefined;
  readonly trials: number;
  readonly duration_ms: number;
  readonly from_ms: number;
  readonly to_ms: number;
  readonly predictedRate_Hz: number | undefined;
}

function conditionGroups(p: ResolvedProtocol): ConditionGroup[] {
  const noiseLevels: readonly (number | undefined)[] = p.noise?.levels ?? [undefined];
  return Array.from({ length: p.sweeps }, (_, sweep) => sweep).flatMap((sweep) => {
    const stimulus = compileStimulus(p, sweep);
    const window = rateWindow(p, sweep);
    return noiseLevels.map((noiseLevel) => ({
      sweep: sweep + 1,
      level: levelInWindow(stimulus, window)?.level,
      noiseLevel,
      trials: p.trials,
      duration_ms: sweepDuration(p, sweep),
      from_ms: window.from,
      to_ms: window.to,
      predictedRate_Hz: predictRate(p, stimulus, window, noiseLevel)?.rate,
    }));
  });
}

function entryOf(protocol: ResolvedProtocol) {
  const { neuron, neuronAsGiven, ...rest } = protocol;
  return {
    ...rest,
    neuron,
    neuronAsGiven,
    rheobase: { value: rheobaseOf(neuron), unit: rheobaseUnit(neuron) },
    maximumRate_Hz: maximumRate(neuron),
    driveUnit: driveUnit(protocol),
    conditions: conditionGroups(protocol),
  };
}

/** To six digits: what nobody typed is not read further. */
function rounded(x: number | undefined): number | undefined {
  return x === undefined ? undefined : Number(x.toPrecision(6));
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
