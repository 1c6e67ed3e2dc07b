import { axis, axisTitle, configuration, gap, line, shortAxisTitle } from "./axes.ts";
import type { ChartDataset, ChartPlugin, ChartScale } from "./chart-configuration.ts";
import type { ComparedTrace, ComparedTraces } from "./compared-traces.ts";
import { extentOf } from "../content/extent.ts";
import { pixelsPerPoint, pointsOf, smallText, type Figure, type FigureSize } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";
import type { Guide } from "../content/figure-content.ts";
import { horizontalGuides, roomForGuides } from "./guides.ts";
import { caption, captionHeight, plotHeight } from "./notes.ts";
import { paper, withOpacity } from "./palette.ts";
import { groupNames, groupBands, rowLabels, tickRows, tickWidth, type RasterGroup } from "./raster-rows.ts";
import type { TextLine } from "../content/rich-text.ts";
import { drawLine } from "./draw-text.ts";
import { horizontalBar, levelBar, roomForBars, roomForTimeBar, timeBar, verticalBars } from "./scale-bars.ts";
import { spikeTicks } from "./spike-ticks.ts";
import { stimulusLimits } from "./voltage-figure.ts";
import { spikeHeight } from "../content/voltage-guides.ts";
import { driveQuantity, timeQuantity, voltageQuantity } from "../content/quantity.ts";

/** Traces that share one axis of time. */
export interface StackColumn {
  /** over it, line by line */
  readonly title: readonly TextLine[];
  readonly traces: readonly ComparedTrace[];
  /** at V_th and its like, mV */
  readonly guides: readonly Guide[];
  /** of the raster, from top to bottom; none is empty */
  readonly groups: readonly RasterGroup[];
}

/** Columns of voltage, drive and raster, whose vertical axes are one. */
export interface StackContent {
  readonly columns: readonly StackColumn[];
  /** columns that there is room for: each is as wide as if there were so many */
  readonly places: number;
  readonly caption: readonly TextLine[];
  /** style of the whole sheet; all its stacks have the same axes */
  readonly all: ComparedTraces;
  /** rows of the raster's axis; 0: no raster */
  readonly rows: number;
  /** over each column */
  readonly titleLines: number;
  readonly hasVoltage: boolean;
}

/** Shares of the height, and of a column's width at least. */
const weights = { voltage: 2.4, drive: 0.75, raster: 1.5, gap: 0.25 };
const columnGap = 0.16;
/** Widths of lines, points; overlaid traces are thinner. */
const aloneWidth = 0.7;
const amongWidth = 0.5;

const timeOf = (column: number): string => `time${column}`;

/** Voltage over drive over raster, one column beside the other. */
export function traceStack(content: StackContent, size: FigureSize, style: FigureStyle): Omit<Figure, "title" | "alt"> {
  const { columns, hasVoltage, all } = content;
  const last = columns.at(-1)!;
  const names = last.groups.map(({ name }) => ({ value: 0, name }));
  const right = Math.max(roomForGuides(last.guides, size), roomForGuides(names, size));
  const top = captionHeight(content.caption.length, size) + titleHeight(content.titleLines, size);
  const ranges = { voltage: voltageLimits(all), drive: stimulusLimits(all.traces.flatMap(({ drive: points }) => (points === undefined ? [] : [{ points }]))) };
  const bars = [{ ...levelBar(ranges.drive, all.unit), scale: "drive" }, ...(hasVoltage ? [{ ...levelBar(ranges.voltage, "mV"), scale: "V" }] : [])];
  const plugins = [
    ...columns.flatMap((column, k) => columnPlugins(column, k, content, size)),
    ...(style.scaleBars ? [verticalBars(bars, size), horizontalBar(timeOf(0), timeBar(all.span), size)] : []),
    columnTitles(columns, top, size),
    caption(content.caption, size),
  ];
  const datasets = columns.flatMap((column, k) => column.traces.flatMap((trace) => linesOf(trace, column.traces.length, timeOf(k), hasVoltage, size)));
  const padding = { top, right, ...(style.scaleBars ? { left: roomForBars(bars, size), bottom: roomForTimeBar(size) } : {}) };
  const scales = { ...timeAxes(content, right, size, style), ...levelAxes(content, ranges, plotHeight(size, 0) - top, size, style) };
  return { configuration: configuration({ scales, datasets, plugins, padding, background: style.background }, size), size };
}

