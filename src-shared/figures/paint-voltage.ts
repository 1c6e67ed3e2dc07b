import type { ResultSource } from "../content/result-source.ts";
import type { ShownDrive, ShownTrace, VoltageContent } from "../content/figure-content.ts";
import type { Span } from "../content/shown-span.ts";
import { drawParameters } from "../engine/draw-parameters.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import { sampleStimulus } from "../stimulus/sample-stimulus.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import type { ChartPoint } from "./chart-configuration.ts";
import { Decimator } from "./decimate.ts";
import { pixelsOf, type Figure } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";
import { colourOf } from "./palette.ts";
import { tracePoints } from "./trace-points.ts";
import { voltageFigure, voltageFigureSize, type DrawnTrace, type VoltageTrace } from "./voltage-figure.ts";

/** Voltage traces over their stimulus: reads of each trace as much as there are pixels for. */
export async function paintVoltage(content: VoltageContent, source: ResultSource, style: FigureStyle): Promise<Figure> {
  const { span } = content;
  const columns = columnsOf(content.panels.length, style);
  const cellOf = ({ condition, neuron }: ShownTrace) => drawParameters(source.plan.settingOf({ index: condition }).protocol)[neuron]!;
  const panels = await Promise.all(
    content.panels.map(async ({ name, traces }) => ({ name, traces: await Promise.all(traces.map((trace) => readTrace(trace, source, cellOf(trace), span, columns))) })),
  );
  const { unit, guides } = content.drive;
  const traces = content.drive.traces.map((drive) => drawnDrive(drive, source.plan.driveOf({ index: drive.condition }).stimulus, span, columns));
  return voltageFigure({ ...content, panels, stimulus: { unit, guides, traces } }, style);
}

/** A column is two pixels of the plot: finer than its lines are wide. */
function columnsOf(panels: number, style: FigureStyle): number {
  return Math.round(pixelsOf(voltageFigureSize(panels, style)).width * 0.42);
}

async function readTrace(trace: ShownTrace, source: ResultSource, { V_th, V_reset }: LifParameters, span: Span, columns: number): Promise<VoltageTrace> {
  const { label, condition, neuron, identity, chosen, spikes } = trace;
  const traces = source.finishedAt(condition)!.traces!;
  return { label, chosen, spikes, colour: colourOf(identity), points: await tracePoints({ traces, neuron, span, columns, spikes, V_th, V_reset }) };
}

function drawnDrive({ label, identity, chosen }: ShownDrive, stimulus: CompiledStimulus, span: Span, columns: number): DrawnTrace {
  return { label, chosen, colour: colourOf(identity), points: stimulusPoints(stimulus, span, columns) };
}

/** The drive of a sweep as it is drawn: ms, and pA or V/s. */
export function stimulusPoints(stimulus: CompiledStimulus, span: Span, columns: number): ChartPoint[] {
  const { time, level } = sampleStimulus(stimulus);
  const decimator = new Decimator(span, columns);
  for (const [k, t] of time.entries()) decimator.add(t, level[k]!);
  return decimator.finish();
}
