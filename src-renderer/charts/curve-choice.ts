import type { ChosenPoint, PlotSeries } from "./plot-data.ts";

/** The area of a plot in which values are drawn, CSS pixels. */
export interface PlotPlace {
  x(value: number): number;
  y(value: number): number;
}

/** The point nearest to a place, no further than `reach` CSS pixels from it. */
export function nearestPoint(series: readonly PlotSeries[], place: PlotPlace, at: { readonly x: number; readonly y: number }, reach = 16): ChosenPoint | undefined {
  let nearest: ChosenPoint | undefined;
  let least = reach;
  for (const { id, points } of series) {
    for (const point of points) {
      const distance = Math.sqrt((place.x(point.x) - at.x) * (place.x(point.x) - at.x) + (place.y(point.y) - at.y) * (place.y(point.y) - at.y));
      if (distance > least) continue;
      least = distance;
      nearest = { series: id, point: point.id };
    }
  }
  return nearest;
}

/** Point that an arrow key moves to: left and right along a curve, up and down to the next curve at the nearest x; undefined: none. */
export function neighbouringPoint(series: readonly PlotSeries[], chosen: ChosenPoint | undefined, key: string): ChosenPoint | undefined {
  const withPoints = series.filter(({ points }) => points.length > 0);
  const current = withPoints.find(({ id }) => id === chosen?.series) ?? withPoints[0];
  if (current === undefined) return undefined;
  const along = current.points.toSorted((one, other) => one.x - other.x);
  const at = along.findIndex(({ id }) => id === chosen?.point);
  if (at === -1) return { series: current.id, point: along[0]!.id };
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const next = along[at + (key === "ArrowLeft" ? -1 : 1)];
    return next === undefined ? undefined : { series: current.id, point: next.id };
  }
  const here = along[at]!;
  const others = withPoints
    .filter(({ id }) => id !== current.id)
    .map(({ id, points }) => ({ series: id, point: points.reduce((best, point) => (Math.abs(point.x - here.x) < Math.abs(best.x - here.x) ? point : best)) }))
    .filter(({ point }) => (key === "ArrowUp" ? point.y > here.y : point.y < here.y))
    .sort((one, other) => Math.abs(one.point.y - here.y) - Math.abs(other.point.y - here.y));
  return others[0] === undefined ? undefined : { series: others[0].series, point: others[0].point.id };
}
