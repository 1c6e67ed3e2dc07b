import { axis, axisTitle, configuration, gap, line, shortAxisTitle } from "./axes.ts";
import type { ChartDataset, ChartPlugin, ChartPoint, ChartScale } from "./chart-configuration.ts";
import { columnWidthMm, pointsOf, sizeOf, smallText, type Figure, type FigureSize } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";
import { extentOf } from "../content/extent.ts";
import type { FigureWords, Guide, VoltageContent } from "../content/figure-content.ts";
import { driveQuantity, timeQuantity, voltageQuantity } from "../content/quantity.ts";
import { spikeHeight } from "../content/voltage-guides.ts";
import { horizontalGuides, roomForGuides } from "./guides.ts";
import { caption, captionHeight, panelName, plotHeight, wrapped } from "./notes.ts";
import { quantityText } from "../content/number-text.ts";
import { withOpacity } from "./palette.ts";
import { plain, type TextLine } from "../content/rich-text.ts";
import { horizontalBar, levelBar, roomForBars, roomForTimeBar, timeBar, verticalBars, type ScaleBar } from "./scale-bars.ts";
import { spikeTicks } from "./spike-ticks.ts";

/** One line of the figure, decimated. */
export interface DrawnTrace {
  readonly label: string;
  readonly points: readonly ChartPoint[];
  readonly colour: string;
  /** drawn over the others, thicker, at full opacity */
  readonly chosen: boolean;
}

/** A voltage trace; only the chosen one of a panel has its spikes drawn, the others stop at V_th. */
export interface VoltageTrace extends DrawnTrace {
  /** ms */
  readonly spikes: ArrayLike<number>;
}

/** Traces on one pair of axes. */
export interface VoltagePanel {
  /** label at its right if there are several panels */
  readonly name: TextLine;
  readonly traces: readonly VoltageTrace[];
}

/** Content of the figure with the points of its lines. */
export interface DrawnVoltage extends FigureWords, Pick<VoltageContent, "span" | "V_th" | "guides"> {
  /** from top to bottom */
  readonly panels: readonly VoltagePanel[];
  readonly stimulus: { readonly unit: "pA" | "V/s"; readonly traces: readonly DrawnTrace[]; readonly guides: readonly Guide[] };
}

/** Widths, points. */
const chosenWidth = 0.75;
const otherWidth = 0.45;

/** Size of a voltage figure with so many panels: as wide as a page's text, if the style does not say otherwise. */
export function voltageFigureSize(panels: number, style: FigureStyle): FigureSize {
  return sizeOf(style, { widthMm: columnWidthMm.double, heightMm: panels === 1 ? 92 : 34 + 32 * panels }, 0.25);
}

/** Shares of the height. */
const gapWeight = 0.22;

/** Voltage traces with the stimulus under them, on one time axis; or with bars of time, voltage and current instead of axes. */
export function voltageFigure(content: DrawnVoltage, style: FigureStyle): Figure {
  const size = voltageFigureSize(content.panels.length, style);
  const { span, panels, stimulus } = content;
  const single = panels.length === 1;
  const limits = voltageLimits(content);
  const stimulusRange = stimulusLimits(stimulus.traces);
  const lines = wrapped(content.caption, size, 20);
  const visible = !style.scaleBars;
  const weights = { stimulus: single ? 1.15 : 1, voltage: single ? 2.7 : 1.4 };
  const lengthOf = (weight: number) => (plotHeight(size, lines.length) * weight) / (weights.stimulus + panels.length * (gapWeight + weights.voltage));
  // A figure too low for the names of guides has none. Without an axis a guide says its value.
  const hasRoom = lengthOf(weights.voltage) >= (content.guides.length + (single ? 0 : 1)) * 1.2 * smallText(size);
  const guides = !hasRoom ? [] : visible ? content.guides : content.guides.map((guide) => withValue(guide));
  const names = single ? [] : panels.map(({ name }) => ({ value: 0, name }));
  const right = Math.max(roomForGuides(guides, size), roomForGuides(stimulus.guides, size), ...names.map((name) => roomForGuides([name], size)));

  const drive = driveQuantity(stimulus.unit);
  const scales: Record<string, ChartScale> = {
    time: axis(
      {
        axis: "x",
        title: axisTitle(timeQuantity),
        min: span.from,
        max: span.to,
        mostTicks: 11,
        length: pointsOf(size.widthMm) - right - 5 * size.text,
        visible,
      },
      size,
    ),
    stimulus: axis(
      {
        axis: "y",
        title: axisTitle(drive),
        shortTitle: shortAxisTitle(drive),
        ...stimulusRange,
        mostTicks: 6,
        stackWeight: weights.stimulus,
        length: lengthOf(weights.stimulus),
        visible,
      },
      size,
    ),
  };
  const datasets: ChartDataset[] = [];
  const plugins: ChartPlugin[] = [horizontalGuides("stimulus", stimulus.guides, size)];
  for (const trace of stimulus.traces) datasets.push(datasetOf(trace, "stimulus", size));
  for (const [k, panel] of [...panels.entries()].reverse()) {
    const id = `V${k}`;
    scales[`${id}gap`] = gap(gapWeight, size);
    scales[id] = axis(
      {
        axis: "y",
        title: axisTitle(voltageQuantity),
        shortTitle: shortAxisTitle(voltageQuantity),
        ...limits,
        mostTicks: single ? 8 : 5,
        stackWeight: weights.voltage,
        length: lengthOf(weights.voltage),
        visible,
      },
      size,
    );
    for (const trace of panel.traces) datasets.push(datasetOf(trace, id, size));
    plugins.push(horizontalGuides(id, guides, size));
    plugins.push(spikeTicks(id, { x: "time", y: id }, spikeRows(panel, content.V_th), chosenWidth, size));
    if (!single) plugins.push(panelName(id, panel.name, size));
  }
  const bars = visible ? undefined : barsOf(content, limits, stimulusRange);
  if (bars !== undefined) plugins.push(verticalBars(bars.levels, size), horizontalBar("time", bars.time, size));
  plugins.push(caption(lines, size));
  return {
    configuration: configuration(
      {
        scales,
        datasets,
        plugins,
        padding: { top: captionHeight(lines.length, size), right, ...(bars === undefined ? {} : { left: roomForBars(bars.levels, size), bottom: roomForTimeBar(size) }) },
        background: style.background,
      },
      size,
    ),
    size,
    title: content.title,
    alt: content.alt,
  };
}

