import type { ChartPlugin } from "./chart-configuration.ts";
import { pixelsPerPoint, smallText, type FigureSize } from "./figure.ts";
import { spread } from "./guides.ts";
import { plain } from "../content/rich-text.ts";
import { drawLine, estimatedWidth } from "./draw-text.ts";

/** The letter of a curve, at the right of the plot, level with its last point. */
export interface EndMark {
  readonly text: string;
  readonly colour: string;
  readonly y: number;
}

const gapPoints = 4;

/** Room that marks need at the right of the plot, points. */
export function roomForMarks(marks: readonly EndMark[], size: FigureSize): number {
  return marks.length === 0 ? 0 : gapPoints + 2 + Math.max(...marks.map(({ text }) => estimatedWidth(plain(text), smallText(size))));
}

/** Marks that would touch are moved apart. */
export function endMarks(scale: string, marks: readonly EndMark[], size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  const small = smallText(size) * point;
  return {
    id: "end-marks",
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const axis = scales[scale]!;
      const placed = marks.map((mark) => ({ mark, y: axis.getPixelForValue(mark.y) })).sort((a, b) => a.y - b.y);
      const places = spread(placed.map(({ y }) => y), 1.15 * small, axis.bottom);
      for (const [k, { mark }] of placed.entries()) drawLine(ctx, plain(mark.text), chartArea.right + gapPoints * point, places[k]!, { size: small, colour: mark.colour });
    },
  };
}
