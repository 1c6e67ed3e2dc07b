import { clip, prepare } from "./layers.ts";
import type { PlotPoint, PlotSeries } from "./plot-data.ts";
import type { Layer, PlotSpace } from "./plot.ts";

/** Number of points from which confidence intervals are drawn as a band, because bars would touch. */
const bandFrom = 40;

/** CSS pixels */
const radius = { chosen: 4.5, point: 3, crowded: 2.5, dense: 1.5 } as const;

/** Theory, as dashed lines in the colour of their series. */
export function theoryLayer({ theory, theoryColour, colour }: PlotSeries, faded: boolean): Layer {
  return (pen, space) => {
    if (theory === undefined) return;
    clip(pen, space);
    prepare(pen, { colour: theoryColour ?? colour, width: 1, dash: [4, 3], opacity: faded ? 0.5 : 1 }, space.ratio);
    pen.beginPath();
    for (let k = 0; k < theory.x.length; k++) pen.lineTo(space.x(theory.x[k]!), space.y(theory.y[k]!));
    pen.stroke();
  };
}

/** Points with their confidence intervals; `chosen` is larger and on top. Points may overlap the axes. */
export function pointLayer(
  series: PlotSeries,
  chosen: number | undefined,
  { faded, crowded }: { readonly faded: boolean; /** among other series */ readonly crowded: boolean },
): Layer {
  return (pen, space) => {
    const opacity = faded ? 0.35 : 1;
    const { points } = series;
    const isDense = points.length >= bandFrom;
    if (isDense) drawBand(pen, space, series, 0.2 * opacity);
    const last = points.filter(({ id }) => id === chosen);
    for (const point of [...points.filter(({ id }) => id !== chosen), ...last]) {
      const colour = point.colour ?? series.colour;
      if (!isDense) drawInterval(pen, space, point, colour, opacity);
      drawPoint(pen, space, point, colour, {
        opacity,
        radius: point.id === chosen ? radius.chosen : isDense ? radius.dense : crowded ? radius.crowded : radius.point,
      });
    }
  };
}

function drawBand(pen: CanvasRenderingContext2D, space: PlotSpace, { points, colour }: PlotSeries, opacity: number): void {
  pen.save();
  clip(pen, space);
  pen.globalAlpha = opacity;
  pen.fillStyle = colour;
  pen.beginPath();
  for (const { x, y, high } of points) pen.lineTo(space.x(x), space.y(high ?? y));
  for (const { x, y, low } of points.toReversed()) pen.lineTo(space.x(x), space.y(low ?? y));
  pen.fill();
  pen.restore();
}

function drawInterval(pen: CanvasRenderingContext2D, space: PlotSpace, { x, low, high, hollow }: PlotPoint, colour: string, opacity: number): void {
  if (low === undefined || high === undefined) return;
  // Unreliable points have wide intervals, which are drawn faintly so as not to dominate the plot.
  prepare(pen, { colour, width: 1, opacity: hollow === true ? opacity / 2 : opacity }, space.ratio);
  const at = space.x(x);
  pen.beginPath();
  pen.moveTo(at, Math.min(space.y(low), space.area.bottom));
  pen.lineTo(at, Math.max(space.y(high), space.area.top));
  pen.stroke();
}

function drawPoint(
  pen: CanvasRenderingContext2D,
  space: PlotSpace,
  { x, y, hollow }: PlotPoint,
  colour: string,
  look: { readonly opacity: number; readonly radius: number },
): void {
  const { ratio, ink } = space;
  const isHollow = hollow === true;
  pen.beginPath();
  pen.arc(space.x(x), space.y(y), (look.radius - (isHollow ? 0.5 : 0)) * ratio, 0, 2 * Math.PI);
  pen.globalAlpha = 1;
  // A rim in the background colour separates touching points and hides the line behind a hollow one.
  pen.fillStyle = ink.canvas;
  pen.strokeStyle = ink.canvas;
  pen.lineWidth = 1.5 * ratio;
  pen.setLineDash([]);
  pen.stroke();
  pen.fill();
  pen.globalAlpha = look.opacity;
  if (isHollow) {
    pen.strokeStyle = colour;
    pen.lineWidth = 1.5 * ratio;
    pen.stroke();
  } else {
    pen.fillStyle = colour;
    pen.fill();
  }
}
