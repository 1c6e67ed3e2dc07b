import { drawParameters } from "../engine/draw-parameters.ts";
import { namedValue } from "../plan/axis.ts";
import type { Plan } from "../plan/plan.ts";
import { parameterNotes, settingName } from "./axis-wording.ts";
import { counting, evenly } from "./chosen-conditions.ts";
import type { ShownDrive, ShownTrace, VoltageContent } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { capitalised, durationText } from "./number-text.ts";
import { conditionIdentity, stimulusWords } from "./pooled-words.ts";
import { bareText, plain, symbol, type TextLine } from "./rich-text.ts";
import { guideIdentity, inkIdentity } from "./series-identity.ts";
import { undrawnNoise } from "./undrawn-noise.ts";
import { isPart, shownSpan } from "./shown-span.ts";
import { driveGuides, spikeHeight, voltageGuides } from "./voltage-guides.ts";

/** More panels, traces or spikes than these and the figure says less, not more. */
const mostPanels = 3;
const mostSweeps = 12;
const mostNeurons = 10;
const mostSpikes = 40;

interface Panel {
  readonly name: TextLine;
  readonly traces: readonly ShownTrace[];
}

/**
 * Voltage and stimulus of a protocol: all stimuli in one panel, the chosen one on top; the chosen one alone at up to three
 * combinations of parameters, a panel each; or the neurons of a population, the first chosen. First repeat.
 *
 * @returns undefined where no condition of the chosen stimulus has V
 */
export function voltageContent(source: FigureSource, { condition }: FigureView): VoltageContent | undefined {
  const { plan } = source;
  const { stimulus } = plan.coordinatesOf({ index: condition });
  const panels = panelsOf(source, stimulus);
  const chosenTraces = panels.flatMap(({ traces }) => traces).filter(({ chosen }) => chosen);
  const [chosen] = chosenTraces;
  if (chosen === undefined) return undefined;
  const spikes = Math.max(...chosenTraces.map((trace) => trace.spikes.length));
  const { duration, window } = plan.driveOf({ index: chosen.condition });
  const span = shownSpan({ duration, windowFrom: window.from, crowding: spikes / mostSpikes });
  // A population may have thresholds of its own: the guides are the chosen neuron's.
  const cell = drawParameters(plan.settingOf({ index: chosen.condition }).protocol)[chosen.neuron]!;
  const sentences = [
    chosenWords(plan, chosen.condition, panels),
    isPart(span, duration) ? `${durationText(span.to - span.from)} of ${durationText(duration)} shown.` : "",
    ...[...parameterNotes(plan), undrawnNoise(plan)].filter((note) => note !== "").map((note) => `${note}.`),
  ];
  const caption: TextLine = [
    ...plain(sentences.filter((sentence) => sentence !== "").join(" ")),
    ...(spikes === 0 ? [] : [...plain(" Spikes are drawn at their times, to "), ...symbol("V_th"), ...plain(` + ${spikeHeight} mV.`)]),
  ];
  const unit = plan.driveUnit;
  return {
    kind: "voltage",
    title: "Membrane potential and stimulus",
    alt: `Membrane potential in mV over the stimulus, from ${span.from} to ${span.to} ms. ${bareText(caption)} The chosen trace has ${spikes} spikes.`,
    caption,
    span,
    panels,
    V_th: cell.V_th,
    guides: voltageGuides(cell),
    drive: { unit, traces: drivesOf(plan, panels), guides: driveGuides(cell, unit) },
  };
}

function panelsOf(source: FigureSource, stimulus: number): Panel[] {
  const { plan } = source;
  const first = (ofStimulus: number, setting: number): number => plan.addressOf({ stimulus: ofStimulus, setting, repeat: 0 });
  const hasTrace = (condition: number): boolean => source.recordedNeuronsOf(condition) > 0;
  const available = counting(plan.settings).filter((setting) => hasTrace(first(stimulus, setting)));
  if (available.length > 1) {
    return evenly(available, mostPanels).map((setting) => {
      const name = settingName(plan, setting);
      const look = { label: bareText(name), identity: { scale: "parameter", index: setting, count: plan.settings }, chosen: true } as const;
      return { name, traces: [traceAt(source, first(stimulus, setting), 0, look)] };
    });
  }
  const [setting] = available;
  if (setting === undefined) return [];
  if (plan.stimuli === 1) return [{ name: [], traces: neuronTraces(source, first(stimulus, setting)) }];
  const stimuli = [...new Set([...evenly(counting(plan.stimuli), mostSweeps), stimulus])].sort((one, other) => one - other);
  const traces = stimuli
    .filter((k) => hasTrace(first(k, setting)))
    .map((k) => {
      const label = capitalised(namedValue(plan.stimulusAxis, k));
      return traceAt(source, first(k, setting), 0, { label, identity: conditionIdentity(plan, first(k, setting)), chosen: k === stimulus });
    });
  return [{ name: [], traces }];
}

function neuronTraces(source: FigureSource, condition: number): ShownTrace[] {
  return counting(Math.min(source.recordedNeuronsOf(condition), mostNeurons)).map((neuron) =>
    traceAt(source, condition, neuron, { label: `Neuron ${neuron + 1}`, identity: neuron === 0 ? conditionIdentity(source.plan, condition) : guideIdentity, chosen: neuron === 0 }),
  );
}

function traceAt(source: FigureSource, condition: number, neuron: number, look: Pick<ShownTrace, "label" | "identity" | "chosen">): ShownTrace {
  return { ...look, condition, neuron, spikes: source.spikesOf(condition)![neuron]! };
}

function drivesOf(plan: Plan, panels: readonly Panel[]): ShownDrive[] {
  // Neurons and parameters share one stimulus: its last trace must not decide whether it is chosen.
  const byStimulus = new Map(panels.flatMap(({ traces }) => traces).map((trace) => [plan.coordinatesOf({ index: trace.condition }).stimulus, trace]));
  return [...byStimulus.values()].map(({ condition, label, identity, chosen }) => ({
    label,
    condition,
    identity: panels.length === 1 && byStimulus.size > 1 ? identity : inkIdentity,
    chosen: chosen || byStimulus.size === 1,
  }));
}

/** What the chosen trace is, and that there are others; "" where there is one trace only. */
function chosenWords(plan: Plan, condition: number, panels: readonly Panel[]): string {
  const { population } = plan.protocol;
  const parts = [
    ...(plan.stimuli > 1 ? [stimulusWords(plan, condition)] : []),
    ...(population > 1 ? [`neuron 1 of ${population}`] : []),
    ...plan.repeatAxes.flatMap((axis) => (axis.values.length > 1 ? [`${namedValue(axis, 0)} of ${axis.values.length}`] : [])),
  ];
  const others = (panels[0]?.traces.length ?? 0) > 1 ? "; the others are thinner" : "";
  return parts.length === 0 ? "" : `${capitalised(parts.join(", "))}${others}.`;
}
