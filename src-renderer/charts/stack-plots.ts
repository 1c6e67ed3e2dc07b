import type { Guide } from "../../src-shared/content/figure-content.ts";
import { quantityText } from "../../src-shared/content/number-text.ts";
import { spikeHeight } from "../../src-shared/content/voltage-guides.ts";
import { tickStep } from "../../src-shared/figures/ticks.ts";
import { barAtRight, cursorLines, horizontalGuides, lines, shade, strokes, verticalGuides, type DrawnLine } from "./layers.ts";
import type { TimeSpan } from "./linked-axes.svelte.ts";
import type { StackCell, StackDrive, StackEpoch, StackMode, StackSides, StackTrace } from "./plot-data.ts";
import { plotMargin, type Layer, type Plot, type PlotMargin } from "./plot.ts";
import { firstAfter, firstAtOrAfter, LineView, withSpikes, type TraceView, type ValueRange } from "./trace-view.ts";

/** Properties shared by the panels of a stack. */
export interface StackView {
  readonly window: TimeSpan;
  /** pixel columns of the plots: lines need no more points than that */
  readonly columns: number;
  readonly mode: StackMode;
  /** id of the chosen trace */
  readonly chosen: number;
  readonly epochs: readonly StackEpoch[];
  /** index of the epoch that is lit */
  readonly lit: number | undefined;
  readonly cursors: readonly number[];
  readonly dragged: TimeSpan | undefined;
  readonly faded: boolean;
  /** what a row is where traces are stacked; default "Sweep" */
  readonly rowName?: string | undefined;
  readonly sides: StackSides;
  /** whether spikes are drawn on every trace: of an overlay only the chosen one has them otherwise */
  readonly allSpike: boolean;
}

/** The properties of a stack without others beside it. */
export const ownSides: StackSides = { left: plotMargin.left, right: plotMargin.right, axes: true, names: true };

/** CSS pixels. */
const chosenWidth = 1.75;
/** A single trace is not highlighted. */
const aloneWidth = 1.25;
const otherWidth = 1;
/**
 * Opacity of traces that are not chosen: of more than a dozen each is fainter, so that together they do not hide the chosen one, and so
 * they are where all have one colour, that of their noise level.
 */
function otherOpacity(drawn: readonly { readonly colour: string }[]): number {
  const areAlike = drawn.length > 1 && drawn.every(({ colour }) => colour === drawn[0]!.colour);
  return (areAlike ? 0.35 : 0.7) * Math.max(0.2, Math.min(1, 12 / drawn.length));
}
/** Room for the title over an axis. */
export const titleHeight = 20;
const voltageMargin: PlotMargin = { ...plotMargin, top: titleHeight, bottom: 6 };
export const driveMargin: PlotMargin = { ...plotMargin, top: titleHeight };

/** Traces on one axis (overlay, one): spikes only on the chosen one, the others stop at V_th. */
export function voltagePlot(traces: readonly StackTrace[], cell: StackCell, guides: readonly Guide[], range: ValueRange, view: StackView): Plot {
  const shown = view.mode === "one" ? traces.filter(({ id }) => id === view.chosen) : traces;
  const ordered = chosenLast(shown, view.chosen);
  const spiking = ordered.filter((trace) => (view.allSpike || trace.id === view.chosen) && wasRecorded(trace));
  return {
    margin: between(view.sides, voltageMargin),
    x: { min: view.window.from, max: view.window.to, shown: false },
    y: verticalAxis(view.sides, { ...range, title: "Voltage, mV" }),
    layers: [
      ...backdrop(view),
      horizontalGuides(guides.map(({ value }) => value)),
      ...spiking.map((trace) => spikes(trace, trace.cell ?? cell, view)),
      lines(ordered.map((trace) => voltageLine(trace, cell, view, otherOpacity(ordered)))),
      cursorLines(view.cursors),
    ],
  };
}

/** Scale bar for the voltage beside the lowest of the stacked traces, which have no axis. */
export interface ScaleBar {
  /** mV */
  readonly length: number;
  /** ends, in rows */
  readonly from: number;
  readonly to: number;
}

/** CSS pixels */
const leastBar = 14;

/** @param height of the plot's area, CSS pixels */
export function scaleBar(rows: number, range: ValueRange, height: number): ScaleBar {
  const rowsPerMillivolt = 0.92 / (range.max - range.min);
  const length = tickStep((leastBar * Math.max(1, rows)) / Math.max(1, height) / rowsPerMillivolt, 1);
  const to = rows - 0.04;
  return { length, from: to - length * rowsPerMillivolt, to };
}

