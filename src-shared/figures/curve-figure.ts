import { axis, configuration, line } from "./axes.ts";
import type { ChartPlugin, ChartPoint } from "./chart-configuration.ts";
import { columnWidthMm, pointsOf, sizeOf, type Figure, type FigureStyle } from "./figure.ts";
import { extentOf } from "../content/extent.ts";
import { endMarks, roomForMarks, type EndMark } from "./end-marks.ts";
import { verticalGuide, type Guide } from "./guides.ts";
import { markers, type MeasuredPoint } from "./markers.ts";
import { caption, captionHeight, key, plotHeight, roomForKey, wrapped } from "./notes.ts";
import { paper } from "./palette.ts";
import type { TextLine } from "../content/rich-text.ts";

/** One curve: measured points and what theory says between them. */
export interface CurveSeries {
  /** in the key: the value that tells this curve from the others */
  readonly label: string;
  /** stands at its end, in a colour for text */
  readonly mark?: { readonly text: string; readonly colour: string };
  readonly colour: string;
  readonly points: readonly MeasuredPoint[];
  /** on a fine grid; empty where there is no formula */
  readonly theory: readonly ChartPoint[];
}

export interface CurveContent {
  readonly title: string;
  readonly alt: string;
  readonly caption: TextLine;
  readonly xTitle: string;
  readonly yTitle: string;
  /** over the key, as in "σ (mV)" */
  readonly keyTitle: TextLine;
  /** instead of the key: lines under the caption that tell the series apart */
  readonly legend?: readonly TextLine[];
  /** in the order of the key; a single one gets no key */
  readonly series: readonly CurveSeries[];
  /** a value of x worth a line, such as the rheobase */
  readonly guide?: Guide;
}

/** From so many points up a confidence interval is a band: bars would touch. */
const bandFrom = 40;

/** Measured points over what theory predicts, against a level: f-I curve, rate and CV against noise. */
export function curveFigure(content: CurveContent, style: FigureStyle): Figure {
  const size = sizeOf(style, { widthMm: columnWidthMm.single, heightMm: 64 });
  const { series } = content;
  const entries = series.length > 1 && content.legend === undefined ? series.map(({ colour, label }) => ({ colour, text: label })) : [];
  const room = roomForKey(content.keyTitle, entries, size);
  const lines = [...wrapped(content.caption, size, 16), ...(content.legend ?? []).flatMap((entry) => wrapped(entry, size, 16))];
  const marks = series.flatMap(({ mark, points }): EndMark[] => (mark === undefined || points.length === 0 ? [] : [{ ...mark, y: points.at(-1)!.y }]));
  const marksRoom = roomForMarks(marks, size);
  const right = Math.max(8, marksRoom + room);
  const x = rangeOf(series.flatMap(({ points }) => points.map((point) => point.x)));
  const margin = 0.03 * (x.max - x.min);
  const highest = extentOf(series.flatMap(({ points, theory }) => [...points.map((point) => point.high ?? point.y), ...theory.map((point) => point.y)])).max;
  const axes = { x: "x", y: "y" };
  const dense = series.some(({ points }) => points.length >= bandFrom);
  const plugins: ChartPlugin[] = [
    ...(content.guide === undefined ? [] : [verticalGuide("x", content.guide, { colour: paper.guide, width: 0.5, dash: [0.6, 1.6] }, size)]),
    ...[...series].reverse().map(({ label, points, colour, theory }) => markers(label, axes, points, { colour, dense, hasTheory: theory.length > 0, background: style.background }, size)),
    ...(marks.length === 0 ? [] : [endMarks("y", marks, size)]),
    ...(entries.length === 0 ? [] : [key(content.keyTitle, entries, size, marksRoom)]),
    caption(lines, size),
  ];
  return {
    configuration: configuration(
      {
        scales: {
          x: axis({ axis: "x", title: content.xTitle, min: x.min - margin, max: x.max + margin, mostTicks: 6, length: pointsOf(size.widthMm) - right - 4 * size.text }, size),
          y: axis({ axis: "y", title: content.yTitle, min: 0, max: highest > 0 ? 1.06 * highest : 1, mostTicks: 6, length: plotHeight(size, lines.length) }, size),
        },
        datasets: series
          .filter(({ theory }) => theory.length > 0)
          .map(({ label, theory, colour }) => line({ label: `Theory, ${label}`, points: theory, x: "x", y: "y", colour, width: 0.75, dash: [3, 2.2] }, size)),
        plugins,
        padding: { top: captionHeight(lines.length, size), right },
        background: style.background,
      },
      size,
    ),
    size,
    title: content.title,
    alt: content.alt,
  };
}

function rangeOf(values: readonly number[]): { min: number; max: number } {
  const { min, max } = extentOf(values);
  return max > min ? { min, max } : { min: min - 1, max: max + 1 };
}
