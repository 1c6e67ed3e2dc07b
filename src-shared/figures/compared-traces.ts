import type { ChartPoint } from "./chart-configuration.ts";
import type { ShownRun } from "./compared-result.ts";
import { extentOf } from "../content/extent.ts";
import type { RasterRow } from "./raster-rows.ts";
import { shownSpan, type Span } from "../content/shown-span.ts";
import { tracePoints } from "./trace-points.ts";
import { stimulusPoints } from "./paint-voltage.ts";

/** Traces and spikes of one run. */
export interface ComparedTrace {
  readonly run: ShownRun;
  /** ms and mV; undefined where V was not recorded, or nothing has finished there */
  readonly voltage: readonly ChartPoint[] | undefined;
  /** of the trace, ms, within the span */
  readonly spikes: readonly number[];
  /** undefined where the run has no such sweep, and where its drive is in another unit than that of the axis */
  readonly drive: readonly ChartPoint[] | undefined;
  /** trials, or the neurons of the trial that is shown */
  readonly rows: readonly RasterRow[];
}

/** All runs over one span of time. */
export interface ComparedTraces {
  readonly span: Span;
  /** the longest of their sweeps, ms */
  readonly duration: number;
  /** of the drive's axis */
  readonly unit: "pA" | "V/s";
  readonly rowName: "Trial" | "Neuron";
  readonly traces: readonly ComparedTrace[];
}

/** Rows of a raster beyond these are not drawn. */
const mostRows = 200;
/** Ticks of a raster beyond these are a grey area. */
const mostTicks = 8000;

/**
 * Traces and spikes of runs at a condition; undefined if it has finished in none of them. Rows are neurons where every run has several,
 * else trials.
 *
 * @param mostSpikes of a trace, beyond which a part of the sweep is shown
 * @param columns how finely traces are drawn (`Decimator`)
 */
export async function comparedTraces(runs: readonly ShownRun[], mostSpikes: number, columns: number): Promise<ComparedTraces | undefined> {
  const first = runs.find(({ trials }) => trials.length > 0);
  if (first === undefined) return undefined;
  const ofNeurons = runs.every(({ result }) => result.plan.protocol.population > 1);
  const trains = runs.map((run) => trainsOf(run, ofNeurons));
  const duration = extentOf(runs.flatMap(({ trials }) => trials.map(({ recording }) => recording.duration))).max;
  const busiest = extentOf([0, ...runs.map(({ condition }) => condition?.recording.spikes[0]?.length ?? 0)]).max;
  const ticks = trains.flat().reduce((sum, { spikes }) => sum + spikes.length, 0);
  const span = shownSpan({ duration, windowFrom: first.trials[0]!.summary.from, crowding: Math.max(busiest / mostSpikes, ticks / mostTicks) });
  const unit = first.stimulus!.unit;
  const within = (time: number): boolean => time >= span.from && time <= span.to;
  const traces = runs.map(async (run, k): Promise<ComparedTrace> => ({
    run,
    voltage: await voltageOf(run, span, columns),
    spikes: [...(run.condition?.recording.spikes[0] ?? [])].filter(within),
    drive: run.stimulus?.unit === unit ? stimulusPoints(run.stimulus, span, columns) : undefined,
    rows: trains[k]!.map((row) => ({ ...row, spikes: row.spikes.filter(within) })),
  }));
  return { span, duration, unit, rowName: ofNeurons ? "Neuron" : "Trial", traces: await Promise.all(traces) };
}

function trainsOf({ condition, trials, colour, result: { plan } }: ShownRun, ofNeurons: boolean): RasterRow[] {
  const rows = ofNeurons
    ? (condition?.recording.spikes ?? []).map((spikes, neuron) => ({ value: neuron + 1, colour, spikes }))
    : trials.map(({ condition: place, recording }) => ({ value: plan.coordinatesOf(place).repeat + 1, colour, spikes: recording.spikes[0]! }));
  return rows.slice(0, mostRows);
}

async function voltageOf({ condition, cell }: ShownRun, span: Span, columns: number): Promise<ChartPoint[] | undefined> {
  if (condition?.traces === undefined) return undefined;
  const spikes = condition.recording.spikes[0]!;
  return await tracePoints({ traces: condition.traces, neuron: 0, span, columns, spikes, V_th: cell.V_th, V_reset: cell.V_reset });
}
