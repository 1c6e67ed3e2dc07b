import type { ChartPlugin, Pen } from "./chart-configuration.ts";
import { pixelsPerPoint, type FigureSize } from "./figure.ts";
import { paper, withOpacity } from "./palette.ts";

/** A measured value with the ends of its confidence interval, where it has one. */
export interface MeasuredPoint {
  readonly x: number;
  readonly y: number;
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** drawn hollow: too little behind it to lean on */
  readonly hollow: boolean;
}

/**
 * Points with their confidence intervals: vertical bars, or a band and smaller dots where points are dense. Dots are strokes of almost no length
 * with round ends, so that a series is one path: Skia's SVG spells a single arc out as 130 curves.
 */
export function markers(name: string, axes: { readonly x: string; readonly y: string }, points: readonly MeasuredPoint[], look: { readonly colour: string; readonly dense: boolean }, size: FigureSize): ChartPlugin {
  const { colour, dense } = look;
  const point = pixelsPerPoint(size);
  const diameter = (dense ? 2.4 : 3.6) * point;
  return {
    id: `markers-${name}`,
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const [x, y] = [scales[axes.x]!, scales[axes.y]!];
      const placed = points.map((p) => ({
        x: x.getPixelForValue(p.x),
        y: y.getPixelForValue(p.y),
        low: p.low === undefined ? undefined : Math.min(y.getPixelForValue(p.low), y.bottom),
        high: p.high === undefined ? undefined : y.getPixelForValue(p.high),
        hollow: p.hollow,
      }));
      const withInterval = placed.flatMap(({ x: at, low, high }) => (low === undefined || high === undefined ? [] : [{ x: at, low, high }]));
      ctx.save();
      if (dense) drawBand(ctx, withInterval, withOpacity(colour, 0.18));
      else drawBars(ctx, withInterval, colour, 0.8 * point);
      // A rim of paper parts dots from lines and from each other, but must not gnaw at the axes.
      const rim = 0.6 * point;
      ctx.save();
      ctx.beginPath();
      ctx.rect(chartArea.left + rim, chartArea.top - diameter, chartArea.right - chartArea.left + diameter, chartArea.bottom - chartArea.top + diameter - rim);
      ctx.clip();
      drawDots(ctx, placed, diameter + 2 * rim, paper.background);
      ctx.restore();
      drawDots(ctx, placed, diameter, colour);
      const hollow = placed.filter((p) => p.hollow);
      drawDots(ctx, hollow, diameter - 1.6 * point, paper.background);
      ctx.restore();
    },
  };
}

interface Interval {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

function drawBars(ctx: Pen, intervals: readonly Interval[], colour: string, width: number): void {
  if (intervals.length === 0) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineCap = "butt";
  ctx.beginPath();
  for (const { x, low, high } of intervals) {
    ctx.moveTo(x, low);
    ctx.lineTo(x, high);
  }
  ctx.stroke();
}

function drawBand(ctx: Pen, intervals: readonly Interval[], colour: string): void {
  if (intervals.length === 0) return;
  ctx.fillStyle = colour;
  ctx.beginPath();
  for (const { x, high } of intervals) ctx.lineTo(x, high);
  for (const { x, low } of [...intervals].reverse()) ctx.lineTo(x, low);
  ctx.closePath();
  ctx.fill();
}

function drawDots(ctx: Pen, places: readonly { readonly x: number; readonly y: number }[], diameter: number, colour: string): void {
  if (places.length === 0) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = diameter;
  ctx.lineCap = "round";
  ctx.beginPath();
  for (const { x, y } of places) {
    ctx.moveTo(x, y);
    ctx.lineTo(x + 0.01, y);
  }
  ctx.stroke();
}
