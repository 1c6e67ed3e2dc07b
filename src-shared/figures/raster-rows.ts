import type { ChartPlugin } from "./chart-configuration.ts";
import { pixelsPerPoint, smallText, type FigureSize } from "./figure.ts";
import { numberText } from "../content/number-text.ts";
import type { TextLine } from "../content/rich-text.ts";
import { drawLine } from "./draw-text.ts";
import type { TickRow } from "./spike-ticks.ts";
import { ticksBetween } from "./ticks.ts";

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

/** Empty rows between groups, as a part of a group's height. */
const gapShare = 0.12;

/** Where a group lies on the axis of rows. */
export interface RowBand {
  readonly top: number;
  readonly bottom: number;
}

/** Where groups lie on the axis, one unit a row. */
export function groupBands(groups: readonly RasterGroup[]): RowBand[] {
  const gap = Math.max(...groups.map(({ rows }) => rows.length)) * gapShare;
  let top = 0;
  return groups.map(({ rows }) => {
    const band = { top, bottom: top + rows.length };
    top = band.bottom + gap;
    return band;
  });
}

/**
 * Labels of the rows by their place on the axis: all where there is room, else the first and the last of each group and the
 * round values well between them.
 *
 * @param plotPoints length of the axis, points
 */
export function rowLabels(groups: readonly RasterGroup[], bands: readonly RowBand[], plotPoints: number, size: FigureSize): Map<number, string> {
  const pointsPerRow = plotPoints / bands.at(-1)!.bottom;
  const labelHeight = 1.2 * size.text;
  const labels = new Map<number, string>();
  let lowest = -Infinity;
  for (const [g, { rows }] of groups.entries()) {
    const centre = (row: number) => bands[g]!.top + row + 0.5;
    const last = rows.length - 1;
    const room = Math.floor((rows.length * pointsPerRow) / labelHeight);
    const values = rows.map(({ value }) => value);
    const round = room >= rows.length ? values : ticksBetween(values[0]!, values[last]!, Math.min(room, 10));
    // Of two that are too close the earlier in this order stays.
    const wanted = [0, ...(g === groups.length - 1 ? [last] : []), ...round.map((value) => values.indexOf(value)).filter((row) => row >= 0), last];
    const kept: number[] = [];
    for (const row of wanted) {
      const isClear = centre(row) - lowest >= labelHeight / pointsPerRow && kept.every((other) => Math.abs(other - row) >= labelHeight / pointsPerRow);
      const hasRoomBelow = row !== last || g === groups.length - 1 || (bands[g + 1]!.top + 0.5 - centre(last)) * pointsPerRow >= labelHeight;
      if (isClear && hasRoomBelow) kept.push(row);
    }
    for (const row of kept) labels.set(centre(row), numberText(values[row]!));
    lowest = Math.max(lowest, ...kept.map(centre));
  }
  return labels;
}

/** Strokes of the spikes of all groups. */
export function tickRows(groups: readonly RasterGroup[], bands: readonly RowBand[]): TickRow[] {
  return groups.flatMap(({ rows }, g) => rows.map(({ spikes, colour }, k) => ({ times: spikes, from: bands[g]!.top + k + 0.1, to: bands[g]!.top + k + 0.9, colour })));
}

/** Ticks of crowded rasters are finer, points. */
export function tickWidth(rows: readonly TickRow[]): number {
  return rows.length > 60 ? 0.5 : 0.8;
}

/** Names of the groups at the right, in their colours. */
export function groupNames(groups: readonly RasterGroup[], bands: readonly RowBand[], size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  return {
    id: "groups",
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      for (const [g, { name, rows }] of groups.entries()) {
        const colour = rows[0]!.colour;
        const middle = (bands[g]!.top + bands[g]!.bottom) / 2;
        drawLine(ctx, name, chartArea.right + 4 * point, scales["row"]!.getPixelForValue(middle), { size: smallText(size) * point, colour });
      }
    },
  };
}
