import type { FigureContent } from "../content/figure-content.ts";
import type { ResultSource } from "../content/result-source.ts";
import { curveFigure } from "./curve-figure.ts";
import type { Figure } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";
import { histogramFigure } from "./histogram-figure.ts";
import { matrixFigure } from "./matrix-figure.ts";
import { paintVoltage } from "./paint-voltage.ts";
import { rasterFigure } from "./raster-figure.ts";

/**
 * Converts a figure's content to a Chart.js configuration for print.
 *
 * @param source where traces are read
 * @returns undefined where there is nothing to show: no point, no bar, no spike
 */
export async function paintContent(content: FigureContent, source: ResultSource, style: FigureStyle): Promise<Figure | undefined> {
  switch (content.kind) {
    case "curves":
      return content.series.some(({ points }) => points.length > 0) ? curveFigure(content, style) : undefined;
    case "histogram":
      return content.bars === undefined ? undefined : histogramFigure({ ...content, bars: content.bars }, style);
    case "matrix":
      return content.empty === "" && content.values.length > 0 ? matrixFigure(content, style) : undefined;
    case "raster": {
      const rows = content.groups.flatMap((group) => group.rows);
      return rows.length > 1 && rows.some(({ spikes }) => spikes.length > 0) ? rasterFigure(content, style) : undefined;
    }
    case "voltage":
      return await paintVoltage(content, source, style);
  }
}
