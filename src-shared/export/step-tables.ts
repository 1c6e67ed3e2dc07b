import { rheobaseOf, rheobaseUnit } from "../neuron/derived.ts";
import { currentStepIn, measuredRheobase, stepResponse, type CurrentStep, type StepResponse } from "../statistics/current-steps.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";
import { spikesIn, type TimeWindow } from "../statistics/spike-counts.ts";
import type { Cell, Table } from "./csv-text.ts";
import { cellsOfRow, headsOf, type TableColumn } from "./declared-columns.ts";
import { placeColumns } from "./place-columns.ts";

/** Maximum length, in samples, of a trace that is fitted, because it is read into memory. */
const mostSamples = 1e7;
/** Neurons of a population that get rows: fitting takes some 10 ms each. */
const mostNeurons = 10;

/** A fitted step: where it is, and what it says. */
interface FittedStep extends StepResponse {
  readonly level: number;
  /** from 0 */
  readonly neuron: number;
}

const noAnswer = "the neuron spikes in the step or before it";

export const stepColumns: readonly TableColumn<FittedStep>[] = [
  { name: "level", unit: "drive", definition: "level of the step", of: ({ level }) => level },
  { name: "neuron", definition: "number in the population, from 1; the first ten that are recorded", of: ({ neuron }) => neuron + 1 },
  { name: "baseline", unit: "mV", definition: "mean V of the last 10 % of the constant level before the step", emptyWhere: noAnswer, of: ({ baseline }) => baseline },
  {
    name: "steady",
    unit: "mV",
    definition: "mean V of the last 10 % of the step, settled or not",
    emptyWhere: noAnswer,
    source: "eFEL: steady_state_voltage_stimend",
    of: ({ steadyState }) => steadyState,
  },
  {
    name: "input_resistance",
    unit: "MOhm",
    definition: "(fitted_steady - V that the level before approaches) over the change of level; both from exponentials, so that a step need not settle",
    emptyWhere: `${noAnswer}, the drive is in V/s, or V does not tell where it goes`,
    of: ({ inputResistance }) => inputResistance,
  },
  {
    name: "tau_m",
    unit: "ms",
    definition: "time constant of a + b exp(-t / tau), fitted to V from the step's onset to its end by least squares",
    emptyWhere: `${noAnswer}, or no exponential fits`,
    of: ({ membraneTimeConstant }) => membraneTimeConstant,
  },
  {
    name: "sag",
    unit: "mV",
    definition: "how far V goes below `steady` in the first 90 % of a hyperpolarising step: 0 for a leaky integrator",
    emptyWhere: `${noAnswer}, or the step depolarises`,
    source: "eFEL: sag_amplitude",
    of: ({ sag }) => sag,
  },
  {
    name: "fitted_steady",
    unit: "mV",
    definition: "a of that fit: the V that the step leads to",
    emptyWhere: `${noAnswer}, or no exponential fits`,
    of: ({ approached }) => approached,
  },
  {
    name: "settled",
    definition: "part of the way from `baseline` to `fitted_steady` that V has gone when the step ends: 1 is all of it",
    emptyWhere: `${noAnswer}, or no exponential fits`,
    of: ({ settled }) => settled,
  },
];

/**
 * step_response.csv: membrane properties fitted to each step below threshold, one row per sweep with a step and neuron
 * (the first ten recorded). Only the first trial is used, since without noise all trials are equal.
 */