/** One row per trace, with a common scale and all spikes. */
export function stackedPlot(traces: readonly StackTrace[], cell: StackCell, range: ValueRange, bar: ScaleBar, view: StackView): Plot {
  const rows = traces.map((trace, row) => {
    // A little air between rows.
    const share = (V: number) => row + 0.96 - (0.92 * (V - range.min)) / (range.max - range.min);
    const inRow = (layer: Layer): Layer => (pen, space) => layer(pen, { ...space, y: (V) => space.y(share(V)) });
    return [...(wasRecorded(trace) ? [inRow(spikes(trace, trace.cell ?? cell, view))] : []), inRow(lines([voltageLine(trace, cell, view, 0.7)]))];
  });
  return {
    margin: between(view.sides, voltageMargin),
    x: { min: view.window.from, max: view.window.to, shown: false },
    y: {
      min: 0,
      max: Math.max(1, traces.length),
      shown: true,
      reverse: true,
      title: view.rowName ?? "Sweep",
      ticks: rowTicks(traces.length),
      labelOf: (value) => traces[Math.floor(value)]?.shortLabel ?? "",
    },
    layers: [...backdrop(view), ...rows.flat(), cursorLines(view.cursors), barAtRight(bar.from, bar.to)],
  };
}

/** The stimulus under the voltage, with the time axis where it is the lowest panel. */
export function drivePlot(drives: readonly StackDrive[], unit: "pA" | "V/s", guides: readonly Guide[], range: ValueRange, view: StackView, isLowest: boolean): Plot {
  const shown = view.mode === "one" ? drives.filter(({ id }) => id === view.chosen) : drives;
  const { from, to } = view.window;
  return {
    margin: between(view.sides, isLowest ? driveMargin : { ...driveMargin, bottom: 6 }),
    x: timeAxis(view.window, isLowest),
    y: verticalAxis(view.sides, { ...range, title: unit === "pA" ? "Current, pA" : "Drive, V/s" }),
    layers: [
      ...backdrop(view),
      horizontalGuides(guides.map(({ value }) => value)),
      lines(
        chosenLast(shown, view.chosen).map(({ id, colour, line }) => ({
          points: line.points(from, to, view.columns),
          ...look(colour, id === view.chosen, view, otherOpacity(shown)),
        })),
      ),
      cursorLines(view.cursors),
    ],
  };
}

/** A margin between the sides of a stack. */
export function between({ left, right }: StackSides, margin: PlotMargin): PlotMargin {
  return { ...margin, left, right };
}

/** A vertical axis; only a stack with its own axes shows it. */
export function verticalAxis({ axes }: StackSides, { title, ...axis }: Omit<Plot["y"], "shown">): Plot["y"] {
  return { ...axis, shown: axes, ...(axes && title !== undefined ? { title } : {}) };
}

export function timeAxis({ from, to }: TimeSpan, shown: boolean): Plot["x"] {
  return { min: from, max: to, shown, ...(shown ? { title: "Time, ms" } : {}) };
}

/** Epochs, cursors and a dragged span behind the data. */
export function backdrop({ epochs, lit, window, cursors, dragged }: StackView): Layer[] {
  const edges = [...new Set(epochs.flatMap(({ start, end }) => [start, end]))].filter((edge) => edge > window.from && edge < window.to);
  const epoch = epochs.find(({ index }) => index === lit);
  return [
    ...(epoch === undefined ? [] : [shade(epoch.start, epoch.end, 0.07)]),
    ...(cursors.length === 2 ? [shade(Math.min(...cursors), Math.max(...cursors), 0.12)] : []),
    ...(dragged === undefined ? [] : [shade(dragged.from, dragged.to, 0.16)]),
    verticalGuides(edges),
  ];
}

/** From a round value up to the top of drawn spikes, equal in all modes so that the plot does not jump. */
export function voltageRange(traces: readonly StackTrace[], guides: readonly Guide[], V_th: number, extent: TimeSpan): ValueRange {
  const ranges = traces.flatMap(({ voltage }) => valueRange(voltage, extent) ?? []);
  const fires = traces.some(({ spikes }) => spikes.length > 0);
  const min = Math.min(...ranges.map((range) => range.min), ...guides.map(({ value }) => value));
  const max = Math.max(...ranges.map((range) => range.max), V_th);
  const step = max - min > 45 ? 10 : 5;
  return { min: Math.floor((min - 2) / step) * step, max: fires ? Math.max(V_th + spikeHeight + 2, max + 2) : max + Math.max(2, 0.06 * (max - min)) };
}

