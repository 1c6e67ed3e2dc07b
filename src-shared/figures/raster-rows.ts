import type { ChartPlugin } from "./chart-configuration.ts";
import { pixelsPerPoint, smallText, type FigureSize } from "./figure.ts";
import { numberText } from "../content/number-text.ts";
import type { TextLine } from "../content/rich-text.ts";
import { drawLine } from "./draw-text.ts";
import type { TickRow } from "./spike-ticks.ts";
import { rowNumbers } from "./ticks.ts";

/** One train of a raster. */
export interface RasterRow {
  /** number or noise level, written at the axis if there is room */
  readonly value: number;
  readonly colour: string;
  /** ms */
  readonly spikes: Float64Array;
}

/** Rows that belong together, such as the trials at one noise level. */
export interface RasterGroup {
  /** label at the right; empty if there is only one group */
  readonly name: TextLine;
  readonly rows: readonly RasterRow[];
}

/** Empty rows between groups, as a part of a group's height. */
const gapShare = 0.12;

/** Range of a group on the axis of rows. */
export interface RowBand {
  readonly top: number;
  readonly bottom: number;
}

/** Ranges of groups on the axis, one unit per row. */
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
 * Labels of the rows by their place on the axis: all where there is room, else those of a round step from the first; rows that are
 * no numbers from 1 up, such as noise levels, every so many. A label that would touch the first of the next group is left out.
 *
 * @param plotPoints length of the axis, points
 */
export function rowLabels(groups: readonly RasterGroup[], bands: readonly RowBand[], plotPoints: number, size: FigureSize): Map<number, string> {
  const least = (1.2 * size.text * bands.at(-1)!.bottom) / plotPoints;
  const labels = new Map<number, string>();
  let lowest = -Infinity;
  for (const [g, { rows }] of groups.entries()) {
    const { top } = bands[g]!;
    const next = bands[g + 1]?.top ?? Infinity;
    // Groups lower than a label are numbered where there is room.
    if (top - lowest < least) continue;
    const isCounted = rows.every(({ value }, row) => value === row + 1);
    const every = Math.max(1, Math.ceil(least));
    const labelled = isCounted ? rowNumbers(rows.length, least).map((number) => number - 1) : rows.map((_, row) => row).filter((row) => row % every === 0);
    for (const row of labelled) {
      if (row > 0 && next - (top + row) < least) continue;
      labels.set(top + row + 0.5, numberText(rows[row]!.value));
      lowest = top + row;
    }
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
