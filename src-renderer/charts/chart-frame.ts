import { Chart, LinearScale, LineController, type ChartOptions, type Plugin, type Scale, type ScaleOptionsByType } from "chart.js";
import { tickLabels, ticksOf, type Plot, type PlotAxis } from "./plot.ts";
import type { ScreenInk } from "./screen-theme.svelte.ts";

Chart.register(LinearScale, LineController);

/** Device pixels of a canvas, and how many of them make a CSS pixel. */
export interface CanvasSize {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

interface Drawn {
  readonly plot: Plot;
  readonly size: CanvasSize;
  readonly ink: ScreenInk;
}

/**
 * A plot on a canvas: Chart.js lays out and draws the axes, layers draw the data between them. The chart is as large as the
 * device's pixels, at a pixel ratio of 1 with every width scaled: at other ratios Chart.js would merge points by CSS pixel.
 */
export class ChartFrame {
  readonly #chart: Chart<"line">;
  #drawn: Drawn | undefined;

  constructor(canvas: HTMLCanvasElement) {
    const layers: Plugin<"line"> = { id: "layers", beforeDatasetsDraw: (chart) => this.#drawLayers(chart) };
    this.#chart = new Chart(canvas, { type: "line", data: { datasets: [] }, options: fixedOptions, plugins: [layers] });
  }

  draw(plot: Plot, size: CanvasSize, ink: ScreenInk): void {
    const chart = this.#chart;
    if (chart.width !== size.width || chart.height !== size.height) {
      // A resize first draws with the old axes, so layers are skipped then.
      this.#drawn = undefined;
      chart.resize(size.width, size.height);
    }
    this.#drawn = { plot, size, ink };
    chart.options = optionsOf(plot, size, ink);
    chart.update("none");
  }

  destroy(): void {
    this.#chart.destroy();
  }

  #drawLayers({ ctx, chartArea, scales }: Chart<"line">): void {
    if (this.#drawn === undefined) return;
    const { plot, size, ink } = this.#drawn;
    const { left, right, top, bottom } = chartArea;
    const space = { area: { left, right, top, bottom }, ratio: size.ratio, ink, x: linear(scales["x"]!, plot.x), y: linear(scales["y"]!, plot.y) };
    for (const layer of plot.layers) {
      ctx.save();
      layer(ctx, space);
      ctx.restore();
    }
  }
}

/** Pixel of a value on a linear axis. Chart.js' own function does more work and is too slow for a million points. */
function linear(scale: Scale, { min, max }: PlotAxis): (value: number) => number {
  const start = scale.getPixelForValue(min);
  const slope = (scale.getPixelForValue(max) - start) / (max - min);
  return (value) => start + (value - min) * slope;
}

const fixedOptions = { animation: false, responsive: false, maintainAspectRatio: false, devicePixelRatio: 1, events: [], parsing: false } as const satisfies ChartOptions<"line">;

function optionsOf({ margin, x, y }: Plot, { width, height, ratio }: CanvasSize, ink: ScreenInk): ChartOptions<"line"> {
  const lengths = { x: width / ratio - margin.left - margin.right, y: height / ratio - margin.top - margin.bottom };
  return {
    ...fixedOptions,
    layout: { autoPadding: false, padding: { top: margin.top * ratio, right: margin.right * ratio, bottom: 0, left: 0 } },
    scales: {
      x: axisOptions(x, "x", lengths.x, ratio, ink, (scale) => {
        scale.height = margin.bottom * ratio;
        // Labels that extend beyond the ends of the axis must not shift it.
        scale.paddingLeft = scale.paddingRight = 0;
      }),
      y: axisOptions(y, "y", lengths.y, ratio, ink, (scale) => {
        scale.width = margin.left * ratio;
        scale.paddingTop = scale.paddingBottom = 0;
      }),
    },
  };
}

function axisOptions(axis: PlotAxis, direction: "x" | "y", length: number, ratio: number, ink: ScreenInk, afterFit: (scale: Scale) => void): Partial<ScaleOptionsByType<"linear">> {
  const ticks = ticksOf(axis, direction, length);
  const labels = tickLabels(axis, ticks);
  return {
    type: "linear",
    axis: direction,
    position: direction === "x" ? "bottom" : "left",
    min: axis.min,
    max: axis.max,
    reverse: axis.reverse ?? false,
    border: { display: axis.shown, color: ink.axis, width: ratio },
    grid: { drawOnChartArea: false, drawTicks: axis.shown, tickLength: axis.shown ? 4 * ratio : 0, tickColor: ink.axis, tickWidth: ratio },
    ticks: {
      display: axis.shown,
      autoSkip: false,
      minRotation: 0,
      maxRotation: 0,
      color: ink.ink3,
      font: { family: ink.font, size: 11 * ratio },
      padding: 4 * ratio,
      callback: (_value: string | number, index: number) => labels[index] ?? "",
    },
    afterBuildTicks: (scale: Scale) => {
      scale.ticks = ticks.map((value) => ({ value }));
    },
    afterFit,
  } as unknown as Partial<ScaleOptionsByType<"linear">>;
}
