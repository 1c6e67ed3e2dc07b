import type { ChartConfiguration, ChartDataset, ChartFont, ChartPlugin, ChartPoint, ChartScale } from "./chart-configuration.ts";
import type { Quantity } from "../content/quantity.ts";
import { fontFamily, pixelsPerPoint, type FigureSize } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";
import { paper } from "./palette.ts";
import { plain } from "../content/rich-text.ts";
import { estimatedWidth } from "./draw-text.ts";
import { tickText, ticksBetween, twoTicks } from "./ticks.ts";

/** Options of an axis. */
export interface AxisContent {
  readonly axis: "x" | "y";
  /** with its unit, as in "Voltage (mV)" */
  readonly title: string;
  /** instead of the title where the axis is shorter than that */
  readonly shortTitle?: string;
  /** of the axis on paper, points, at a guess: where labels would touch there are fewer ticks; undefined: there is room */
  readonly length?: number;
  readonly min: number;
  readonly max: number;
  /** values with a tick; by default round ones, at most `mostTicks` */
  readonly ticks?: readonly number[];
  readonly mostTicks?: number;
  /** true: ticks at whole numbers only, for counts */
  readonly whole?: boolean;
  /** label of a tick; by default its value */
  readonly labelOf?: (value: number) => string;
  /** largest value at the bottom: rows are counted from the top */
  readonly reverse?: boolean;
  /** place in the stack of vertical axes, and its share of the height */
  readonly stackWeight?: number;
  /** false: the axis has its place but neither line, ticks nor title */
  readonly visible?: boolean;
}

/** "Current (pA)" */
export function axisTitle({ name, unit }: Quantity): string {
  return unit === "" ? name : `${name} (${unit})`;
}

/** An axis' title where there is little room: "I (pA)"; of a quantity without a symbol its unit alone. */
export function shortAxisTitle({ symbol, unit }: Quantity): string {
  return symbol === undefined ? unit : `${symbol} (${unit})`;
}

/** A left or bottom axis as figures have them: a line, ticks outward, no grid. */
export function axis(content: AxisContent, size: FigureSize): ChartScale {
  const point = pixelsPerPoint(size);
  const { axis: direction, min, max, mostTicks = 6, visible = true } = content;
  // Computed when the axis is built, from the limits it then has: a zoomed axis of the app keeps round ticks.
  const ticksWithin = (low: number, high: number) => content.ticks?.filter((tick) => tick >= low && tick <= high) ?? roundTicks(content, size, low, high, mostTicks);
  let current: readonly number[] = ticksWithin(min, max);
  const labelOf = content.labelOf ?? ((value: number) => tickText(value, current));
  return {
    type: "linear",
    axis: direction,
    position: direction === "x" ? "bottom" : "left",
    min,
    max,
    reverse: content.reverse ?? false,
    ...(content.stackWeight === undefined ? {} : { stack: "panels", stackWeight: content.stackWeight }),
    border: { display: visible, color: paper.ink, width: 0.6 * point },
    grid: { drawOnChartArea: false, drawTicks: visible, tickLength: visible ? 2.6 * point : 0, tickColor: paper.ink, tickWidth: 0.6 * point },
    title: {
      display: visible && content.title !== "",
      text: titleThatFits(content, size),
      color: paper.ink,
      font: labelFont(size),
      padding: { top: 1.5 * point, bottom: 0, y: 2 * point },
    },
    ticks: {
      display: visible,
      autoSkip: false,
      minRotation: 0,
      maxRotation: 0,
      color: paper.ink,
      font: labelFont(size),
      padding: 2 * point,
      callback: (value) => labelOf(Number(value)),
    },
    afterBuildTicks: (built) => {
      current = ticksWithin(built.min, built.max);
      built.ticks = current.map((value) => ({ value }));
    },
    afterFit: (fitted) => {
      // Chart.js cuts an axis at its share of half the figure, which is too little for one of several on a narrow one.
      if (direction === "x" || !visible || fitted.width < fitted.maxWidth - 0.5) return;
      const widest = Math.max(0, ...current.map((value) => estimatedWidth(plain(labelOf(value)), size.text)));
      fitted.width = Math.max(fitted.width, (widest + (content.title === "" ? 0 : 1.2 * size.text + 1.5) + 6.6) * point);
    },
  };
}

