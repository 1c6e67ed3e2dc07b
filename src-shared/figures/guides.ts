import type { ChartPlugin } from "./chart-configuration.ts";
import { pixelsPerPoint, smallText, type FigureSize } from "./figure.ts";
import { paper } from "./palette.ts";
import type { Guide } from "../content/figure-content.ts";
import { bareText, joined } from "../content/rich-text.ts";
import { drawLine, estimatedWidth } from "./draw-text.ts";

/** Gap between the plot and the text to its right, points. */
const gapPoints = 4;

/** Guides of one value share one line and one label. */
function merged(guides: readonly Guide[]): Guide[] {
  const values = [...new Set(guides.map(({ value }) => value))];
  return values.map((value) => {
    const names = guides.filter((guide) => guide.value === value).map(({ name }) => name);
    const distinct = names.filter((name, k) => names.findIndex((other) => bareText(other) === bareText(name)) === k);
    return { value, name: joined(distinct, ", ") };
  });
}

/** Room that the names of guides need at the right of the plot, points. */
export function roomForGuides(guides: readonly Guide[], size: FigureSize): number {
  const widths = merged(guides).map(({ name }) => estimatedWidth(name, smallText(size)));
  return gapPoints + Math.max(0, ...widths);
}

/**
 * Dotted hairlines at values of a vertical axis, named at the right; names that would touch are moved apart.
 *
 * @param column they are as long as this horizontal axis, and may have no names; undefined: as long as the plot, with names
 */
export function horizontalGuides(scale: string, guides: readonly Guide[], size: FigureSize, column?: { readonly axis: string; readonly named: boolean }): ChartPlugin {
  const point = pixelsPerPoint(size);
  const style = { size: smallText(size) * point, colour: paper.ink2 };
  return {
    id: `guides-${scale}${column?.axis ?? ""}`,
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const { left, right } = column === undefined ? chartArea : scales[column.axis]!;
      const axis = scales[scale]!;
      const visible = merged(guides)
        .map(({ value, name }) => ({ y: axis.getPixelForValue(value), name }))
        .filter(({ y }) => y >= axis.top - 0.5 && y <= axis.bottom + 0.5)
        .sort((a, b) => a.y - b.y);
      ctx.save();
      ctx.strokeStyle = paper.guide;
      ctx.lineWidth = 0.5 * point;
      ctx.setLineDash([0.6 * point, 1.6 * point]);
      ctx.beginPath();
      for (const { y } of visible) {
        ctx.moveTo(left, y);
        ctx.lineTo(right, y);
      }
      ctx.stroke();
      ctx.restore();
      if (column?.named === false) return;
      const places = spread(visible.map(({ y }) => y), 1.2 * style.size, axis.bottom);
      for (const [k, { name }] of visible.entries()) drawLine(ctx, name, right + gapPoints * point, places[k]!, style);
    },
  };
}

/** Ascending places moved apart to at least `distance`, each cluster around its middle, none below `bottom`. */
export function spread(places: readonly number[], distance: number, bottom: number): number[] {
  let clusters: { count: number; middle: number }[] = [];
  for (const place of places) {
    clusters = [...clusters, { count: 1, middle: place }];
    for (;;) {
      const [before, last] = [clusters.at(-2), clusters.at(-1)!];
      const lowest = bottom - ((last.count - 1) * distance) / 2;
      if (last.middle > lowest) last.middle = lowest;
      if (before === undefined || last.middle - before.middle >= ((before.count + last.count) * distance) / 2 - 1e-9) break;
      const count = before.count + last.count;
      clusters = [...clusters.slice(0, -2), { count, middle: (before.middle * before.count + last.middle * last.count) / count }];
    }
  }
  return clusters.flatMap(({ count, middle }) => Array.from({ length: count }, (_, k) => middle + (k - (count - 1) / 2) * distance));
}

/** A vertical line at a value of a horizontal axis, over the height of the plot, with its name at its top, if it has one. */
export function verticalGuide(
  scale: string,
  guide: Guide,
  look: { readonly colour: string; /** points */ readonly width: number; /** points */ readonly dash: readonly number[] },
  size: FigureSize,
): ChartPlugin {
  const point = pixelsPerPoint(size);
  const style = { size: smallText(size) * point, colour: paper.ink2 };
  return {
    id: `guide-${scale}`,
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const x = scales[scale]!.getPixelForValue(guide.value);
      if (x < chartArea.left || x > chartArea.right) return;
      ctx.save();
      ctx.strokeStyle = look.colour;
      ctx.lineWidth = look.width * point;
      ctx.setLineDash(look.dash.map((length) => length * point));
      ctx.beginPath();
      ctx.moveTo(x, chartArea.bottom);
      ctx.lineTo(x, chartArea.top);
      ctx.stroke();
      ctx.restore();
      drawLine(ctx, guide.name, x - 2 * point, chartArea.top + 0.3 * style.size, style, "right");
    },
  };
}
