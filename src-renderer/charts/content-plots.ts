import type { CurveContent, CurveSeries, HistogramContent, RasterContent } from "../../src-shared/content/figure-content.ts";
import { numberText } from "../../src-shared/content/number-text.ts";
import { bareText } from "../../src-shared/content/rich-text.ts";
import { colourOf, inkOf, paper } from "../../src-shared/figures/palette.ts";
import { axisTitle } from "./axis-title.ts";
import type { ChosenPoint, PlotSeries, RasterRows } from "./plot-data.ts";
import type { ScreenInk } from "./screen-theme.svelte.ts";
import type { Polyline } from "./trace-view.ts";

/** The ink of the page, as far as colours of data need it. */
type Ink = Pick<ScreenInk, "dark" | "ink" | "ink2" | "guide">;

/** The part of a figure's content that a `CurvePlot` needs. */
export interface CurvePlotContent {
  readonly xTitle: string;
  readonly yTitle: string;
  /** the chosen one last, to be drawn on top */
  readonly series: readonly PlotSeries[];
  readonly xGuide: { readonly value: number; readonly name: string } | undefined;
}

/** @param chosen id of the series to draw on top */
export function curvePlot(content: CurveContent, chosen: number, ink: Ink): CurvePlotContent {
  const { guide } = content;
  return {
    xTitle: axisTitle(content.x),
    yTitle: axisTitle(content.y),
    series: content.series
      .map((series) => plotSeries(series, content.namedAtEnds, ink))
      .sort((one, other) => Number(one.id === chosen) - Number(other.id === chosen) || one.id - other.id),
    xGuide: guide === undefined ? undefined : { value: guide.value, name: bareText(guide.name) },
  };
}

/** The group of conditions behind a point of a curve; undefined where there is none. */
export function groupOf({ series }: CurveContent, chosen: ChosenPoint): number | undefined {
  return series.find(({ id }) => id === chosen.series)?.points.find(({ id }) => id === chosen.point)?.group;
}

function plotSeries({ id, name, letter, identity, points, theory }: CurveSeries, namedAtEnds: boolean, ink: Ink): PlotSeries {
  const colour = colourOf(identity, ink, ink.dark);
  return {
    id,
    label: name,
    colour,
    points: points.map(({ identity: own, group: _, ...point }) => (own === undefined ? point : { ...point, colour: colourOf(own, ink, ink.dark) })),
    theory: theory.length === 0 ? undefined : polylineOf(theory),
    ...(letter === undefined ? {} : { mark: letter, markColour: inkOf(identity, ink, ink.dark) }),
    ...(namedAtEnds ? { mark: name } : {}),
  };
}

function polylineOf(points: CurveSeries["theory"]): Polyline {
  return { x: Float64Array.from(points, ({ x }) => x), y: Float64Array.from(points, ({ y }) => y) };
}

/** The part of a figure's content that a `HistogramPlot` needs. */
export function histogramPlot(content: HistogramContent, ink: Ink) {
  const { bars, mean, theory, guides, numbers, range, empty, alt, whole } = content;
  return {
    xTitle: axisTitle(content.x),
    yTitle: axisTitle(content.y),
    label: alt,
    bars,
    mean,
    theory: theory === undefined ? undefined : polylineOf(theory),
    guides,
    corner: numbers.map(bareText),
    xRange: range,
    empty,
    whole,
    colour: colourOf(content.identity, ink, ink.dark),
  };
}

/** The rows of a raster of one group. @param shown index of the row whose trace is shown */
export function rasterRows({ rowName, rowsAlong, groups, transient }: RasterContent, shown: number, dark: boolean): RasterRows {
  const rows = groups.flatMap((group) => group.rows);
  const colours = rows.map(({ identity }) => (identity.scale === "none" ? undefined : colourOf(identity, paper, dark)));
  return {
    name: rowName,
    rows: rows.map(({ spikes }) => spikes),
    shown,
    transient,
    colour: colours[shown],
    colours,
    ...(rowsAlong === "setting" ? { labels: rows.map(({ value }, row) => ({ row, text: numberText(value) })) } : {}),
  };
}
