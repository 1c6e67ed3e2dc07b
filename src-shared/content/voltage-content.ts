import { noiseLevelsOf } from "../comparison/compared-run.ts";
import { drawParameters } from "../engine/draw-parameters.ts";
import { evenly } from "./chosen-conditions.ts";
import type { ShownDrive, ShownTrace, TrialPlace, VoltageContent } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { noiseWording, undrawnNoise } from "./noise-wording.ts";
import { capitalised, durationText } from "./number-text.ts";
import { sweepWords } from "./pooled-words.ts";
import { bareText, plain, symbol, type TextLine } from "./rich-text.ts";
import { guideIdentity, inkIdentity } from "./series-identity.ts";
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
 * Voltage and stimulus of a protocol: all sweeps in one panel, the chosen one on top; the chosen sweep alone at up to three noise
 * levels, a panel each; or the neurons of a population, the first chosen. First trial.
 *
 * @returns undefined where no condition of the chosen sweep has V
 */
export function voltageContent(source: FigureSource, { place: { sweep } }: FigureView): VoltageContent | undefined {
  const { protocol, unit } = source;
  const panels = panelsOf(source, sweep);
  const chosenTraces = panels.flatMap(({ traces }) => traces).filter(({ chosen }) => chosen);
  const [chosen] = chosenTraces;
  if (chosen === undefined) return undefined;
  const spikes = Math.max(...chosenTraces.map((trace) => trace.spikes.length));
  const { duration, window } = source.sweeps[sweep]!;
  const span = shownSpan({ duration, windowFrom: window.from, crowding: spikes / mostSpikes });
  // A population may have thresholds of its own: the guides are the chosen neuron's.
  const cell = drawParameters(protocol)[chosen.neuron]!;
  const notes = [noiseWording(protocol)?.note ?? "", undrawnNoise(protocol, unit)].filter((note) => note !== "");
  const sentences = [
    chosenWords(source, sweep, panels),
    isPart(span, duration) ? `${durationText(span.to - span.from)} of ${durationText(duration)} shown.` : "",
    ...notes.map((note) => `${note}.`),
  ];
  const caption: TextLine = [
    ...plain(sentences.filter((sentence) => sentence !== "").join(" ")),
    ...(spikes === 0 ? [] : [...plain(" Spikes are drawn at their times, to "), ...symbol("V_th"), ...plain(` + ${spikeHeight} mV.`)]),
  ];
  return {
    kind: "voltage",
    title: "Membrane potential and stimulus",
    alt: `Membrane potential in mV over the stimulus, from ${span.from} to ${span.to} ms. ${bareText(caption)} The chosen trace has ${spikes} spikes.`,
    caption,
    span,
    panels,
    V_th: cell.V_th,
    guides: voltageGuides(cell),
    drive: { unit, traces: drivesOf(panels), guides: driveGuides(cell, unit) },
  };
}

function panelsOf(source: FigureSource, sweep: number): Panel[] {
  const { protocol } = source;
  const levels = noiseLevelsOf(protocol);
  const firstTrial = (ofSweep: number, noise: number): TrialPlace => ({ sweep: ofSweep, noise, trial: 0 });
  const available = levels.flatMap((_, noise) => (hasTrace(source, firstTrial(sweep, noise)) ? [noise] : []));
  if (available.length > 1) {
    return evenly(available, mostPanels).map((noise) => {
      const name = noiseWording(protocol)!.nameOf(levels[noise]!);
      return {
        name,
        traces: [
          traceAt(source, firstTrial(sweep, noise), 0, {
            label: bareText(name),
            identity: { scale: "noise", index: noise, count: levels.length },
            chosen: true,
          }),
        ],
      };
    });
  }
  const [noise] = available;
  if (noise === undefined) return [];
  if (protocol.sweeps === 1) return [{ name: [], traces: neuronTraces(source, firstTrial(sweep, noise)) }];
  const all = source.sweeps.map((_, k) => k);
  const sweeps = [...new Set([...evenly(all, mostSweeps), sweep])].sort((one, other) => one - other);
  const traces = sweeps
    .filter((k) => hasTrace(source, firstTrial(k, noise)))
    .map((k) => traceAt(source, firstTrial(k, noise), 0, { label: `Sweep ${k + 1}`, identity: { scale: "sweep", index: k, count: protocol.sweeps }, chosen: k === sweep }));
  return [{ name: [], traces }];
}

function neuronTraces(source: FigureSource, at: TrialPlace): ShownTrace[] {
  const count = Math.min(source.recordedNeuronsAt(at, at.trial), mostNeurons);
  return Array.from({ length: count }, (_, neuron) =>
    traceAt(source, at, neuron, { label: `Neuron ${neuron + 1}`, identity: neuron === 0 ? { scale: "sweep", index: 0, count: 1 } : guideIdentity, chosen: neuron === 0 }),
  );
}

function traceAt(source: FigureSource, place: TrialPlace, neuron: number, look: Pick<ShownTrace, "label" | "identity" | "chosen">): ShownTrace {
  return { ...look, place, neuron, spikes: source.spikesAt(place, place.trial)![neuron]! };
}

function hasTrace(source: FigureSource, at: TrialPlace): boolean {
  return source.recordedNeuronsAt(at, at.trial) > 0;
}

function drivesOf(panels: readonly Panel[]): ShownDrive[] {
  // Neurons and noise levels share one stimulus: the last trace of a sweep must not decide whether it is chosen.
  const bySweep = new Map(panels.flatMap(({ traces }) => traces).map((trace) => [trace.place.sweep, trace]));
  return [...bySweep].map(([sweep, { label, identity, chosen }]) => ({
    label,
    sweep,
    identity: panels.length === 1 && bySweep.size > 1 ? identity : inkIdentity,
    chosen: chosen || bySweep.size === 1,
  }));
}

/** Name of the chosen trace and a remark that there are others; "" for a single trace. */
function chosenWords(source: FigureSource, sweep: number, panels: readonly Panel[]): string {
  const { sweeps, population, trials } = source.protocol;
  const parts = [...(sweeps > 1 ? [sweepWords(source, sweep)] : []), ...(population > 1 ? [`neuron 1 of ${population}`] : []), ...(trials > 1 ? [`trial 1 of ${trials}`] : [])];
  const others = (panels[0]?.traces.length ?? 0) > 1 ? "; the others are thinner" : "";
  return parts.length === 0 ? "" : `${capitalised(parts.join(", "))}${others}.`;
}
