import type { ChartPlugin, Pen } from "./chart-configuration.ts";
import { pixelsPerPoint, smallText, type FigureSize } from "./figure.ts";
import { durationText, quantityText } from "../content/number-text.ts";
import { paper } from "./palette.ts";
import { plain } from "../content/rich-text.ts";
import { drawLine, estimatedWidth, type TextStyle } from "./draw-text.ts";
import { tickStep } from "./ticks.ts";

/** A bar of a round length that stands for an axis. */
export interface ScaleBar {
  /** in units of its axis: 1, 2 or 5 times a power of ten */
  readonly length: number;
  /** the length with its unit */
  readonly text: string;
}

/** Room between a bar and the plot, points, and a bar's own width. */
const gapPoints = 5;
const barWidth = 1.1;

/** The longest round bar within a share of an axis. */
export function barWithin(range: { readonly min: number; readonly max: number }, share: number, textOf: (length: number) => string): ScaleBar {
  const longest = share * (range.max - range.min);
  // The first round step above is at most two and a half times too long.
  const above = tickStep(longest, 1);
  const length = above <= longest * (1 + 1e-9) ? above : roundBelow(above);
  return { length, text: textOf(length) };
}

/** The neighbour below among 1, 2, 5, 10, ... */
function roundBelow(length: number): number {
  const [mantissa, exponent] = length.toExponential(0).split("e");
  return Number(mantissa === "1" ? `5e${Number(exponent) - 1}` : `${mantissa === "5" ? 2 : 1}e${exponent}`);
}

/** A scale bar of time: about a fifth of the shown range. */
export function timeBar(span: { readonly from: number; readonly to: number }): ScaleBar {
  return barWithin({ min: span.from, max: span.to }, 0.22, durationText);
}

/** A bar along a vertical axis: under half of it. */
export function levelBar(range: { readonly min: number; readonly max: number }, unit: string): ScaleBar {
  return barWithin(range, 0.45, (length) => quantityText(length, unit));
}

/** Room that vertical bars and their texts need at the left of the plot, points. */
export function roomForBars(bars: readonly ScaleBar[], size: FigureSize): number {
  return 3 + gapPoints + 3 + Math.max(0, ...bars.map(({ text }) => 0.95 * estimatedWidth(plain(text), smallText(size))));
}

/** Room that a bar of time and its text need under the plot, points. */
export function roomForTimeBar(size: FigureSize): number {
  return gapPoints + 3.5 + 1.35 * smallText(size);
}

/** Vertical bars at the left of their axes, from the bottom up; the text stands at their left. */
export function verticalBars(bars: readonly (ScaleBar & { readonly scale: string })[], size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  return {
    id: "vertical-bars",
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const x = chartArea.left - gapPoints * point;
      for (const { scale, length, text } of bars) {
        const axis = scales[scale]!;
        const pixels = Math.abs(axis.getPixelForValue(length) - axis.getPixelForValue(0));
        const bottom = axis.bottom + (scale === bars[0]!.scale ? gapPoints * point : 0);
        drawBar(ctx, { x, y: bottom }, { x, y: bottom - pixels }, barWidth * point);
        drawLine(ctx, plain(text), x - 3 * point, bottom - pixels / 2, textStyle(size), "right");
      }
    },
  };
}

/** A bar of time under the plot, from its left; with the lowest vertical bar it makes a corner. */
export function horizontalBar(scale: string, { length, text }: ScaleBar, size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  return {
    id: "horizontal-bar",
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const axis = scales[scale]!;
      const pixels = axis.getPixelForValue(length) - axis.getPixelForValue(0);
      const left = chartArea.left - gapPoints * point;
      const y = chartArea.bottom + gapPoints * point;
      drawBar(ctx, { x: left - (barWidth / 2) * point, y }, { x: left + pixels, y }, barWidth * point);
      drawLine(ctx, plain(text), left, y + (3 + 0.5 * smallText(size)) * point, textStyle(size));
    },
  };
}

function drawBar(ctx: Pen, from: { x: number; y: number }, to: { x: number; y: number }, width: number): void {
  ctx.save();
  ctx.strokeStyle = paper.ink;
  ctx.lineWidth = width;
  ctx.lineCap = "butt";
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
  ctx.restore();
}

function textStyle(size: FigureSize): TextStyle {
  return { size: smallText(size) * pixelsPerPoint(size), colour: paper.ink };
}
