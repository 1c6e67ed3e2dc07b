import { axis, configuration } from "./axes.ts";
import { columnWidthMm, pixelsPerPoint, pointsOf, sizeOf, smallText, type Figure, type FigureSize, type FigureStyle } from "./figure.ts";
import { caption, captionHeight, wrapped } from "./notes.ts";
import { numberText } from "./number-text.ts";
import { drawLine, estimatedWidth, type TextLine } from "./rich-text.ts";
import { horizontalBar, roomForTimeBar, timeBar } from "./scale-bars.ts";
import { spikeTicks, type TickRow } from "./spike-ticks.ts";
import { ticksBetween } from "./ticks.ts";
import type { ChartPlugin } from "./chart-configuration.ts";

/** One train of a raster. */
export interface RasterRow {
  /** its number or noise level: stands at the axis, where there is room */
  readonly value: number;
  readonly colour: string;
  /** ms */
  readonly spikes: Float64Array;
}

/** Rows that belong together, such as the trials at one noise level. */
export interface RasterGroup {
  /** stands at the right; empty where there is one group only */
  readonly name: TextLine;
  readonly rows: readonly RasterRow[];
}

export interface RasterContent {
  readonly title: string;
  readonly alt: string;
  readonly caption: TextLine;
  /** ms */
  readonly span: { readonly from: number; readonly to: number };
  /** what a row is: "Trial", "Neuron", "Sweep" */
  readonly rowName: string;
  /** from top to bottom; the first row is on top */
  readonly groups: readonly RasterGroup[];
}

/** Empty rows between groups, as a part of a group's height. */
const gapShare = 0.12;

/** Spike raster: short vertical ticks, one row a train; a scale bar stands for the axis of time, rows keep their numbers. */
export function rasterFigure(content: RasterContent, style: FigureStyle): Figure {
  const { groups, span } = content;
  const rowCount = groups.reduce((count, { rows }) => count + rows.length, 0);
  const size = sizeOf(style, { widthMm: columnWidthMm.double, heightMm: Math.min(110, Math.max(40, 22 + 3.4 * rowCount + 3 * groups.length)) }, 0);
  const lines = wrapped(content.caption, size, 20);
  const places = placeGroups(groups);
  const bottom = places.at(-1)!.bottom;
  const labels = rowLabels(groups, places, size);
  const rows = groups.flatMap(({ rows: trains }, g) => trains.map(({ spikes, colour }, k): TickRow => ({ times: spikes, from: places[g]!.top + k + 0.1, to: places[g]!.top + k + 0.9, colour })));
  const width = Math.max(...groups.map(({ name }) => estimatedWidth(name, smallText(size))));
  const right = width === 0 ? 8 : 8 + width;
  return {
    configuration: configuration(
      {
        scales: {
          time: axis({ axis: "x", title: "Time (ms)", min: span.from, max: span.to, mostTicks: 11, length: pointsOf(size.widthMm) - right - 5 * size.text, visible: !style.scaleBars }, size),
          row: axis({ axis: "y", title: content.rowName, min: 0, max: bottom, reverse: true, ticks: [...labels.keys()], labelOf: (value) => labels.get(value) ?? "" }, size),
        },
        datasets: [],
        plugins: [spikeTicks("raster", { x: "time", y: "row" }, rows, tickWidth(rows), size), groupNames(groups, places, size), ...(style.scaleBars ? [horizontalBar("time", timeBar(span), size)] : []), caption(lines, size)],
        padding: { top: captionHeight(lines.length, size), right, ...(style.scaleBars ? { bottom: roomForTimeBar(size) } : {}) },
        background: style.background,
      },
      size,
    ),
    size,
    title: content.title,
    alt: content.alt,
  };
}

interface Place {
  readonly top: number;
  readonly bottom: number;
}

/** Where groups lie on the axis, one unit a row. */
function placeGroups(groups: readonly RasterGroup[]): Place[] {
  const gap = Math.max(...groups.map(({ rows }) => rows.length)) * gapShare;
  let top = 0;
  return groups.map(({ rows }) => {
    const place = { top, bottom: top + rows.length };
    top = place.bottom + gap;
    return place;
  });
}

/**
 * Labels of the rows by their place on the axis: all where there is room, else the first and the last of each group and the
 * round values well between them.
 */
function rowLabels(groups: readonly RasterGroup[], places: readonly Place[], size: FigureSize): Map<number, string> {
  const plotPoints = (size.heightMm * 72) / 25.4 - 6 * size.text;
  const pointsPerRow = plotPoints / places.at(-1)!.bottom;
  const labelHeight = 1.2 * size.text;
  const labels = new Map<number, string>();
  let lowest = -Infinity;
  for (const [g, { rows }] of groups.entries()) {
    const centre = (row: number) => places[g]!.top + row + 0.5;
    const last = rows.length - 1;
    const room = Math.floor((rows.length * pointsPerRow) / labelHeight);
    const values = rows.map(({ value }) => value);
    const round = room >= rows.length ? values : ticksBetween(values[0]!, values[last]!, Math.min(room, 10));
    // Of two that are too close the earlier in this order stays.
    const wanted = [0, ...(g === groups.length - 1 ? [last] : []), ...round.map((value) => values.indexOf(value)).filter((row) => row >= 0), last];
    const kept: number[] = [];
    for (const row of wanted) {
      const isClear = centre(row) - lowest >= labelHeight / pointsPerRow && kept.every((other) => Math.abs(other - row) >= labelHeight / pointsPerRow);
      const hasRoomBelow = row !== last || g === groups.length - 1 || (places[g + 1]!.top + 0.5 - centre(last)) * pointsPerRow >= labelHeight;
      if (isClear && hasRoomBelow) kept.push(row);
    }
    for (const row of kept) labels.set(centre(row), numberText(values[row]!));
    lowest = Math.max(lowest, ...kept.map(centre));
  }
  return labels;
}

/** Ticks of crowded rasters are finer, points. */
function tickWidth(rows: readonly TickRow[]): number {
  return rows.length > 60 ? 0.5 : 0.8;
}

function groupNames(groups: readonly RasterGroup[], places: readonly Place[], size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  return {
    id: "groups",
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      for (const [g, { name, rows }] of groups.entries()) {
        const colour = rows[0]!.colour;
        const middle = (places[g]!.top + places[g]!.bottom) / 2;
        drawLine(ctx, name, chartArea.right + 4 * point, scales["row"]!.getPixelForValue(middle), { size: smallText(size) * point, colour });
      }
    },
  };
}
