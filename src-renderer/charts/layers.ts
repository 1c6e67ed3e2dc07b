import type { Layer, PlotSpace } from "./plot.ts";
import type { Polyline } from "./trace-view.ts";

/** Look of a line, CSS pixels. */
export interface LineLook {
  readonly colour: string;
  readonly width: number;
  readonly opacity?: number;
  readonly dash?: readonly number[];
}

export interface DrawnLine extends LineLook {
  readonly points: Polyline;
}

/** Total number of points from which translucent lines are drawn as hairlines, because a wide stroke costs ten times as much. */
const manyPoints = 20_000;
/** Points of a wide line per stroke, because the cost of a stroke grows faster than its length. */
const atOnce = 64;

/** Lines, the last on top. */
export function lines(drawn: readonly DrawnLine[]): Layer {
  return (pen, space) => {
    clip(pen, space);
    pen.lineJoin = "bevel";
    const isMuch = drawn.reduce((total, { points }) => total + points.x.length, 0) > manyPoints;
    for (const { points, ...look } of drawn) {
      const isHair = isMuch && look.opacity !== undefined && look.opacity < 1;
      prepare(pen, isHair ? { ...look, width: 1 / space.ratio } : look, space.ratio);
      strokeLine(pen, points, space, pen.lineWidth <= 1 ? Infinity : atOnce);
    }
  };
}

function strokeLine(pen: CanvasRenderingContext2D, { x, y }: Polyline, space: PlotSpace, most: number): void {
  let [lastX, lastY] = [-Infinity, -Infinity];
  let count = 0;
  pen.beginPath();
  for (let i = 0; i < x.length; i++) {
    const [atX, atY] = [space.x(x[i]!), space.y(y[i]!)];
    // Points within half a pixel of the previous one are skipped.
    if (atX - lastX < 0.5 && Math.abs(atY - lastY) < 0.4 && i < x.length - 1) continue;
    pen.lineTo(atX, atY);
    [lastX, lastY] = [atX, atY];
    if (++count % most !== 0) continue;
    pen.stroke();
    pen.beginPath();
    pen.moveTo(atX, atY);
  }
  pen.stroke();
}

/** Vertical strokes at ascending positions between two values of the vertical axis. */
export function strokes(positions: ArrayLike<number>, from: number, to: number, look: LineLook): Layer {
  return (pen, space) => {
    clip(pen, space);
    prepare(pen, look, space.ratio);
    const [bottom, top] = [space.y(from), space.y(to)];
    let last = -Infinity;
    pen.beginPath();
    for (let i = 0; i < positions.length; i++) {
      const x = space.x(positions[i]!);
      // Several strokes on the same pixel are drawn once.
      if (x - last < 0.5) continue;
      last = x;
      pen.moveTo(x, bottom);
      pen.lineTo(x, top);
    }
    pen.stroke();
  };
}

/** Dotted hairlines across the plot. */
export function horizontalGuides(values: readonly number[]): Layer {
  return (pen, { area, ratio, ink, y }) => {
    dotted(pen, ratio, ink.guide);
    pen.beginPath();
    for (const value of values) {
      const at = sharp(y(value), ratio);
      if (at < area.top || at > area.bottom) continue;
      pen.moveTo(area.left, at);
      pen.lineTo(area.right, at);
    }
    pen.stroke();
  };
}

/** Dotted hairlines from bottom to top; `beyond` reaches further up and down, CSS pixels. */
export function verticalGuides(values: readonly number[], beyond = 0): Layer {
  return (pen, { area, ratio, ink, x }) => {
    dotted(pen, ratio, ink.guide);
    pen.beginPath();
    for (const value of values) {
      const at = sharp(x(value), ratio);
      if (at < area.left - 1 || at > area.right + 1) continue;
      pen.moveTo(at, area.top - beyond * ratio);
      pen.lineTo(at, area.bottom + beyond * ratio);
    }
    pen.stroke();
  };
}

/** A tinted stretch of the horizontal axis. */
export function shade(from: number, to: number, opacity: number, colour?: string): Layer {
  return (pen, space) => {
    clip(pen, space);
    pen.globalAlpha = opacity;
    pen.fillStyle = colour ?? space.ink.accent;
    const left = space.x(from);
    pen.fillRect(left, space.area.top, space.x(to) - left, space.area.bottom - space.area.top);
  };
}

/** Lines of the accent colour from bottom to top. */
export function cursorLines(values: readonly number[]): Layer {
  return (pen, { area, ratio, ink, x }) => {
    pen.strokeStyle = ink.accent;
    pen.lineWidth = ratio;
    pen.beginPath();
    for (const value of values) {
      const at = sharp(x(value), ratio);
      if (at < area.left - 1 || at > area.right + 1) continue;
      pen.moveTo(at, area.top);
      pen.lineTo(at, area.bottom);
    }
    pen.stroke();
  };
}

/** A bar of the axis' colour just right of the plot. */
export function barAtRight(from: number, to: number): Layer {
  return (pen, { area, ratio, ink, y }) => {
    pen.strokeStyle = ink.ink3;
    pen.lineWidth = 1.5 * ratio;
    pen.beginPath();
    pen.moveTo(area.right + 6 * ratio, y(from));
    pen.lineTo(area.right + 6 * ratio, y(to));
    pen.stroke();
  };
}

export function clip(pen: CanvasRenderingContext2D, { area, ratio }: PlotSpace): void {
  // The clip extends by half a line width, so that a line along the edge keeps its thickness.
  const more = ratio;
  pen.beginPath();
  pen.rect(area.left - more, area.top - more, area.right - area.left + 2 * more, area.bottom - area.top + 2 * more);
  pen.clip();
}

export function prepare(pen: CanvasRenderingContext2D, { colour, width, opacity = 1, dash = [] }: LineLook, ratio: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width * ratio;
  pen.globalAlpha = opacity;
  pen.setLineDash(dash.map((length) => length * ratio));
}

function dotted(pen: CanvasRenderingContext2D, ratio: number, colour: string): void {
  prepare(pen, { colour, width: 1, dash: [1, 3] }, ratio);
}

/** Moves a hairline to the centre of a pixel, so that it is not blurred over two. */
function sharp(at: number, ratio: number): number {
  const odd = Math.round(ratio) % 2 === 1;
  return odd ? Math.floor(at) + 0.5 : Math.round(at);
}
