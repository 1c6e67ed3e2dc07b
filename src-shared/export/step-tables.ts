import { rheobaseOf, rheobaseUnit } from "../neuron/derived.ts";
import { currentStepIn, measuredRheobase, stepResponse, type CurrentStep, type StepResponse } from "../statistics/current-steps.ts";
import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";
import { columnName } from "./column-names.ts";
import type { Cell, Table } from "./csv-text.ts";
import { placeColumns } from "./place-columns.ts";

/** Maximum length, in samples, of a trace that is fitted, because it is read into memory. */
const mostSamples = 1e7;
/** Neurons of a population that get rows: fitting takes some 10 ms each. */
const mostNeurons = 10;

/**
 * step_response.csv: membrane properties fitted to each step below threshold, one row per sweep with a step and neuron
 * (the first ten recorded). Only the first trial is used, since without noise all trials are equal. The
 * definitions stand at `StepResponse`.
 */
export async function stepResponseTable(result: ProtocolResult): Promise<Table> {
  const { plan } = result;
  const unit = plan.driveUnit;
  const { columns, cellsOf } = placeColumns(plan, { roles: ["stimulus"] });
  const rows: Cell[][] = [];
  for (const condition of result.conditions) {
    if (condition.status !== "finished") continue;
    const { protocol, noiseLevel = 0 } = plan.settingOf(condition.condition);
    if (noiseLevel !== 0 || condition.condition.index % plan.repeats !== 0) continue;
    const { stimulus, window } = plan.driveOf(condition.condition);
    const step = currentStepIn(stimulus, window);
    if (step === undefined) continue;
    for (let neuron = 0; neuron < Math.min(protocol.recordNeurons, mostNeurons); neuron++) {
      const response = await responseOf(condition, neuron, step, unit);
      if (response === undefined) continue;
      const { baseline, steadyState, inputResistance, membraneTimeConstant, sag } = response;
      rows.push([...cellsOf(condition.condition), step.level, neuron + 1, baseline, steadyState, inputResistance, membraneTimeConstant, sag]);
    }
  }
  return { columns: [...columns, columnName("level", unit), "neuron", "baseline_mV", "steady_mV", "input_resistance_MOhm", "tau_m_ms", "sag_mV"], rows };
}

async function responseOf({ traces, recording }: FinishedCondition, neuron: number, step: CurrentStep, unit: "pA" | "V/s"): Promise<StepResponse | undefined> {
  if (traces === undefined || traces.samples > mostSamples) return undefined;
  return stepResponse(step, unit, await traces.read(neuron, 0, traces.samples), traces.interval, recording.spikes[neuron]!);
}

/** rheobase.csv: the smallest level of the series that evokes a spike, for each combination of parameters, beside the model's own rheobase. */
export function rheobaseTable({ plan, conditions }: ProtocolResult): Table {
  const unit = plan.driveUnit;
  const finished = conditions.filter((result) => result.status === "finished");
  const { columns, cellsOf } = placeColumns(plan, { roles: ["parameter"] });
  return {
    columns: [...columns, columnName("measured_rheobase", unit), columnName("model_rheobase", unit)],
    rows: plan.data.settings.map(({ protocol: { neuron } }, setting) => {
      const summaries = finished.flatMap(({ condition, summary }) => (plan.settingPosition(condition) === setting ? [summary] : []));
      // The stimulus is the slowest axis: the first groups are those of its first value, one per setting.
      const first = plan.condition(setting * plan.repeats);
      return [...cellsOf(first), measuredRheobase(summaries), rheobaseUnit(neuron) === unit ? rheobaseOf(neuron) : undefined];
    }),
  };
}
