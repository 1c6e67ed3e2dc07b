import { resolve } from "node:path";
import { protocolPlace } from "../../src-shared/experiment/read-experiment.ts";
import { unitInName } from "../../src-shared/foundation/unit-in-name.ts";
import { completeNames, parameterOf } from "../../src-shared/neuron/declared-parameters.ts";
import { maximumRate, rheobaseOf, rheobaseUnit } from "../../src-shared/neuron/derived.ts";
import type { Distribution } from "../../src-shared/neuron/lif-parameters.ts";
import { driveUnit } from "../../src-shared/protocol/drive-unit.ts";
import { notesOn } from "../../src-shared/notes/notes-on-plan.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { shownValue } from "../../src-shared/plan/axis.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { predictRate, predictSpikeCount, predictVoltage } from "../../src-shared/theory/predict-rate.ts";
import { openExperiment } from "../workbench/experiments.ts";
import { protocolsAsSet, type ProtocolOptions } from "./chosen-protocols.ts";
import { epochTable } from "./epoch-table.ts";
import { networkSize } from "../../src-shared/plan/network-size.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Host, Outcome, Terminal } from "./host.ts";
import { groupTable, hasNetwork, networkSizeLine, projectionTable } from "./network-lines.ts";
import { textTable, type TextTable } from "./text-table.ts";

export type ShowOptions = ProtocolOptions;

/** Number of conditions listed; the others are only counted. */
const listedConditions = 50;

/** `rheobase show FILE`: prints parameters, epochs and conditions of every protocol as tables. */
export async function show(file: string, options: ShowOptions, host: Host, terminal: Terminal): Promise<Outcome> {
  const { experiment, name } = await openExperiment(resolve(host.cwd, file));
  const chosen = protocolsAsSet(experiment, options, { file, name });
  const plans = chosen.map(({ protocol, index }) => planOrThrow(protocol, protocolPlace(name, index)));
  for (const [k, plan] of plans.entries()) {
    if (k > 0) terminal.print("");
    for (const line of protocolLines(plan)) terminal.print(line);
  }
  return { exitCode: exitCodes.done, document: { file, protocols: plans.map(entryOf) } };
}

function protocolLines(plan: Plan): string[] {
  const { protocol, axes } = plan;
  const conditions = conditionGroups(plan);
  const counts = axes.map(({ words, values }) => `${values.length} ${values.length === 1 ? words.one : words.many}`);
  const parameters = axes.filter(({ role }) => role === "parameter");
  const rest = conditions.length - listedConditions;
  return [
    `${protocol.name} (${protocol.id})`,
    ...(protocol.notes === "" ? [] : [protocol.notes]),
    ...notesOn(plan).map((note) => `Note: ${note.line("")}`),
    "",
    ...modelLines(protocol),
    "",
    "Simulation",
    textTable({ columns: ["name", "value", "unit"], rows: simulationRows(protocol) }),
    "",
    `Epochs, levels in ${levelUnitText(protocol)}`,
    textTable(epochTable(protocol)),
    "",
    `Conditions: ${counts.join(" x ")}`,
    textTable({
      columns: [
        plan.stimulusAxis.column,
        `level_${unitInName(driveUnit(protocol))}`,
        ...parameters.map(({ column }) => column),
        "trials",
        "duration_ms",
        "from_ms",
        "to_ms",
        "predicted_Hz",
        "predicted_CV",
        "predicted_spikes",
        "free_V_mV",
        "free_V_sd_mV",
      ],
      rows: conditions
        .slice(0, listedConditions)
        .map((c) => [
          c.sweep,
          rounded(c.level),
          ...parameters.map((axis) => rounded(shownValue(axis, c.condition.at[axes.indexOf(axis)]!))),
          c.trials,
          c.duration_ms,
          c.from_ms,
          c.to_ms,
          rounded(c.predictedRate_Hz),
          rounded(c.predictedCv),
          c.predictedSpikes,
          rounded(c.freeV_mV),
          rounded(c.freeVsd_mV),
        ]),
    }),
    ...(rest > 0 ? [`  and ${rest} more; --json lists them all`] : []),
  ];
}

/** The neuron, or the groups, projections and size of a network. */
function modelLines(protocol: ResolvedProtocol): string[] {
  if (!hasNetwork(protocol)) return ["Parameters", textTable(parameterTable(protocol))];
  const { network } = protocol;
  return ["Groups", textTable(groupTable(network)), "", "Projections", textTable(projectionTable(network)), "", "Size", `  ${networkSizeLine(protocol)}`];
}

function parameterTable({ neuron, neuronAsGiven }: ResolvedProtocol): TextTable {
  const rows = completeNames.map((name) => {
    const given = neuronAsGiven[name];
    const origin = given === undefined ? (parameterOf(name).default === undefined ? "derived" : "default") : typeof given === "number" ? "" : spreadText(given);
    return [name, rounded(neuron[name]), parameterOf(name).unit, neuron[name] === undefined ? "unknown" : origin];
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
function conditionGroups(plan: Plan) {
  return Array.from({ length: plan.groups }, (_, group) => {
    const condition = plan.condition(group * plan.repeats);
    const [drive, setting] = [plan.driveOf(condition), plan.settingOf(condition)];
    const { level, window, duration } = drive;
    const { noiseLevel } = setting;
    const firing = predictRate(setting, drive);
    const free = predictVoltage(setting, drive);
    return {
      condition,
  /** from 1 */
      sweep: plan.coordinatesOf(condition).stimulus + 1,
  /** drive in the window, in the unit of `driveUnit`; its time mean where it varies */
      level: level?.level,
      noiseLevel,
      trials: plan.repeats,
      duration_ms: duration,
      from_ms: window.from,
      to_ms: window.to,
      /** of the long run, where the window is long enough for it */
      predictedRate_Hz: firing?.rate,
      predictedCv: firing?.cv,
      /** exact, without noise */
      predictedSpikes: predictSpikeCount(setting, drive),
      /** stationary V as if there were no threshold */
      freeV_mV: free?.mean,
      freeVsd_mV: free?.sd,
    };
  });
}

function entryOf(plan: Plan) {
  const { protocol } = plan;
  const { neuron, neuronAsGiven, network, ...rest } = protocol;
  const ofNeuron = { neuron, neuronAsGiven, rheobase: { value: rheobaseOf(neuron), unit: rheobaseUnit(neuron) }, maximumRate_Hz: maximumRate(neuron) };
  return {
    ...rest,
    ...(network === undefined ? ofNeuron : { network, size: networkSize(network, protocol.dt) }),
    driveUnit: driveUnit(protocol),
    // "notes" is the lab's own text.
    remarks: notesOn(plan).map((note) => note.json()),
    conditions: conditionGroups(plan).map(({ condition: _, ...group }) => group),
  };
}

/** Rounds computed values to six digits. */
function rounded(x: number | undefined): number | undefined {
  return x === undefined ? undefined : Number(x.toPrecision(6));
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