export async function stepResponseTable(result: ProtocolResult): Promise<Table> {
  const { plan } = result;
  const unit = plan.driveUnit;
  const { columns, cellsOf } = placeColumns(plan, { roles: ["stimulus"] });
  const rows: Cell[][] = [];
  for (const condition of result.conditions) {
    if (condition.status !== "finished") continue;
    const { protocol, noiseLevel = 0 } = plan.settingOf(condition.condition);
    if (noiseLevel !== 0 || plan.coordinatesOf(condition.condition).repeat !== 0) continue;
    const { stimulus, window } = plan.driveOf(condition.condition);
    const step = currentStepIn(stimulus, window);
    if (step === undefined) continue;
    for (let neuron = 0; neuron < Math.min(protocol.recordNeurons, mostNeurons); neuron++) {
      const response = await responseOf(condition, neuron, step, unit);
      if (response === undefined) continue;
      rows.push([...cellsOf(condition.condition), ...cellsOfRow(stepColumns, { ...response, level: step.level, neuron })]);
    }
  }
  return { columns: [...columns, ...headsOf(stepColumns, unit)], rows };
}

async function responseOf({ traces, recording }: FinishedCondition, neuron: number, step: CurrentStep, unit: "pA" | "V/s"): Promise<StepResponse | undefined> {
  if (traces === undefined || traces.samples > mostSamples) return undefined;
  return stepResponse(step, unit, await traces.read(neuron, 0, traces.samples), traces.interval, recording.spikes[neuron]!);
}

/** A rheobase as experimenters measure it, and the model's. */
interface MeasuredRheobases {
  readonly ofAny: number | undefined;
  readonly ofHalf: number | undefined;
  readonly model: number | undefined;
}

export const rheobaseColumns: readonly TableColumn<MeasuredRheobases>[] = [
  {
    name: "measured_rheobase",
    unit: "drive",
    definition: "smallest level of the series at which at least half of the trials have a spike in the window; of a population: a spike of any of its neurons",
    emptyWhere: "no level evokes a spike, or the lowest does already",
    of: ({ ofAny }) => ofAny,
  },
  {
    name: "model_rheobase",
    unit: "drive",
    definition: "(V_th - E_L) / R_m of the nominal neuron",
    emptyWhere: "its resistance is unknown and levels are in pA",
    of: ({ model }) => model,
  },
];

/** What a population has besides. */
export const populationRheobaseColumns: readonly TableColumn<MeasuredRheobases>[] = [
  {
    name: "half_rheobase",
    unit: "drive",
    definition: "only of a population: smallest level of the series at which at least half of its neurons spike in the window, all trials together",
    emptyWhere: "half of them spike at no level, or at the lowest already",
    of: ({ ofHalf }) => ofHalf,
  },
];

/** rheobase.csv: the smallest level of the series that evokes a spike, for each combination of parameters, beside the model's own rheobase. */
export function rheobaseTable({ plan, conditions }: ProtocolResult): Table {
  const unit = plan.driveUnit;
  const finished = conditions.filter((result) => result.status === "finished");
  const { columns, cellsOf } = placeColumns(plan, { roles: ["parameter"] });
  const declared = plan.protocol.population > 1 ? [...rheobaseColumns, ...populationRheobaseColumns] : rheobaseColumns;
  return {
    columns: [...columns, ...headsOf(declared, unit)],
    rows: plan.data.settings.map(({ protocol: { neuron } }, setting) => {
      const ofSetting = finished.filter(({ condition }) => plan.coordinatesOf(condition).setting === setting);
      const ofAny = measuredRheobase(ofSetting.map(({ summary }) => ({ ...summary, firing: summary.spikeCount > 0 ? 1 : 0, of: 1 })));
      const ofHalf = measuredRheobase(ofSetting.map(({ summary, recording: { spikes } }) => ({ ...summary, firing: firingNeurons(spikes, summary), of: spikes.length })));
      const first = plan.condition(plan.addressOf({ stimulus: 0, setting, repeat: 0 }));
      return [...cellsOf(first), ...cellsOfRow(declared, { ofAny, ofHalf, model: rheobaseUnit(neuron) === unit ? rheobaseOf(neuron) : undefined })];
    }),
  };
}

function firingNeurons(spikes: readonly Float64Array[], window: TimeWindow): number {
  return spikes.reduce((total, train) => total + (spikesIn(train, window).length > 0 ? 1 : 0), 0);
}
