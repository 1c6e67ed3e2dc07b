import { axis, axisTitle, configuration, line } from "./axes.ts";
import type { CurveContent } from "../content/figure-content.ts";
import type { TextLine } from "../content/rich-text.ts";
import type { ChartPlugin } from "./chart-configuration.ts";
import { columnWidthMm, pointsOf, sizeOf, type Figure } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";
import { extentOf, rangeWithZero } from "../content/extent.ts";
import { endMarks, roomForMarks, type EndMark } from "./end-marks.ts";
import { verticalGuide } from "./guides.ts";
import { markers } from "./markers.ts";
import { caption, captionHeight, key, plotHeight, roomForKey, wrapped } from "./notes.ts";
import { colourOf, inkOf, paper } from "./palette.ts";

/** Number of points from which a confidence interval is drawn as a band, because bars would touch. */
const bandFrom = 40;

/**
 * Measured points over what theory predicts, against a level: f-I curve, rate and CV against noise. Several curves get a key.
 *
 * @param legend instead of the key: lines under the caption that tell the series apart
 */
export function curveFigure(content: CurveContent, style: FigureStyle, legend?: readonly TextLine[]): Figure {
  const size = sizeOf(style, { widthMm: columnWidthMm.single, heightMm: 64 });
  const series = content.series.map((one) => ({ ...one, colour: colourOf(one.identity) }));
  const isNamed = content.namedAtEnds && series.length > 1;
  const entries = series.length > 1 && legend === undefined && !isNamed ? series.map(({ colour, label }) => ({ colour, text: label })) : [];
  const room = roomForKey(content.keyTitle, entries, size);
  const lines = [...wrapped(content.caption, size, 16), ...(legend ?? []).flatMap((entry) => wrapped(entry, size, 16))];
  const marks = series.flatMap(({ letter, name, identity, points }): EndMark[] => {
    const text = letter ?? (isNamed ? name : undefined);
    return text === undefined || points.length === 0 ? [] : [{ text, colour: inkOf(identity), y: points.at(-1)!.y }];
  });
  const marksRoom = roomForMarks(marks, size);
  const right = Math.max(8, marksRoom + room);
  const x = rangeOf(series.flatMap(({ points }) => points.map((point) => point.x)));
  const margin = 0.03 * (x.max - x.min);
  const values = series.flatMap(({ points, theory }) => [...points.map((point) => point.high ?? point.y), ...theory.map((point) => point.y)]);
  const guide = content.guide !== undefined && content.guide.value > x.min && content.guide.value < x.max ? content.guide : undefined;
  const axes = { x: "x", y: "y" };
  const dense = series.some(({ points }) => points.length >= bandFrom);
  const plugins: ChartPlugin[] = [
    ...(guide === undefined ? [] : [verticalGuide("x", guide, { colour: paper.guide, width: 0.5, dash: [0.6, 1.6] }, size)]),
    ...[...series]
      .reverse()
      .map(({ label, points, colour, theory }) =>
        markers(label, axes, points, { colour, dense, hasTheory: theory.length > 0, background: style.background }, size),
      ),
    ...(marks.length === 0 ? [] : [endMarks("y", marks, size)]),
    ...(entries.length === 0 ? [] : [key(content.keyTitle, entries, size, marksRoom)]),
    caption(lines, size),
  ];
  return {
    configuration: configuration(
      {
        scales: {
          x: axis({ axis: "x", title: axisTitle(content.x), min: x.min - margin, max: x.max + margin, mostTicks: 6, length: pointsOf(size.widthMm) - right - 4 * size.text }, size),
          y: axis({ axis: "y", title: axisTitle(content.y), ...rangeWithZero(extentOf(values), 1.06), mostTicks: 6, length: plotHeight(size, lines.length) }, size),
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
