import { axis, configuration, line } from "./axes.ts";
import type { ChartDataset, ChartPlugin, ChartPoint } from "./chart-configuration.ts";
import { columnWidthMm, defaultStyle, pixelsPerPoint, pointsOf, sizeOf, type Figure, type FigureSize, type FigureStyle } from "./figure.ts";
import { extentOf } from "../content/extent.ts";
import { verticalGuide } from "./guides.ts";
import { caption, captionHeight, corner, plotHeight, wrapped } from "./notes.ts";
import { paper } from "./palette.ts";
import type { TextLine } from "../content/rich-text.ts";

export interface HistogramContent {
  readonly title: string;
  readonly alt: string;
  readonly caption: TextLine;
  readonly colour: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly x: { readonly min: number; readonly max: number };
  readonly binWidth: number;
  /** left edge of the first bin */
  readonly start: number;
  /** right edge of the last bin, where that is cut short */
  readonly end?: number;
  /** one per bin, from 0 up */
  readonly heights: ArrayLike<number>;
  /** true: heights are counts */
  readonly whole: boolean;
  /** of x: gets a dashed line */
  readonly mean?: number;
  /** what theory says, drawn dashed */
  readonly theory?: readonly ChartPoint[];
  /** the numbers that the figure is about, in a corner */
  readonly numbers: readonly TextLine[];
}

const suiting = { widthMm: columnWidthMm.single, heightMm: 58 };

/** Bars over one axis, and the numbers that they come to in the emptier corner. */
export function histogramFigure(content: HistogramContent, style: FigureStyle): Figure {
  const size = sizeOf(style, suiting);
  const { heights, x, mean } = content;
  const highest = Math.max(extentOf(Array.from(heights)).max, ...(content.theory ?? []).map(({ y }) => y));
  const corners = cornerOf(size);
  const side = emptierSide(content, highest, corners);
  const headroom = side.isFree ? 1.08 : (1.45 * 0.7) / (1 - corners.height);
  const lines = wrapped(content.caption, size, 18);
  return {
    configuration: configuration(
      {
        scales: {
          x: axis({ axis: "x", title: content.xTitle, ...x, mostTicks: 6, length: pointsOf(size.widthMm) - 8 - 5 * size.text }, size),
          y: axis({ axis: "y", title: content.yTitle, min: 0, max: headroom * highest, mostTicks: 5, whole: content.whole, length: plotHeight(size, lines.length) }, size),
        },
        datasets: theoryLine(content, size),
        plugins: [
          bars(content, size),
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

/** The side whose top corner has no bar and no mean in it, right if both have none; neither may be free. */
function emptierSide({ heights, start, binWidth, x, mean = NaN, theory = [] }: HistogramContent, highest: number, { width, height }: Corner): { readonly name: "left" | "right"; readonly isFree: boolean } {
  const share = width * (x.max - x.min);
  const isFree = (from: number, to: number) => {
    const bars = Array.from(heights).filter((_, k) => start + (k + 1) * binWidth > from && start + k * binWidth < to);
    const points = theory.filter((point) => point.x >= from && point.x <= to).map(({ y }) => y);
    return !(mean >= from && mean <= to) && [...bars, ...points].every((one) => one <= (1 - height) * highest);
  };
  if (isFree(x.max - share, x.max)) return { name: "right", isFree: true };
  const left = isFree(x.min, x.min + share);
  return { name: left ? "left" : "right", isFree: left };
}

/** All bars as one path, hairlines of paper between them where they are wide enough. */
function bars({ heights, start, end = Infinity, binWidth, colour }: HistogramContent, size: FigureSize): ChartPlugin {
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
