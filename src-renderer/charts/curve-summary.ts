import { numberText } from "../../src-shared/content/number-text.ts";
import type { ChosenPoint, PlotSeries } from "./plot-data.ts";
import type { PlotTableContent } from "./plot-table.ts";

/** "f–I curve, rate, Hz against current, pA: 10 points from −100 to 260, highest 73.3 at 260. Chosen: 57.7 at 220." */
export function curveSummary(name: string, xTitle: string, yTitle: string, series: readonly PlotSeries[], chosen: ChosenPoint | undefined): string {
  const points = series.flatMap((one) => one.points);
  const theories = series.filter(({ theory }) => theory !== undefined && theory.x.length > 0).length;
  const head = `${name}, ${yTitle.charAt(0).toLowerCase()}${yTitle.slice(1)} against ${xTitle.charAt(0).toLowerCase()}${xTitle.slice(1)}`;
  const theory = theories === 0 ? "" : theories === 1 ? ", with theory" : `, with ${theories} curves of theory`;
  if (points.length === 0) return `${head}${theory}: no points yet.`;
  const highest = points.reduce((best, point) => (point.y > best.y ? point : best));
  const xs = points.map(({ x }) => x);
  const [least, most] = [Math.min(...xs), Math.max(...xs)];
  const shown = series.find(({ id }) => id === chosen?.series)?.points.find(({ id }) => id === chosen?.point);
  const curves = series.length === 1 ? "" : `${series.length} curves, `;
  const ofChosen = shown === undefined ? "" : ` Chosen: ${numberText(shown.y, 3)} at ${numberText(shown.x)}.`;
  return `${head}${theory}: ${curves}${points.length} ${points.length === 1 ? "point" : "points"} from ${numberText(least)} ` +
    `to ${numberText(most)}, highest ${numberText(highest.y, 3)} at ${numberText(highest.x)}.${ofChosen}`;
}

export function curveTable(xTitle: string, yTitle: string, series: readonly PlotSeries[]): PlotTableContent {
  const hasIntervals = series.some(({ points }) => points.some(({ low }) => low !== undefined));
  const isOne = series.length === 1;
  return {
    head: [...(isOne ? [] : ["Curve"]), xTitle, yTitle, ...(hasIntervals ? ["95 % CI, from", "to"] : [])],
    rows: () =>
      series.flatMap(({ label, points }) =>
        points.map(({ x, y, low, high }) => [
          ...(isOne ? [] : [label]),
          numberText(x),
          numberText(y),
          ...(hasIntervals ? [low === undefined ? "" : numberText(low), high === undefined ? "" : numberText(high)] : []),
        ]),
      ),
  };
}
