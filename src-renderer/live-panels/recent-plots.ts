import { extentOf } from "../../src-shared/content/extent.ts";
import { rememberedTime, type RecentSpikes } from "../../src-shared/live-figures/recent-spikes.ts";
import type { CanvasSize } from "../charts/chart-frame.ts";
import { plotMargin, shareOf, type Plot, type PlotMargin } from "../charts/plot.ts";
import type { ScreenInk } from "../charts/screen-theme.svelte.ts";
import { rowNumbers } from "../../src-shared/figures/ticks.ts";
import { RasterBitmap } from "./raster-bitmap.ts";

/** Least rows of a raster between two labels that do not touch, for CSS pixels of its height. */
const labelHeight = 14;
/** Hz: the rate's axis is no lower. */
const leastTop = 10;

const time = { min: -rememberedTime / 1000, max: 0, whole: true, labelOf: (seconds: number) => (seconds === 0 ? "now" : `${String(seconds).replace("-", "−")} s`) };

/** Axes of the spikes of the last ten seconds. @param height CSS pixels */
export function recentPlot(neurons: number, height: number): Plot {
  const margin = { ...plotMargin, top: neurons === 1 ? 2 : 20, bottom: neurons === 1 ? 24 : 6 };
  const rows = height - margin.top - margin.bottom;
  return {
    margin,
    x: { ...time, shown: neurons === 1 },
    y: {
      min: 0.5,
      max: neurons + 0.5,
      reverse: true,
      shown: neurons > 1,
      ticks: neurons === 1 ? [] : rowNumbers(neurons, (labelHeight * neurons) / Math.max(1, rows)),
      ...(neurons === 1 ? {} : { title: "Neuron" }),
    },
    layers: [],
  };
}

/** Axes of the population's rate below it. @param top Hz */
export function recentRatePlot(top: number): Plot {
  return { margin: { ...plotMargin, top: 20, bottom: 24 }, x: { ...time, shown: true }, y: { min: 0, max: top, shown: true, title: "Population rate, Hz" }, layers: [] };
}

/** End of the rate's axis: a round number above all rates, which stays until they leave it or half of it. @param before of the last time */
export function rateTop(recent: RecentSpikes, before: number): number {
  const { max } = extentOf(recent.rates().rates);
  const wanted = Math.max(leastTop, Number.isFinite(max) ? 1.05 * max : 0);
  if (wanted <= before && wanted > 0.4 * before) return before;
  const ten = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((digit) => digit * ten).find((end) => end >= wanted)!;
}

/** Area of a plot, device pixels. */
function areaOf({ margin }: { readonly margin: PlotMargin }, { width, height, ratio }: CanvasSize) {
  const [left, top] = [Math.round(margin.left * ratio), Math.round(margin.top * ratio)];
  return { left, top, columns: Math.round(width - margin.right * ratio) - left, lines: Math.round(height - margin.bottom * ratio) - top };
}

/** Draws the spikes of the last ten seconds, and keeps what it has drawn. */
export class RecentRaster {
  #bitmap: RasterBitmap | undefined;

  draw(pen: CanvasRenderingContext2D, size: CanvasSize, plot: Plot, recent: RecentSpikes, ink: ScreenInk): void {
    const { left, top, columns, lines } = areaOf(plot, size);
    if (columns < 1 || lines < 1) return;
    if (this.#bitmap?.fits(recent, columns, lines, ink.ink2) !== true) this.#bitmap = new RasterBitmap(recent, rememberedTime, { columns, lines }, ink.ink2);
    this.#bitmap.update();
    this.#bitmap.paint(pen, left, top);
  }
}

/** The population's rate of the last ten seconds, a step for each bin. */
export function drawRate(pen: CanvasRenderingContext2D, size: CanvasSize, plot: Plot, recent: RecentSpikes, ink: ScreenInk): void {
  const { left, top, columns, lines } = areaOf(plot, size);
  const { middles, rates } = recent.rates();
  pen.beginPath();
  pen.rect(left, top, columns, lines);
  pen.clip();
  pen.beginPath();
  middles.forEach((middle, k) => pen.lineTo(left + columns * (1 + (middle - recent.now) / rememberedTime), top + lines * (1 - shareOf(plot.y, rates[k]!))));
  pen.strokeStyle = ink.ink2;
  pen.lineWidth = size.ratio;
  pen.lineJoin = "bevel";
  pen.stroke();
}
