import { axis, axisTitle, configuration } from "./axes.ts";
import type { RasterContent } from "../content/figure-content.ts";
import { timeQuantity } from "../content/quantity.ts";
import { colourOf } from "./palette.ts";
import { columnWidthMm, pointsOf, sizeOf, smallText, type Figure } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";
import { caption, captionHeight, wrapped } from "./notes.ts";
import { groupNames, groupBands, rowLabels, tickRows, tickWidth, type RasterGroup } from "./raster-rows.ts";
import { estimatedWidth } from "./draw-text.ts";
import { horizontalBar, roomForTimeBar, timeBar } from "./scale-bars.ts";
import { spikeTicks } from "./spike-ticks.ts";
import { timeBand } from "./time-band.ts";

/** Spike raster: short vertical ticks, one row a train; a scale bar stands for the axis of time, rows keep their numbers. */
export function rasterFigure(content: RasterContent, style: FigureStyle): Figure {
  const { span } = content;
  const groups = content.groups.map(({ name, rows }): RasterGroup => ({ name, rows: rows.map(({ value, spikes, identity }) => ({ value, spikes, colour: colourOf(identity) })) }));
  const rowCount = groups.reduce((count, { rows }) => count + rows.length, 0);
  const size = sizeOf(style, { widthMm: columnWidthMm.double, heightMm: Math.min(110, Math.max(40, 22 + 3.4 * rowCount + 3 * groups.length)) }, 0);
  const lines = wrapped(content.caption, size, 20);
  const bands = groupBands(groups);
  const bottom = bands.at(-1)!.bottom;
  const labels = rowLabels(groups, bands, pointsOf(size.heightMm) - 6 * size.text, size);
  const rows = tickRows(groups, bands);
  const width = Math.max(...groups.map(({ name }) => estimatedWidth(name, smallText(size))));
  const right = width === 0 ? 8 : 8 + width;
  return {
    configuration: configuration(
      {
        scales: {
          time: axis(
            {
              axis: "x",
              title: axisTitle(timeQuantity),
              min: span.from,
              max: span.to,
              mostTicks: 11,
              length: pointsOf(size.widthMm) - right - 5 * size.text,
              visible: !style.scaleBars,
            },
            size,
          ),
          row: axis(
            { axis: "y", title: content.rowName, min: 0, max: bottom, reverse: true, ticks: [...labels.keys()], labelOf: (value) => labels.get(value) ?? "" },
            size,
          ),
        },
        datasets: [],
        plugins: [
          ...(content.transient === undefined ? [] : [timeBand("time", content.transient, size)]),
          spikeTicks("raster", { x: "time", y: "row" }, rows, tickWidth(rows), size),
          groupNames(groups, bands, size),
          ...(style.scaleBars ? [horizontalBar("time", timeBar(span), size)] : []),
          caption(lines, size),
        ],
        padding: { top: captionHeight(lines.length, size), right, ...(style.scaleBars ? { bottom: roomForTimeBar(size) } : {}) },
        background: style.background,
      },
      size,
    ),
    size,
    title: content.title,
    alt: content.alt,
  };
}
