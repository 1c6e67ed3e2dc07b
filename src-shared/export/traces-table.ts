import { TimeGrid } from "../foundation/time-grid.ts";
import { axisKey } from "../plan/axis-words.ts";
import { shownValue, type Axis } from "../plan/axis.ts";
import type { Condition } from "../plan/condition.ts";
import type { Plan } from "../plan/plan.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { levelsOnGrid } from "../stimulus/sample-stimulus.ts";
import { columnName } from "./column-names.ts";
import { lineEnd, numberText } from "./csv-text.ts";

/** Numbers of one block of rows, all columns together: larger blocks cost memory and gain no speed. */
const blockSize = 1 << 15;
/** Fewest rows per block. With thousands of columns a block may therefore grow, up to `largestBlock` numbers. */
const fewestRows = 32;
const largestBlock = 1 << 19;
/** Characters per chunk of text. */
const textSize = 1 << 19;

/** One column of traces.csv after the time. */
interface Signal {
  readonly name: string;
  /** values it has; further rows are empty cells */
  readonly samples: number;
  read(first: number, count: number): Promise<Float64Array>;
}

/** One V column: the condition and neuron that it belongs to. */
interface VoltageSignal extends Signal {
  readonly condition: Condition;
  /** from 0 */
  readonly neuron: number;
}

/**
 * traces.csv in pieces, a block of rows each, so that memory stays bounded however long the traces are: `time_ms`, one V
 * column per condition and recorded neuron, then the stimulus of each sweep (without noise). V is what was recorded: no
 * spike is drawn into it. A sweep that is shorter than others leaves empty cells.
 *
 * @param onProgress called after each block with the fraction of rows made, 0 to 1
 * @returns nothing at all where no trace was recorded
 */
export async function* tracesCsv(result: ProtocolResult, onProgress?: (fraction: number) => void): AsyncGenerator<string> {
  const voltages = voltageSignals(result);
  if (voltages.length === 0) return;
  const times = new TimeGrid(intervalOf(result.plan.protocol));
  const signals: readonly Signal[] = [...voltages, ...stimulusSignals(result, voltages)];
  const rows = Math.max(...voltages.map(({ samples }) => samples));
  const size = Math.max(blockSize, Math.min(largestBlock, fewestRows * signals.length));
  const rowsPerBlock = Math.max(1, Math.floor(size / signals.length));

  yield ["time_ms", ...signals.map(({ name }) => name)].join(",") + lineEnd;
  for (let first = 0; first < rows; first += rowsPerBlock) {
    const count = Math.min(rowsPerBlock, rows - first);
    const blocks = await Promise.all(signals.map((signal) => signal.read(first, Math.min(count, Math.max(0, signal.samples - first)))));
    let text = "";
    for (let row = 0; row < count; row++) {
      text += numberText(times.timeOf(first + row));
      for (const block of blocks) text += row < block.length ? `,${numberText(block[row]!)}` : ",";
      text += lineEnd;
      if (text.length < textSize) continue;
      yield text;
      text = "";
    }
    yield text;
    onProgress?.((first + count) / rows);
  }
}

/**
 * traces_about.json: the arguments with which Neo's AsciiSignalIO, which looks for this file, opens traces.csv as
 * regularly sampled signals in mV, one per V column. It takes one unit, so `usecols` names the V columns only; and no time
 * column, because Neo reads it in single precision and then finds the sampling irregular. `columns` is for people and
 * scripts: which condition and neuron each V column is (sweep, trial and neuron from 1); Neo passes it over.
 *
 * @param filename of the traces
 */
export function tracesAbout(result: ProtocolResult, filename = "traces.csv") {
  const { protocol } = result.plan;
  const voltages = voltageSignals(result);
  return {
    filename,
    delimiter: ",",
    skiprows: 1,
    usecols: voltages.map((_, k) => k + 1),
    units: "mV",
    time_units: "ms",
    sampling_rate: { value: 1 / intervalOf(protocol), units: "kHz" },
    t_start: { value: 0, units: "ms" },
    // The only method of Neo that accepts the empty cells of a shorter sweep (as NaN).
    method: "genfromtxt",
    signal_group_mode: "split-all",
    columns: voltages.map(({ name, condition, neuron }) => ({ name, ...placeWithUnits(result.plan, condition), neuron: neuron + 1 })),
  };
}

/** A condition's place on every axis, and the unit of each parameter: `{ sweep: 3, noise_level: 0.5, noise_unit: "mV", trial: 1 }`. */
function placeWithUnits({ axes }: Plan, { at }: Condition): Record<string, number | string> {
  return Object.fromEntries(
    axes.flatMap((axis, k): [string, number | string][] => [
      [axisKey.inFiles(axis), shownValue(axis, at[k]!)],
      ...(axis.role === "parameter" ? [[`${axis.name}_unit`, axis.unit ?? "1"] as [string, string]] : []),
    ]),
  );
}

const intervalOf = (protocol: ResolvedProtocol): number => new TimeGrid(protocol.dt).timeOf(protocol.recordEvery);

function voltageSignals({ plan, conditions }: ProtocolResult): VoltageSignal[] {
  return conditions.flatMap((result) => {
    if (result.status !== "finished" || result.traces === undefined) return [];
    const { condition, traces } = result;
    return Array.from({ length: traces.neurons }, (_, neuron) => ({
      name: columnName(`V${axisCodes(plan, plan.axes, condition)}${code("c", neuron, plan.protocol.recordNeurons)}`, "mV"),
      condition,
      neuron,
      samples: traces.samples,
      read: (first: number, count: number) => traces.read(neuron, first, count),
    }));
  });
}

/** One column per stimulus that has a trace: "I_s1_pA", or "I_pA" where there is only one. */
function stimulusSignals({ plan }: ProtocolResult, voltages: readonly VoltageSignal[]): Signal[] {
  const { settings } = plan.data;
  const isOfParameters = settings.some(({ protocol }) => protocol !== plan.protocol);
  const axes = plan.axes.filter(({ role }) => role === "stimulus" || (isOfParameters && role === "parameter"));
  const interval = intervalOf(plan.protocol);
  const signals = new Map<string, Signal>();
  for (const { condition, samples } of voltages) {
    const { stimulus } = plan.driveOf(condition);
    const name = columnName((stimulus.unit === "pA" ? "I" : "drive") + axisCodes(plan, axes, condition), stimulus.unit);
    signals.set(name, { name, samples, read: (first, count) => Promise.resolve(levelsOnGrid(stimulus, interval, first, count)) });
  }
  return [...signals.values()];
}

/** "_s3_n2_t5" for sweep 3, noise level 2, trial 5; an axis with one value only is left out. */
function axisCodes(plan: Plan, axes: readonly Axis[], { at }: Condition): string {
  return axes.map((axis) => code(axis.letter, at[plan.axes.indexOf(axis)]!, axis.values.length)).join("");
}

function code(letter: string, index: number, size: number): string {
  return size > 1 ? `_${letter}${index + 1}` : "";
}
