import { simulateOnce } from "./simulate-once.ts";
import type { Kernel } from "../../src-shared/engine/kernel.ts";
import type { Experiment } from "../../src-shared/experiment/experiment-file.ts";
import { Decimator } from "../../src-shared/figures/decimate.ts";
import type { Protocol, ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { CompiledStimulus } from "../../src-shared/stimulus/segments.ts";
import { levelAt, sampleStimulus } from "../../src-shared/stimulus/sample-stimulus.ts";
import { firingTheory } from "../../src-shared/theory/predict-rate.ts";

/** Nominal size of a thumbnail, px; it is scaled as a whole. */
export const thumbnailSize = { width: 276, height: 148 } as const;

/** Which colour of which scale, or the ink of plain data. */
export type ThumbnailColour = { readonly scale: "stimulus" | "parameter"; readonly index: number; readonly count: number } | "ink";

export interface ThumbnailLine {
  /** of an SVG polyline */
  readonly points: string;
  readonly colour: ThumbnailColour;
  readonly strong: boolean;
}

/** A small picture of what an experiment does, computed by the engine. */
export interface Thumbnail {
  readonly lines: readonly ThumbnailLine[];
  readonly dots: readonly { readonly x: number; readonly y: number; readonly colour: ThumbnailColour }[];
  /** spikes of a raster: SVG paths */
  readonly ticks: readonly { readonly path: string; readonly colour: ThumbnailColour }[];
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Range = { readonly low: number; readonly high: number };

const padding = 12;
const wide: Box = { left: padding, right: thumbnailSize.width - padding, top: 16, bottom: thumbnailSize.height - 16 };
const many = 20;
/** number of neurons from which a raster shows them better than traces */
const fewProtocols = 4;
/** of a trace: some per pixel */
const samplesShown = 1500;
/** ms: what a raster or a point of a curve is computed from */
const shortSweep = 500;

/** Draws the most telling protocol of an experiment. @throws BenchError where the protocol cannot be run */
export function thumbnailOf({ protocols }: Experiment, kernel: Kernel): Thumbnail {
  if (protocols.length >= fewProtocols && protocols.every(({ noise }) => noise !== undefined)) return eachProtocol(protocols, kernel);
  const crowd = protocols.find(({ trials = 1, population = 1 }) => trials >= many || population >= many);
  if (crowd !== undefined) return raster(crowd, kernel);
  const first = protocols[0]!;
  return (first.sweeps ?? 1) > many ? curves(first, kernel) : traces(first, kernel);
}

function traces(protocol: Protocol, kernel: Kernel): Thumbnail {
  const duration = protocol.epochs.reduce((sum, epoch) => sum + epoch.duration, 0);
  const every = Math.max(1, Math.floor(duration / (protocol.dt ?? 0.1) / samplesShown));
  const plan = planOrThrow({ ...protocol, trials: 1, population: 1, record: { V: true, every } }, "");
  const p = plan.protocol;
  const levels = p.noise?.levels ?? [undefined];
  const byNoise = p.sweeps === 1 && levels.length > 1;
  const shown = byNoise ? Math.floor(levels.length / 2) : Math.max(0, p.sweeps - 2);
  const stimuli = plan.drives.map(({ stimulus }) => stimulus);
  // Traces at several noise levels would overlap, so one level is drawn.
  const series = byNoise ? [{ noise: shown }] : stimuli.map((_, sweep) => ({ sweep }));
  const spikeTop = p.neuron.V_th + 30;
  const recordings = series.map((place) => simulateOnce(plan, plan.conditionAt(place)!, kernel));
  const voltages = recordings.flatMap(({ V }) => [min(V), max(V)]);
  const moves = !byNoise && stimuli.some(({ segments }) => segments.length > 1 || segments[0]!.kind !== "constant");
  const span = Math.max(...stimuli.map(({ duration }) => duration));
  const upper = moves ? { ...wide, bottom: 94 } : { ...wide, top: 24, bottom: thumbnailSize.height - 24 };
  const x = scale({ low: 0, high: span }, wide.left, wide.right);
  const y = scale({ low: Math.min(...voltages, p.neuron.V_reset), high: spikeTop }, upper.bottom, upper.top);
  const lines = recordings.map(({ V, spikes }, k): ThumbnailLine => {
    const strong = byNoise || k === shown;
    const colour: ThumbnailColour = byNoise ? { scale: "parameter", index: shown, count: levels.length } : { scale: "stimulus", index: k, count: series.length };
    return { points: voltageLine(V, p, strong ? spikes[0]! : new Float64Array(), spikeTop, x, y), colour, strong };
  });
  return { lines: [...chosenLast(lines), ...(moves ? chosenLast(currents(stimuli, shown, x)) : [])], dots: [], ticks: [] };
}

function currents(stimuli: readonly CompiledStimulus[], shown: number, x: (t: number) => number): ThumbnailLine[] {
  const sampled = stimuli.map((stimulus) => sampleStimulus(stimulus, 24));
  const levels = sampled.flatMap(({ level }) => [min(level), max(level)]);
  const y = scale({ low: Math.min(...levels), high: Math.max(...levels) }, wide.bottom, 112);
  return sampled.map(({ time, level }, index) => ({
    points: Array.from(time, (t, k) => point(x(t), y(level[k]!))).join(" "),
    colour: { scale: "stimulus", index, count: stimuli.length },
    strong: index === shown,
  }));
}

function curves(protocol: Protocol, kernel: Kernel): Thumbnail {
  const sweeps = protocol.sweeps ?? 1;
  const plan = planOrThrow({ ...protocol, ...cutTo(protocol, 2 * shortSweep), trials: 1, population: 1, record: { V: false } }, "");
  const p = plan.protocol;
  const levels = p.noise?.levels ?? [undefined];
  const measured = Array.from({ length: 9 }, (_, k) => Math.round((k * (sweeps - 1)) / 8));
  const drive = (sweep: number): number => levelAt(plan.drive(sweep).stimulus, shortSweep);
  const series = plan.data.settings.map(({ protocol: ofSetting, noiseLevel }, setting) => ({
    dots: measured.map((stimulus) => {
      const { spikes } = simulateOnce(plan, plan.condition(plan.addressOf({ stimulus, setting, repeat: 0 })), kernel);
      return { drive: drive(stimulus), rate: spikes[0]!.length / ((2 * shortSweep) / 1000) };
    }),
    theory: firingTheory(ofSetting, noiseLevel, plan.driveUnit),
  }));
  const x = scale({ low: drive(0), high: drive(sweeps - 1) }, wide.left, wide.right);
  const y = scale({ low: 0, high: Math.max(1, ...series.flatMap(({ dots }) => dots.map(({ rate }) => rate))) }, wide.bottom + 4, wide.top + 8);
  const colour = (index: number): ThumbnailColour => ({ scale: "parameter", index, count: levels.length });
  const along = Array.from({ length: 90 }, (_, k) => drive(0) + (k * (drive(sweeps - 1) - drive(0))) / 89);
  return {
    lines: series.map(({ theory, dots }, index) => ({
      points: (theory === undefined ? dots : along.map((at) => ({ drive: at, rate: theory(at)?.rate ?? 0 }))).map((at) => point(x(at.drive), y(at.rate))).join(" "),
      colour: colour(index),
      strong: false,
    })),
    dots: series.flatMap(({ dots }, index) => dots.map((at) => ({ x: x(at.drive), y: y(at.rate), colour: colour(index) }))),
    ticks: [],
  };
}

function raster(protocol: Protocol, kernel: Kernel): Thumbnail {
  const crowd = Math.min(50, Math.max(protocol.population ?? 1, protocol.trials ?? 1));
  const byTrial = (protocol.trials ?? 1) >= many;
  const sized = byTrial ? { trials: crowd, population: 1 } : { trials: 1, population: crowd };
  const plan = planOrThrow({ ...protocol, ...cutTo(protocol, shortSweep), ...sized, sweeps: 1, record: { V: false } }, "");
  const rows = byTrial
    ? Array.from({ length: crowd }, (_, trial) => simulateOnce(plan, plan.conditionAt({ trial })!, kernel).spikes[0]!)
    : simulateOnce(plan, plan.condition(0), kernel).spikes;
  const x = scale({ low: 0, high: plan.drive(0).duration }, wide.left, wide.right);
  const step = (wide.bottom - wide.top) / crowd;
  // Heterogeneous neurons are sorted by their rates.
  const ordered = byTrial ? rows : rows.toSorted((a, b) => a.length - b.length);
  const ticks = ordered.map((times, row) => ({
    path: Array.from(times, (t) => `M${x(t).toFixed(1)} ${(wide.top + row * step).toFixed(1)}v${(step - 0.6).toFixed(1)}`).join(""),
    colour: byTrial ? ("ink" as const) : { scale: "stimulus" as const, index: row, count: crowd },
  }));
  return { lines: [], dots: [], ticks };
}

/** One neuron of every protocol, stacked. */
function eachProtocol(protocols: readonly Protocol[], kernel: Kernel): Thumbnail {
  const shown = protocols.slice(0, 5);
  const height = (wide.bottom - wide.top) / shown.length;
  const lines = shown.map((protocol, index): ThumbnailLine => {
    const plan = planOrThrow({ ...protocol, ...cutTo(protocol, shortSweep), sweeps: 1, trials: 1, population: 1, record: { V: true } }, "");
    const p = plan.protocol;
    const { V, spikes } = simulateOnce(plan, plan.condition(0), kernel);
    const top = p.neuron.V_th + 30;
    const x = scale({ low: 0, high: plan.drive(0).duration }, wide.left, wide.right);
    const y = scale({ low: min(V), high: top }, wide.top + (index + 1) * height - 2, wide.top + index * height + 2);
    return { points: voltageLine(V, p, spikes[0]!, top, x, y), colour: { scale: "parameter", index, count: shown.length }, strong: false };
  });
  return { lines, dots: [], ticks: [] };
}

/** The protocol cut to `limit` ms, without statistics. */
function cutTo({ epochs }: Protocol, limit: number): Pick<Protocol, "epochs" | "duration" | "window"> {
  let left = limit;
  const cut = epochs.flatMap((epoch) => {
    const duration = Math.min(epoch.duration, left);
    left -= duration;
    return duration > 0 ? [{ ...epoch, duration }] : [];
  });
  return { epochs: cut, duration: limit - left, window: {} };
}

/** V with each spike as a line up to `top`, of no more points than can be seen. */
function voltageLine(V: Float64Array, p: ResolvedProtocol, spikes: Float64Array, top: number, x: (t: number) => number, y: (V: number) => number): string {
  const interval = p.dt * p.recordEvery;
  const decimator = new Decimator({ from: 0, to: V.length * interval }, wide.right - wide.left);
  let next = 0;
  V.forEach((value, k) => {
    for (; next < spikes.length && spikes[next]! <= k * interval; next++) {
      decimator.add(spikes[next]!, top);
      decimator.add(spikes[next]!, p.neuron.V_reset);
    }
    decimator.add(k * interval, value);
  });
  return decimator.finish().map((at) => point(x(at.x), y(at.y))).join(" ");
}

/** The bold line is drawn over the others. */
function chosenLast(lines: readonly ThumbnailLine[]): ThumbnailLine[] {
  return [...lines.filter(({ strong }) => !strong), ...lines.filter(({ strong }) => strong)];
}

function scale({ low, high }: Range, from: number, to: number): (value: number) => number {
  return (value) => (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));
}

const point = (x: number, y: number): string => `${x.toFixed(1)},${y.toFixed(1)}`;
const min = (values: Float64Array): number => values.reduce((low, value) => Math.min(low, value), Infinity);
const max = (values: Float64Array): number => values.reduce((high, value) => Math.max(high, value), -Infinity);
