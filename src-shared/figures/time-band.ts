import type { Span } from "../content/shown-span.ts";
import type { ChartPlugin } from "./chart-configuration.ts";
import { paper } from "./palette.ts";
import { pixelsPerPoint, type FigureSize } from "./figure.ts";

/** A span of time behind the data, from top to bottom in grey with a line at its end: what statistics leave out. @param scale of time */
export function timeBand(scale: string, { from, to }: Span, size: FigureSize): ChartPlugin {
  return {
    id: `band-${scale}`,
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const x = scales[scale]!;
      const inside = (time: number): number => Math.min(chartArea.right, Math.max(chartArea.left, x.getPixelForValue(time)));
      const [left, right] = [inside(from), inside(to)];
      if (right <= left) return;
      ctx.save();
      ctx.fillStyle = paper.band;
      ctx.fillRect(left, chartArea.top, right - left, chartArea.bottom - chartArea.top);
      ctx.fillStyle = paper.guide;
      ctx.fillRect(right, chartArea.top, 0.5 * pixelsPerPoint(size), chartArea.bottom - chartArea.top);
      ctx.restore();
    },
  };
}