/** A gap between two stacked axes. */
export function gap(stackWeight: number, size: FigureSize): ChartScale {
  return axis({ axis: "y", title: "", min: 0, max: 1, ticks: [], stackWeight, visible: false }, size);
}

function labelFont(size: FigureSize): ChartFont {
  return { family: fontFamily, size: size.text * pixelsPerPoint(size) };
}

/** Letters and digits of a label are narrower than the digits that widths are estimated by. */
const labelShare = 0.9;

function titleThatFits({ title, shortTitle, length = Infinity }: AxisContent, { text }: FigureSize): string {
  return shortTitle !== undefined && estimatedWidth(plain(title), text) * labelShare > length ? shortTitle : title;
}

/** Round values, at most `most` of them; fewer where their labels would touch. */
function roundTicks(content: AxisContent, size: FigureSize, min: number, max: number, most: number): number[] {
  const { axis: direction, whole, length = Infinity } = content;
  const { text } = size;
  const isAllowed = (tick: number) => whole !== true || Number.isInteger(tick);
  const ticks = ticksBetween(min, max, most).filter(isAllowed);
  const widths = ticks.map((tick) => estimatedWidth(plain(tickText(tick, ticks)), text) * labelShare);
  const needed = direction === "x" ? Math.max(...widths) + 0.7 * text : 1.1 * text;
  const distance = ((ticks[1] ?? max) - (ticks[0] ?? min)) * (length / (max - min));
  if (ticks.length < 2) return twoTicks(min, max, isAllowed);
  return distance >= needed || most <= 2 ? ticks : roundTicks(content, size, min, max, most - 1);
}

/** Options of a line; widths in points. */
export interface LineContent {
  readonly label: string;
  readonly points: readonly ChartPoint[];
  readonly x: string;
  readonly y: string;
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly order?: number;
}

/** A line through its points, as it is: no smoothing, no markers. */
export function line(content: LineContent, size: FigureSize): ChartDataset {
  const point = pixelsPerPoint(size);
  return {
    label: content.label,
    data: [...content.points],
    xAxisID: content.x,
    yAxisID: content.y,
    showLine: true,
    borderColor: content.colour,
    borderWidth: content.width * point,
    borderDash: (content.dash ?? []).map((length) => length * point),
    borderJoinStyle: "round",
    pointRadius: 0,
    order: content.order ?? 0,
  };
}

/** Options of all figures: no animation, no events, the pixels of the file, and a white background unless the style is transparent. */
export function configuration(
  content: {
    readonly scales: Readonly<Record<string, ChartScale>>;
    readonly datasets: ChartDataset[];
    readonly plugins: ChartPlugin[];
    /** room around axes and their labels, points */
    readonly padding: { readonly top: number; readonly right: number; readonly bottom?: number; readonly left?: number };
    readonly background: FigureStyle["background"];
  },
  size: FigureSize,
): ChartConfiguration {
  const point = pixelsPerPoint(size);
  return {
    type: "line",
    data: { datasets: content.datasets },
    options: {
      animation: false,
      responsive: false,
      devicePixelRatio: 1,
      events: [],
      parsing: false,
      normalized: true,
      layout: {
        padding: {
          top: content.padding.top * point,
          right: content.padding.right * point,
          bottom: (content.padding.bottom ?? 3) * point,
          left: (content.padding.left ?? 3) * point,
        },
      },
      scales: content.scales,
    },
    plugins: [...(content.background === "light" ? [sheet] : []), ...content.plugins],
  };
}

const sheet: ChartPlugin = {
  id: "sheet",
  beforeDraw({ ctx, width, height }) {
    ctx.save();
    ctx.fillStyle = paper.background;
    ctx.fillRect(0, 0, width, height);
    ctx.restore();
  },
};
