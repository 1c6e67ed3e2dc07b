import { drawParameters } from "../engine/draw-parameters.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import { rheobaseOf, rheobaseUnit } from "../neuron/derived.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { sampleStimulus } from "../stimulus/sample-stimulus.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import type { ChartPoint } from "./chart-configuration.ts";
import { conditionFinder, evenly, finishedConditions, shownSweep, sweepName, type FinishedCondition } from "../content/chosen-conditions.ts";
import { Decimator } from "./decimate.ts";
import { pixelsOf, type Figure, type FigureStyle } from "./figure.ts";
import type { Guide } from "./guides.ts";
import { noiseWording } from "../content/noise-wording.ts";
import { capitalised, durationText } from "../content/number-text.ts";
import { noiseColour, paper, sweepColour } from "./palette.ts";
import { bareText, plain, symbol, type TextLine } from "../content/rich-text.ts";
import { isPart, shownSpan, type Span } from "../content/shown-span.ts";
import { tracePoints } from "./trace-points.ts";
import { spikeHeight, voltageFigure, voltageFigureSize, type DrawnTrace, type VoltagePanel, type VoltageTrace } from "./voltage-figure.ts";

/** More panels, traces or spikes than these and the figure says less, not more. */
const mostPanels = 3;
const mostSweeps = 12;
const mostNeurons = 10;
const mostSpikes = 40;

/** A trace of the figure before its samples are read. */
interface TracePlan {
  readonly label: string;
  readonly condition: FinishedCondition;
  readonly neuron: number;
  readonly colour: string;
  readonly chosen: boolean;
}

/**
 * Voltage and stimulus of a protocol: all sweeps in one panel, the most telling one chosen; the chosen sweep alone at up to
 * three noise levels, a panel each; or the neurons of a population, the first chosen. First trial.
 *
 * @returns undefined where V was not recorded or no condition with V finished
 */
export async function voltageOfProtocol(result: ProtocolResult, style: FigureStyle): Promise<Figure | undefined> {
  const { protocol, stimuli } = result;
  const conditions = finishedConditions(result).filter(({ traces }) => traces !== undefined);
  const sweep = shownSweep(conditions, style.sweep);
  if (sweep === undefined) return undefined;
  const plans = planPanels(protocol, conditions, sweep);
  const chosen = plans.flatMap(({ traces }) => traces).filter((plan) => plan.chosen);
  const spikes = Math.max(...chosen.map(({ condition, neuron }) => condition.recording.spikes[neuron]!.length));
  const { recording, summary } = chosen[0]!.condition;
  const span = shownSpan({ duration: recording.duration, windowFrom: summary.from, crowding: spikes / mostSpikes });
  // A population may have thresholds of its own: the guides are the chosen neuron's.
  const cells = drawParameters(protocol);
  const cell = cells[chosen[0]!.neuron]!;
  const columns = columnsOf(plans.length, style);
  const panels = await Promise.all(plans.map(async ({ name, traces }): Promise<VoltagePanel> => ({ name, traces: await Promise.all(traces.map((plan) => readTrace(cells, plan, span, columns))) })));
  const what = describe(protocol, chosen[0]!, plans);
  const note = noiseWording(protocol)?.note ?? "";
  const text: TextLine = [
    ...plain([what, isPart(span, recording.duration) ? `${durationText(span.to - span.from)} of ${durationText(recording.duration)} shown.` : "", note === "" ? "" : `${note}.`].filter((part) => part !== "").join(" ")),
    ...(spikes === 0 ? [] : [...plain(" Spikes are drawn at their times, to "), ...symbol("V_th"), ...plain(` + ${spikeHeight} mV.`)]),
  ];
  return voltageFigure({
    title: "Membrane potential and stimulus",
    alt: `Membrane potential in mV over the stimulus, from ${span.from} to ${span.to} ms. ${bareText(text)} The chosen trace has ${spikes} spikes.`,
    caption: text,
    span,
    panels,
    V_th: cell.V_th,
    guides: (["V_th", "V_reset", "E_L"] as const).map((name) => ({ value: cell[name], name: symbol(name) })),
    stimulus: { unit: stimuli[sweep]!.unit, traces: stimulusTraces(stimuli, plans, span, columns), guides: rheobaseGuide(cell, stimuli[sweep]!.unit) },
  }, style);
}

/** A column is two pixels of the plot: finer than its lines are wide. */
function columnsOf(panels: number, style: FigureStyle): number {
  return Math.round(pixelsOf(voltageFigureSize(panels, style)).width * 0.42);
}

