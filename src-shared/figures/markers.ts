import type { ChartArea, ChartPlugin, DrawnChart, Pen } from "./chart-configuration.ts";
import { pixelsPerPoint, type FigureSize } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";
import type { MeasuredPoint } from "../content/figure-content.ts";
import { colourOf, paper, withOpacity } from "./palette.ts";

/**
 * Points with their confidence intervals: vertical bars, or a band and smaller dots where points are dense. Dots are strokes of almost no length
 * with round ends, so that a series is one path: Skia's SVG spells a single arc out as 130 curves.
 */
export function markers(
  name: string,
  axes: { readonly x: string; readonly y: string },
  points: readonly MeasuredPoint[],
  look: { readonly colour: string; readonly dense: boolean; readonly hasTheory: boolean; readonly background: FigureStyle["background"] },
  size: FigureSize,
): ChartPlugin {
  const { dense, hasTheory, background } = look;
  const point = pixelsPerPoint(size);
  const draw = ({ ctx, chartArea, scales }: DrawnChart) => {
    const [x, y] = [scales[axes.x]!, scales[axes.y]!];
    const placed = points.map((p): Marker => ({
      x: x.getPixelForValue(p.x),
      y: y.getPixelForValue(p.y),
      hollow: p.hollow,
      interval:
        p.low === undefined || p.high === undefined
          ? undefined
          : { x: x.getPixelForValue(p.x), low: Math.min(y.getPixelForValue(p.low), y.bottom), high: y.getPixelForValue(p.high) },
      colour: p.identity === undefined ? look.colour : colourOf(p.identity),
    }));
    ctx.save();
    if (dense) drawBand(ctx, intervalsOf(placed), withOpacity(look.colour, 0.18));
    else for (const [colour, some] of byColour(placed)) drawBars(ctx, intervalsOf(some), colour, 0.8 * point);
    if (!dense && background === "light") drawRims(ctx, placed, 4.8 * point, chartArea, 0.6 * point);
    for (const [colour, some] of byColour(placed)) {
      const [hollow, full] = [some.filter((dot) => dot.hollow), some.filter((dot) => !dot.hollow)];
      const dotColour = dense && hasTheory ? withOpacity(colour, 0.55) : colour;
      if (background === "transparent") {
        drawDots(ctx, full, (dense ? 2.2 : 3.6) * point, dotColour);
        drawRings(ctx, hollow, (dense ? 1.65 : 2.8) * point, (dense ? 0.55 : 0.8) * point, colour);
      } else {
        drawDots(ctx, some, (dense ? 2.2 : 3.6) * point, dotColour);
        drawDots(ctx, hollow, (dense ? 1.1 : 2) * point, paper.background);
      }
    }
    ctx.restore();
  };
  const id = `markers-${name}`;
  // Sparse points are drawn over the line of theory. Dense ones would hide it: they are drawn under it, and lighter.
  return dense ? { id, beforeDatasetsDraw: draw } : { id, afterDatasetsDraw: draw };
}

/** A point in pixels. */
interface Marker extends PixelPoint {
  readonly hollow: boolean;
  readonly interval: Interval | undefined;
  readonly colour: string;
}

function intervalsOf(points: readonly Marker[]): Interval[] {
  return points.flatMap(({ interval }) => interval ?? []);
}

/** Points of one colour are one path. */
function byColour(points: readonly Marker[]): Map<string, Marker[]> {
  const groups = new Map<string, Marker[]>();
  for (const point of points) groups.set(point.colour, [...(groups.get(point.colour) ?? []), point]);
  return groups;
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

/** A rim of paper parts dots from lines and from each other; it must not gnaw at the axes. */
function drawRims(ctx: Pen, points: readonly PixelPoint[], diameter: number, area: ChartArea, axisWidth: number): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(area.left + axisWidth, area.top - diameter, area.right - area.left + diameter, area.bottom - area.top + diameter - axisWidth);
  ctx.clip();
  drawDots(ctx, points, diameter, paper.background);
  ctx.restore();
}

interface PixelPoint {
  readonly x: number;
  readonly y: number;
}

/** Hollow dots where there is no paper to fill them with; polygons, as a series of arcs makes a large SVG. */
function drawRings(ctx: Pen, points: readonly PixelPoint[], diameter: number, width: number, colour: string): void {
  if (points.length === 0) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineJoin = "round";
  ctx.beginPath();
  for (const { x, y } of points) {
    for (let k = 0; k < ringCorners; k++) {
      const angle = (2 * Math.PI * k) / ringCorners;
      const [cornerX, cornerY] = [x + (diameter / 2) * Math.cos(angle), y + (diameter / 2) * Math.sin(angle)];
      if (k === 0) ctx.moveTo(cornerX, cornerY);
      else ctx.lineTo(cornerX, cornerY);
    }
    ctx.closePath();
  }
  ctx.stroke();
}

const ringCorners = 20;

function drawDots(ctx: Pen, points: readonly PixelPoint[], diameter: number, colour: string): void {
  if (points.length === 0) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = diameter;
  ctx.lineCap = "round";
  ctx.beginPath();
  for (const { x, y } of points) {
    ctx.moveTo(x, y);
    ctx.lineTo(x + 0.01, y);
  }
  ctx.stroke();
}
