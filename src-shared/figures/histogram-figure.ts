import { axis, axisTitle, configuration, line } from "./axes.ts";
import type { Bars, HistogramContent } from "../content/figure-content.ts";
import type { ChartDataset, ChartPlugin } from "./chart-configuration.ts";
import { columnWidthMm, pixelsPerPoint, pointsOf, sizeOf, type Figure, type FigureSize } from "./figure.ts";
import { defaultStyle, type FigureStyle } from "./figure-style.ts";
import { extentOf } from "../content/extent.ts";
import { verticalGuide } from "./guides.ts";
import { caption, captionHeight, corner, plotHeight, wrapped } from "./notes.ts";
import { colourOf, paper } from "./palette.ts";

const suiting = { widthMm: columnWidthMm.single, heightMm: 58 };

/** Bars over one axis, and the numbers that they come to in the emptier corner. */
export function histogramFigure(content: HistogramContent & { readonly bars: Bars }, style: FigureStyle): Figure {
  const size = sizeOf(style, suiting);
  const { bars, range, mean } = content;
  const guides = content.guides.filter(({ value }) => value > range.min && value < range.max);
  const highest = Math.max(extentOf(Array.from(bars.heights)).max, ...(content.theory ?? []).map(({ y }) => y));
  const corners = cornerOf(size);
  const side = emptierSide(content, highest, corners);
  const headroom = side.isFree ? 1.08 : (1.45 * 0.7) / (1 - corners.height);
  const lines = wrapped(content.caption, size, 18);
  return {
    configuration: configuration(
      {
        scales: {
          x: axis({ axis: "x", title: axisTitle(content.x), ...range, mostTicks: 6, length: pointsOf(size.widthMm) - 8 - 5 * size.text }, size),
          y: axis({ axis: "y", title: axisTitle(content.y), min: 0, max: headroom * highest, mostTicks: 5, whole: content.whole, length: plotHeight(size, lines.length) }, size),
        },
        datasets: theoryLine(content, size),
        plugins: [
          ...guides.map((guide) => verticalGuide("x", guide, { colour: paper.guide, width: 0.5, dash: [0.6, 1.6] }, size)),
          barsOf(bars, colourOf(content.identity), size),
          ...(mean === undefined ? [] : [verticalGuide("x", { value: mean, name: [] }, { colour: paper.ink, width: 0.6, dash: [3, 2] }, size)]),
          corner(content.numbers, side.name, size),
          caption(lines, size),
        ],
        padding: { top: captionHeight(lines.length, size), right: 8 },
        background: style.background,
      },
      size,
    ),
    size,
    title: content.title,
    alt: content.alt,
  };
}

function theoryLine({ theory }: HistogramContent, size: FigureSize): ChartDataset[] {
  return theory === undefined ? [] : [line({ label: "Theory", points: theory, x: "x", y: "y", colour: paper.ink2, width: 0.75, dash: [3, 2.2] }, size)];
}

/** Share of the axis and of the height that the numbers in the corner take. */
interface Corner {
  readonly width: number;
  readonly height: number;
}

function cornerOf({ text, widthMm, heightMm }: FigureSize): Corner {
  const growth = text / defaultStyle.text;
  return { width: (0.32 * growth * suiting.widthMm) / widthMm, height: Math.min(0.7, (0.3 * growth * suiting.heightMm) / heightMm) };
}

/**
 * The side whose top corner has no bar, no guide and no mean in it, right if both have none. Where neither is free, the numbers
 * stand over bars rather than over the name of a guide.
 */
function emptierSide(
  content: HistogramContent & { readonly bars: Bars },
  highest: number,
  { width, height }: Corner,
): { readonly name: "left" | "right"; readonly isFree: boolean } {
  const { bars, range, mean = NaN, theory = [], guides } = content;
  const share = width * (range.max - range.min);
  const sides = [
    { name: "right", from: range.max - share, to: range.max },
    { name: "left", from: range.min, to: range.min + share },
  ] as const;
  const hasGuide = ({ from, to }: (typeof sides)[number]) => guides.some(({ value }) => value >= from && value <= to);
  const isFree = (side: (typeof sides)[number]) => {
    const { from, to } = side;
    const reached = Array.from(bars.heights).filter((_, k) => bars.from + (k + 1) * bars.width > from && bars.from + k * bars.width < to);
    const points = theory.filter((point) => point.x >= from && point.x <= to).map(({ y }) => y);
    return !hasGuide(side) && !(mean >= from && mean <= to) && [...reached, ...points].every((one) => one <= (1 - height) * highest);
  };
  const free = sides.find(isFree);
  const { name } = free ?? sides.find((side) => !hasGuide(side)) ?? sides[0];
  return { name, isFree: free !== undefined };
}

/** All bars as one path, hairlines of paper between them where they are wide enough. */
function barsOf({ heights, from: start, to: end = Infinity, width: binWidth }: Bars, colour: string, size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  return {
    id: "bars",
    beforeDatasetsDraw({ ctx, scales }) {
      const [x, y] = [scales["x"]!, scales["y"]!];
      const width = x.getPixelForValue(start + binWidth) - x.getPixelForValue(start);
      const between = width > 4 * point ? 0.5 * point : 0;
      // A clock's one bin may be a hundredth of the axis wide: it still has to be seen under the line at its mean.
      const drawn = Math.max(width - between, 2.4 * point);
      const floor = y.getPixelForValue(0);
      ctx.save();
      ctx.fillStyle = colour;
      ctx.globalAlpha = 0.75;
      ctx.beginPath();
      for (let k = 0; k < heights.length; k++) {
        if (heights[k] === 0) continue;
        const top = y.getPixelForValue(heights[k]!);
        const left = x.getPixelForValue(start + (k + 0.5) * binWidth) - drawn / 2;
        const isCut = start + (k + 1) * binWidth > end;
        ctx.rect(left, top, isCut ? x.getPixelForValue(end) - left : drawn, floor - top);
      }
      ctx.fill();
      ctx.restore();
    },
  };
}