/** Side by side, in their order; places without a column stay empty. */
function timeAxes({ columns, places, all }: StackContent, right: number, size: FigureSize, { scaleBars }: FigureStyle): Record<string, ChartScale> {
  const scales: Record<string, ChartScale> = {};
  const room = pointsOf(size.widthMm) - right - 5 * size.text;
  // The last label of one axis may not run into the first of the next.
  const gapShare = Math.max(columnGap, (2.6 * size.text * places) / room);
  const length = room / (places + (places - 1) * gapShare);
  for (let k = 0; k < places; k++) {
    if (k > 0) scales[`between${k}`] = axis({ axis: "x", title: "", min: 0, max: 1, ticks: [], stackWeight: gapShare, visible: false }, size);
    const visible = !scaleBars && k < columns.length;
    scales[timeOf(k)] = axis(
      { axis: "x", title: axisTitle(timeQuantity), min: all.span.from, max: all.span.to, mostTicks: places === 1 ? 11 : 6, length, stackWeight: 1, visible },
      size,
    );
  }
  return scales;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** On each other, the first at the bottom. @param height of all together, points */
function levelAxes(
  { columns, rows, hasVoltage, all }: StackContent,
  ranges: { readonly voltage: Range; readonly drive: Range },
  height: number,
  size: FigureSize,
  { scaleBars }: FigureStyle,
): Record<string, ChartScale> {
  const total = weights.drive + (hasVoltage ? weights.gap + weights.voltage : 0) + (rows > 0 ? weights.gap + weights.raster : 0);
  const lengthOf = (weight: number): number => (height * weight) / total;
  const visible = !scaleBars;
  const drive = driveQuantity(all.unit);
  return {
    ...(rows === 0
      ? {}
      : { row: rowAxis(columns, { rows, title: all.rowName, length: lengthOf(weights.raster), visible }, size), rowGap: gap(weights.gap, size) }),
    drive: axis(
      {
        axis: "y",
        title: axisTitle(drive),
        shortTitle: shortAxisTitle(drive),
        ...ranges.drive,
        mostTicks: 4,
        stackWeight: weights.drive,
        length: lengthOf(weights.drive),
        visible,
      },
      size,
    ),
    ...(!hasVoltage
      ? {}
      : {
          driveGap: gap(weights.gap, size),
          V: axis(
            {
              axis: "y",
              title: axisTitle(voltageQuantity),
              shortTitle: shortAxisTitle(voltageQuantity),
              ...ranges.voltage,
              mostTicks: 8,
              stackWeight: weights.voltage,
              length: lengthOf(weights.voltage),
              visible,
            },
            size,
          ),
        }),
  };
}

/** Rows are numbered as those of the fullest column are. */
function rowAxis(
  columns: readonly StackColumn[],
  { rows, title, length, visible }: { readonly rows: number; readonly title: string; readonly length: number; readonly visible: boolean },
  size: FigureSize,
): ChartScale {
  const fullest = columns.reduce((most, one) => (rowsIn(one.groups) > rowsIn(most.groups) ? one : most)).groups;
  const labels = fullest.length === 0 ? new Map<number, string>() : rowLabels(fullest, groupBands(fullest), length, size);
  return axis(
    {
      axis: "y",
      title,
      min: 0,
      max: rows,
      reverse: true,
      ticks: [...labels.keys()],
      labelOf: (value) => labels.get(value) ?? "",
      stackWeight: weights.raster,
      visible,
    },
    size,
  );
}

/** Length of an axis for these groups, one unit per row. */
export function rowsIn(groups: readonly RasterGroup[]): number {
  return groups.length === 0 ? 0 : groupBands(groups).at(-1)!.bottom;
}

function linesOf({ run, voltage, drive }: ComparedTrace, among: number, x: string, hasVoltage: boolean, size: FigureSize): ChartDataset[] {
  const look = { x, colour: among > 1 ? withOpacity(run.colour, 0.8) : run.colour, width: among > 1 ? amongWidth : aloneWidth };
  return [
    ...(drive === undefined ? [] : [line({ ...look, label: `Drive of ${run.letter}`, points: drive, y: "drive" }, size)]),
    ...(voltage === undefined || !hasVoltage ? [] : [line({ ...look, label: `V of ${run.letter}`, points: voltage, y: "V" }, size)]),
  ];
}

function columnPlugins({ traces, guides, groups }: StackColumn, k: number, { columns, rows, hasVoltage }: StackContent, size: FigureSize): ChartPlugin[] {
  const width = traces.length > 1 ? amongWidth : aloneWidth;
  const spikes = traces.map((trace) => ({ times: trace.spikes, from: trace.run.cell.V_th, to: trace.run.cell.V_th + spikeHeight, colour: trace.run.colour }));
  const bands = groupBands(groups);
  const strokes = tickRows(groups, bands);
  return [
    ...(!hasVoltage
      ? []
      : [horizontalGuides("V", guides, size, { axis: timeOf(k), named: k === columns.length - 1 }), spikeTicks(`V${k}`, { x: timeOf(k), y: "V" }, spikes, width, size)]),
    ...(rows === 0 || groups.length === 0 ? [] : [spikeTicks(`rows${k}`, { x: timeOf(k), y: "row" }, strokes, tickWidth(strokes), size), groupNames(groups, bands, size)]),
  ];
}

/** One range for all runs: down to a round value, up to the top of drawn spikes. */
function voltageLimits({ traces }: ComparedTraces): Range {
  const values = traces.flatMap(({ voltage }) => (voltage ?? []).map(({ y }) => y));
  const { min, max } = extentOf([...values, ...traces.flatMap(({ run }) => [run.cell.V_th, run.cell.V_reset])].filter(Number.isFinite));
  const margin = 0.05 * Math.max(max - min, 1);
  const peaks = traces.flatMap(({ run, spikes, voltage }) => (voltage !== undefined && spikes.length > 0 ? [run.cell.V_th + spikeHeight] : []));
  return { min: min - margin, max: Math.max(max + margin, ...peaks) };
}

const lineHeight = 1.35;

function titleHeight(lines: number, size: FigureSize): number {
  return lines === 0 ? 0 : lines * lineHeight * smallText(size) + 2;
}

/** Titles above the columns; the last line of each is next to the plot. @param under height of everything above the plot, points */
function columnTitles(columns: readonly StackColumn[], under: number, size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  const small = smallText(size);
  return {
    id: "columns",
    afterDatasetsDraw({ ctx, scales }) {
      for (const [k, { title }] of columns.entries()) {
        for (const [n, words] of title.entries()) {
          const y = under - 4 - (title.length - n - 0.5) * lineHeight * small;
          drawLine(ctx, words, scales[timeOf(k)]!.left, y * point, { size: small * point, colour: paper.ink });
        }
      }
    },
  };
}