function planPanels(protocol: ResolvedProtocol, conditions: readonly FinishedCondition[], sweep: number): { name: TextLine; traces: TracePlan[] }[] {
  const wording = noiseWording(protocol);
  const levels: readonly (number | undefined)[] = protocol.noise?.levels ?? [undefined];
  const find = conditionFinder(conditions);
  const firstTrial = (ofSweep: number, noiseLevel: number | undefined) => find({ sweep: ofSweep, noiseLevel, trial: 0 });
  const available = levels.filter((level) => firstTrial(sweep, level) !== undefined);
  if (available.length > 1) {
    return evenly(available, mostPanels).map((level) => {
      const name = wording!.nameOf(level!);
      const colour = noiseColour(levels.indexOf(level), levels.length);
      return { name, traces: [{ label: bareText(name), condition: firstTrial(sweep, level)!, neuron: 0, colour, chosen: true }] };
    });
  }
  const noiseLevel = available[0];
  if (protocol.sweeps === 1) return [{ name: [], traces: planNeurons(firstTrial(sweep, noiseLevel)!) }];
  const sweeps = [...new Set([...evenly(Array.from({ length: protocol.sweeps }, (_, k) => k), mostSweeps), sweep])].sort((a, b) => a - b);
  const traces = sweeps.flatMap((k): TracePlan[] => {
    const condition = firstTrial(k, noiseLevel);
    return condition === undefined ? [] : [{ label: `Sweep ${k + 1}`, condition, neuron: 0, colour: sweepColour(k, protocol.sweeps), chosen: k === sweep }];
  });
  return [{ name: [], traces }];
}

function planNeurons(condition: FinishedCondition): TracePlan[] {
  const count = Math.min(condition.traces!.neurons, mostNeurons);
  return Array.from({ length: count }, (_, neuron) => ({
    label: `Neuron ${neuron + 1}`,
    condition,
    neuron,
    colour: neuron === 0 ? sweepColour(0, 1) : paper.guide,
    chosen: neuron === 0,
  }));
}

async function readTrace(cells: readonly LifParameters[], plan: TracePlan, span: Span, columns: number): Promise<VoltageTrace> {
  const { condition, neuron, label, colour, chosen } = plan;
  const spikes = condition.recording.spikes[neuron]!;
  const { V_th, V_reset } = cells[neuron]!;
  return { label, colour, chosen, spikes, points: await tracePoints({ traces: condition.traces!, neuron, span, columns, spikes, V_th, V_reset }) };
}

function stimulusTraces(stimuli: readonly CompiledStimulus[], plans: readonly { traces: readonly TracePlan[] }[], span: Span, columns: number): DrawnTrace[] {
  const single = plans.length === 1;
  const bySweep = new Map(plans.flatMap(({ traces }) => traces).map((plan) => [plan.condition.condition.sweep, plan]));
  // Neurons and noise levels share one stimulus: the last plan of a sweep must not decide whether it is chosen.
  return [...bySweep].map(([sweep, plan]) => ({
    label: plan.label,
    points: stimulusPoints(stimuli[sweep]!, span, columns),
    colour: single && bySweep.size > 1 ? plan.colour : paper.ink,
    chosen: plan.chosen || bySweep.size === 1,
  }));
}

/** The drive of a sweep as it is drawn: ms, and pA or V/s. */
export function stimulusPoints(stimulus: CompiledStimulus, span: Span, columns: number): ChartPoint[] {
  const { time, level } = sampleStimulus(stimulus);
  const decimator = new Decimator(span, columns);
  for (const [k, t] of time.entries()) decimator.add(t, level[k]!);
  return decimator.finish();
}

function rheobaseGuide(cell: LifParameters, unit: "pA" | "V/s"): Guide[] {
  return rheobaseUnit(cell) === unit ? [{ value: rheobaseOf(cell), name: plain("rheobase") }] : [];
}

function describe(protocol: ResolvedProtocol, chosen: TracePlan, plans: readonly { traces: readonly TracePlan[] }[]): string {
  const parts: string[] = [];
  if (protocol.sweeps > 1) parts.push(sweepName(chosen.condition, protocol.sweeps));
  if (protocol.population > 1) parts.push(`neuron 1 of ${protocol.population}`);
  if (protocol.trials > 1) parts.push(`trial 1 of ${protocol.trials}`);
  const others = (plans[0]?.traces.length ?? 0) > 1 ? "; the others are thinner" : "";
  const text = parts.join(", ");
  return text === "" ? "" : `${capitalised(text)}${others}.`;
}
