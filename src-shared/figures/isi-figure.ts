import { axis, configuration } from "./axes.ts";
import type { ChartPlugin } from "./chart-configuration.ts";
import { columnWidthMm, pixelsPerPoint, pointsOf, sizeOf, type Figure, type FigureSize, type FigureStyle } from "./figure.ts";
import { extentOf } from "./extent.ts";
import { verticalGuide } from "./guides.ts";
import { caption, captionHeight, corner, wrapped } from "./notes.ts";
import { countText, quantityText } from "./number-text.ts";
import { paper } from "./palette.ts";
import { plain, type TextLine } from "./rich-text.ts";

export interface IsiContent {
  readonly title: string;
  readonly alt: string;
  readonly caption: TextLine;
  readonly colour: string;
  /** ms */
  readonly binWidth: number;
  /** left edge of the first bin, ms */
  readonly start: number;
  readonly counts: ArrayLike<number>;
  readonly mean: number;
  readonly cv: number | undefined;
  readonly n: number;
}

/** Histogram of interspike intervals with its mean as a dashed line; CV, mean and n in the corner. */
export function isiFigure(content: IsiContent, style: FigureStyle): Figure {
  const size = sizeOf(style, { widthMm: columnWidthMm.single, heightMm: 58 });
  const { counts, start, binWidth } = content;
  const end = Math.max(start + (counts.length + 0.5) * binWidth, 1.35 * content.mean);
  const highest = extentOf(Array.from(counts)).max;
  const side = emptierSide(content, end);
  const lines = wrapped(content.caption, size, 18);
  return {
    configuration: configuration(
      {
        scales: {
          isi: axis({ axis: "x", title: "Interspike interval (ms)", min: 0, max: end, mostTicks: 6 }, size),
          count: axis({ axis: "y", title: "Intervals", min: 0, max: (side.isFree ? 1.08 : 1.45) * highest, mostTicks: 5, whole: true }, size),
        },
        datasets: [],
        plugins: [
          bars(content, size),
          verticalGuide("isi", { value: content.mean, name: [] }, { colour: paper.ink, width: 0.6, dash: [3, 2] }, size),
          corner(
            [
              plain(content.cv === undefined ? "CV: too few intervals" : `CV ${content.cv.toFixed(3)}`),
              plain(`mean ${quantityText(Number(content.mean.toPrecision(3)), "ms")}`),
              [{ text: "n", italic: true }, { text: ` ${countText(content.n)}` }],
            ],
            side.name,
            size,
          ),
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

/** Share of the axis and of the height that the numbers in the corner take. */
const cornerWidth = 0.32;
const cornerHeight = 0.3;

/** The side whose top corner has no bar and no mean in it, right if both have none; neither may be free. */
function emptierSide({ counts, start, binWidth, mean }: IsiContent, end: number): { readonly name: "left" | "right"; readonly isFree: boolean } {
  const highest = extentOf(Array.from(counts)).max;
  const isFree = (from: number, to: number) => {
    const bars = Array.from(counts).filter((_, k) => start + (k + 1) * binWidth > from && start + k * binWidth < to);
    return (mean < from || mean > to) && bars.every((count) => count <= (1 - cornerHeight) * highest);
  };
  if (isFree((1 - cornerWidth) * end, end)) return { name: "right", isFree: true };
  return { name: isFree(0, cornerWidth * end) ? "left" : "right", isFree: isFree(0, cornerWidth * end) };
}

/** All bars as one path, hairlines of paper between them where they are wide enough. */
function bars({ counts, start, binWidth, colour }: IsiContent, size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  return {
    id: "bars",
    afterDatasetsDraw({ ctx, scales }) {
      const [x, y] = [scales["isi"]!, scales["count"]!];
      const width = x.getPixelForValue(start + binWidth) - x.getPixelForValue(start);
      const between = width > 4 * point ? 0.5 * point : 0;
      // A clock's one bin may be a hundredth of the axis wide: it still has to be seen under the line at its mean.
      const drawn = Math.max(width - between, 2.4 * point);
      const floor = y.getPixelForValue(0);
      ctx.save();
      ctx.fillStyle = colour;
      ctx.globalAlpha = 0.75;
      ctx.beginPath();
      for (let k = 0; k < counts.length; k++) {
        if (counts[k] === 0) continue;
        const top = y.getPixelForValue(counts[k]!);
        ctx.rect(x.getPixelForValue(start + (k + 0.5) * binWidth) - drawn / 2, top, drawn, floor - top);
      }
      ctx.fill();
      ctx.restore();
    },
  };
}
