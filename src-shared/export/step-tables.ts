import { rheobaseOf, rheobaseUnit } from "../neuron/derived.ts";
import type { Plan } from "../plan/plan.ts";
import { currentStepIn, measuredRheobase, stepResponse, type CurrentStep, type StepResponse } from "../statistics/current-steps.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";
import { columnName, noiseColumn } from "./column-names.ts";
import type { Cell, Table } from "./csv-text.ts";

/** Longest trace, in samples, that is fitted; it is read as a whole. */
const mostSamples = 1e7;
/** Neurons of a population that get rows: fitting takes some 10 ms each. */
const mostNeurons = 10;

/** Whether a protocol has steps without noise and records V, so that membrane properties can be fitted. */
export function hasStepResponses({ protocol: { noise, recordV }, drives }: Plan): boolean {
  const isWithoutNoise = noise === undefined || noise.levels.includes(0);
  return recordV && isWithoutNoise && drives.some(({ stimulus, window }) => currentStepIn(stimulus, window) !== undefined);
}

/**
 * step_response.csv: membrane properties fitted to each step below threshold, one row per sweep with a step and neuron
 * (the first ten recorded). Only the first trial is used, since without noise all trials are equal. The
 * definitions stand at `StepResponse`.
 */
export async function stepResponseTable(result: ProtocolResult): Promise<Table> {
  const { protocol, plan } = result;
  const steps = plan.drives.map(({ stimulus, window }) => currentStepIn(stimulus, window));
  const unit = plan.driveUnit;
  const rows: Cell[][] = [];
  for (const condition of result.conditions) {
    if (condition.status !== "finished") continue;
    const { sweep, noiseLevel = 0, trial } = condition.condition;
    const step = steps[sweep];
    if (step === undefined || noiseLevel !== 0 || trial !== 0) continue;
    for (let neuron = 0; neuron < Math.min(protocol.recordNeurons, mostNeurons); neuron++) {
      const response = await responseOf(condition, neuron, step, unit);
      if (response === undefined) continue;
      const { baseline, steadyState, inputResistance, membraneTimeConstant, sag } = response;
      rows.push([sweep + 1, step.level, neuron + 1, baseline, steadyState, inputResistance, membraneTimeConstant, sag]);
    }
  }
  const columns = ["sweep", columnName("level", unit), "neuron", "baseline_mV", "steady_mV", "input_resistance_MOhm", "tau_m_ms", "sag_mV"];
  return { columns, rows };
}

async function responseOf({ traces, recording }: FinishedCondition, neuron: number, step: CurrentStep, unit: "pA" | "V/s"): Promise<StepResponse | undefined> {
  if (traces === undefined || traces.samples > mostSamples) return undefined;
  return stepResponse(step, unit, await traces.read(neuron, 0, traces.samples), traces.interval, recording.spikes[neuron]!);
}

/** rheobase.csv: the smallest level of the series that evokes a spike, for each noise level, beside the model's own rheobase. */
export function rheobaseTable({ protocol, stimuli, conditions }: ProtocolResult): Table {
  const unit = stimuli[0]!.unit;
  const summaries = conditions.flatMap((result) => (result.status === "finished" ? [result.summary] : []));
  const model = rheobaseUnit(protocol.neuron) === unit ? rheobaseOf(protocol.neuron) : undefined;
  const { noise } = protocol;
  const levels: readonly (number | undefined)[] = noise?.levels ?? [undefined];
  return {
    columns: [...(noise === undefined ? [] : [noiseColumn(noise)]), columnName("measured_rheobase", unit), columnName("model_rheobase", unit)],
    rows: levels.map((level) => [...(noise === undefined ? [] : [level]), measuredRheobase(summaries.filter(({ noiseLevel }) => noiseLevel === level)), model]),
  };
}
