import type { ChartPlugin } from "./chart-configuration.ts";
import { pixelsPerPoint, type FigureSize } from "./figure.ts";

/** Spikes of one row as vertical strokes between two values of a vertical axis. */
export interface TickRow {
  /** ms */
  readonly times: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

/** Height of a stroke at least, points. */
const least = 1.4;

/**
 * Vertical strokes at spike times: the ticks of a raster, the spikes on a voltage trace. Each row is one path (circles or
 * elements of their own made an SVG of 12 MB). Times outside the axis are left out. Where rows are lower than a stroke can
 * be seen, strokes reach into their neighbours' rows.
 *
 * @param width points
 */
export function spikeTicks(name: string, axes: { readonly x: string; readonly y: string }, rows: readonly TickRow[], width: number, size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  return {
    id: `spikes-${name}`,
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const [x, y] = [scales[axes.x]!, scales[axes.y]!];
      ctx.save();
      ctx.lineWidth = width * point;
      ctx.lineCap = "butt";
      for (const { times, from, to, colour } of rows) {
        const middle = (y.getPixelForValue(from) + y.getPixelForValue(to)) / 2;
        const half = Math.max(Math.abs(y.getPixelForValue(to) - y.getPixelForValue(from)), least * point) / 2;
        let isEmpty = true;
        ctx.strokeStyle = colour;
        ctx.beginPath();
        for (let k = 0; k < times.length; k++) {
          const at = x.getPixelForValue(times[k]!);
          if (at < chartArea.left || at > chartArea.right) continue;
          ctx.moveTo(at, middle - half);
          ctx.lineTo(at, middle + half);
          isEmpty = false;
        }
        if (!isEmpty) ctx.stroke();
      }
      ctx.restore();
    },
  };
}