/** Includes 0, and leaves room for the line width. */
export function driveRange(drives: readonly StackDrive[], extent: TimeSpan): ValueRange {
  const ranges = drives.flatMap(({ line }) => valueRange(line, extent) ?? []);
  const min = Math.min(0, ...ranges.map((range) => range.min));
  const max = Math.max(0, ...ranges.map((range) => range.max));
  const margin = 0.06 * (max > min ? max - min : 1);
  return { min: min - margin, max: max + margin };
}

function valueRange(view: TraceView, { from, to }: TimeSpan): ValueRange | undefined {
  if (view.range !== undefined) return view.range;
  const { y } = view.points(from, to, 400);
  let [min, max] = [Infinity, -Infinity];
  for (const value of y) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : undefined;
}

function voltageLine(trace: StackTrace, cell: StackCell, view: StackView, others: number): DrawnLine {
  const { from, to } = view.window;
  const points = withSpikes(trace.voltage.points(from, to, view.columns), trace.spikes, trace.cell ?? cell, view.columns);
  return { points, ...look(trace.colour, trace.id === view.chosen, view, others) };
}

/** Without voltage the spikes are left to the raster. */
function wasRecorded({ voltage }: StackTrace): boolean {
  return !(voltage instanceof LineView) || voltage.range !== undefined;
}

function spikes({ spikes: times, colour, id }: StackTrace, { V_th }: StackCell, view: StackView): Layer {
  const shown = times.subarray(firstAtOrAfter(times, view.window.from), firstAfter(times, view.window.to));
  const drawn = look(colour, id === view.chosen, view, 0.7);
  // Dense spikes are drawn thinner, so that their rhythm stays visible.
  return strokes(shown, V_th, V_th + spikeHeight, { ...drawn, width: Math.min(drawn.width, Math.max(0.75, (0.3 * view.columns) / Math.max(1, shown.length))) });
}

/** @param others opacity of those that are not chosen */
function look(colour: string, isChosen: boolean, { faded, mode, allSpike }: StackView, others: number): Pick<DrawnLine, "colour" | "width" | "opacity"> {
  // When all traces show spikes the chosen one is not emphasised, only drawn on top.
  if (allSpike) return { colour, width: isChosen ? aloneWidth : otherWidth, opacity: (isChosen ? 1 : 0.85) * (faded ? 0.35 : 1) };
  return { colour, width: !isChosen ? otherWidth : mode === "one" ? aloneWidth : chosenWidth, opacity: (isChosen ? 1 : others) * (faded ? 0.35 : 1) };
}

function chosenLast<Item extends { readonly id: number }>(items: readonly Item[], chosen: number): Item[] {
  return [...items.filter(({ id }) => id !== chosen), ...items.filter(({ id }) => id === chosen)];
}

/** The middle of every row, or of every so many where rows are many. */
function rowTicks(rows: number): number[] {
  const every = Math.max(1, Math.ceil(rows / 16));
  return Array.from({ length: Math.ceil(rows / every) }, (_, k) => k * every + 0.5);
}

/** A sentence describing the visible part of a stack, for screen readers. */
export function stackSummary(name: string, traces: readonly StackTrace[], chosen: number, mode: StackMode, { from, to }: TimeSpan): string {
  const trace = traces.find(({ id }) => id === chosen);
  const others = mode === "one" || traces.length < 2 ? "" : `, ${traces.length} traces ${mode === "stacked" ? "stacked" : "overlaid"}`;
  const span = `${numberOf(from)} to ${quantityText(numberOf(to), "ms")}`;
  if (trace === undefined) return `${name}: voltage and stimulus, ${span}.`;
  const range = valueRange(trace.voltage, { from, to });
  const count = firstAfter(trace.spikes, to) - firstAtOrAfter(trace.spikes, from);
  const spoken = count === 0 ? "no spike" : count === 1 ? "one spike" : `${count} spikes`;
  const voltage = range === undefined ? "" : `, voltage from ${quantityText(Number(range.min.toFixed(1)), "mV")} to ${quantityText(Number(range.max.toFixed(1)), "mV")}`;
  return `${name}${others}, ${span}; ${trace.label}: ${spoken}${voltage}.`;
}

function numberOf(time: number): number {
  return Number(time.toPrecision(5));
}