/** One bar for the current, where it changes or is not 0, one for the voltage of all panels, at the lowest, and one of time. */
function barsOf({ span, panels, stimulus }: DrawnVoltage, voltage: Range, current: Range): { time: ScaleBar; levels: (ScaleBar & { scale: string })[] } {
  const { min, max } = extentOf([...valuesOf(stimulus.traces), 0]);
  return {
    time: timeBar(span),
    levels: [
      ...(max > min ? [{ ...levelBar(current, stimulus.unit), scale: "stimulus" }] : []),
      { ...levelBar(voltage, "mV"), scale: `V${panels.length - 1}` },
    ],
  };
}

interface Range {
  readonly min: number;
  readonly max: number;
}

function withValue({ value, name }: Guide): Guide {
  return { value, name: [...name, ...plain(` ${quantityText(value, "mV")}`)] };
}

function datasetOf(trace: DrawnTrace, y: string, size: FigureSize): ChartDataset {
  const colour = trace.chosen ? trace.colour : withOpacity(trace.colour, 0.7);
  return line({ label: trace.label, points: trace.points, x: "time", y, colour, width: trace.chosen ? chosenWidth : otherWidth, order: trace.chosen ? 0 : 1 }, size);
}

function spikeRows(panel: VoltagePanel, V_th: number) {
  return panel.traces.filter(({ chosen }) => chosen).map(({ spikes, colour }) => ({ times: spikes, from: V_th, to: V_th + spikeHeight, colour }));
}

/** All panels share one range, so that they can be compared: down to a round value, up to the top of drawn spikes. */
function voltageLimits({ panels, guides, V_th, span }: DrawnVoltage): { min: number; max: number } {
  const traces = panels.flatMap((panel) => panel.traces);
  const { min: lowest, max: highest } = extentOf([...valuesOf(traces), ...guides.map(({ value }) => value)]);
  const margin = 0.05 * Math.max(highest - lowest, 1);
  const isDrawn = traces.some(({ chosen, spikes }) => chosen && Array.prototype.some.call(spikes, (time: number) => time >= span.from && time <= span.to));
  return { min: lowest - margin, max: Math.max(highest + margin, isDrawn ? V_th + spikeHeight : V_th + margin) };
}

/** With 0 in it, as a current's axis should, and room for the line's own width. */
export function stimulusLimits(traces: readonly Pick<DrawnTrace, "points">[]): { min: number; max: number } {
  const { min: lowest, max: highest } = extentOf([...valuesOf(traces), 0]);
  const margin = 0.06 * (highest > lowest ? highest - lowest : 1);
  return { min: lowest - margin, max: highest + margin };
}

function valuesOf(traces: readonly Pick<DrawnTrace, "points">[]): number[] {
  return traces.flatMap(({ points }) => points.map(({ y }) => y));
}
