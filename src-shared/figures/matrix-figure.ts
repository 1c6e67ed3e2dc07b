import type { MatrixContent, MatrixSide } from "../content/figure-content.ts";
import { numberText } from "../content/number-text.ts";
import { joined, plain } from "../content/rich-text.ts";
import { axis, axisTitle, configuration, type AxisContent } from "./axes.ts";
import type { ChartPlugin } from "./chart-configuration.ts";
import { drawLine, estimatedWidth } from "./draw-text.ts";
import { columnWidthMm, pixelsPerPoint, pointsOf, sizeOf, smallText, type Figure, type FigureSize } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";
import { matrixTicks } from "./matrix-ticks.ts";
import { caption, captionHeight, wrapped } from "./notes.ts";
import { heatColour, paper } from "./palette.ts";

const suiting = { widthMm: columnWidthMm.single, heightMm: 72 };
/** Points: gap between the matrix and the bar of its colours, and the bar's width. */
const bar = { gap: 8, width: 7 } as const;

/** Cells in colour, a bar of the colours with its ends at the right, and what they mean in the caption. */
export function matrixFigure(content: MatrixContent, style: FigureStyle): Figure {
  const size = sizeOf(style, suiting);
  const said = joined([plain(`Colour: ${axisTitle(content.value)}`), content.caption, ...content.numbers], ", ");
  const lines = wrapped(said, size, 18);
  const small = smallText(size);
  const ends = [content.range.max, content.range.min].map((value) => numberText(value));
  const right = bar.gap + bar.width + 4 + Math.max(...ends.map((end) => estimatedWidth(plain(end), small)));
  return {
    configuration: configuration(
      {
        scales: {
          x: axis(sideAxis("x", content.columns, pointsOf(size.widthMm) - right - 5 * size.text, size), size),
          y: axis({ ...sideAxis("y", content.rows, pointsOf(size.heightMm) - 6 * size.text, size), reverse: true }, size),
        },
        datasets: [],
        plugins: [cells(content), colourBar(ends, size), caption(lines, size)],
        padding: { top: captionHeight(lines.length, size), right },
        background: style.background,
      },
      size,
    ),
    size,
    title: content.title,
    alt: content.alt,
  };
}

/** An axis whose unit is a row or column, labelled by what these stand for. */
function sideAxis(direction: "x" | "y", { quantity, values }: MatrixSide, length: number, { text }: FigureSize): AxisContent {
  const widest = Math.max(1, ...values.map((value) => numberText(value).length));
  const least = direction === "x" ? text * (0.6 * widest + 0.7) : 1.2 * text;
  return {
    axis: direction,
    title: axisTitle(quantity),
    min: -0.5,
    max: values.length - 0.5,
    ticks: matrixTicks(values.length, Math.max(2, Math.floor(length / least))),
    labelOf: (place) => numberText(values[place] ?? NaN),
    length,
  };
}

function cells({ columns, rows, values, range }: MatrixContent): ChartPlugin {
  return {
    id: "cells",
    beforeDatasetsDraw({ ctx, scales }) {
      const [x, y] = [scales["x"]!, scales["y"]!];
      const width = columns.values.length;
      ctx.save();
      for (let row = 0; row < rows.values.length; row++) {
        for (let column = 0; column < width; column++) {
          const value = values[row * width + column]!;
          if (Number.isNaN(value)) continue;
          const [left, top] = [x.getPixelForValue(column - 0.5), y.getPixelForValue(row - 0.5)];
          ctx.fillStyle = heatColour((value - range.min) / (range.max - range.min));
          // A little overlap: a renderer of vectors would show hairlines between cells that just touch.
          ctx.fillRect(left, top, x.getPixelForValue(column + 0.5) - left + 0.2, y.getPixelForValue(row + 0.5) - top + 0.2);
        }
      }
      ctx.restore();
    },
  };
}

/** The scale of the colours beside the matrix, with the values of its ends. */
function colourBar(ends: readonly string[], size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  const steps = 64;
  return {
    id: "colour-bar",
    afterDatasetsDraw({ ctx, chartArea }) {
      const left = chartArea.right + bar.gap * point;
      const height = chartArea.bottom - chartArea.top;
      ctx.save();
      for (let step = 0; step < steps; step++) {
        ctx.fillStyle = heatColour(1 - step / (steps - 1));
        ctx.fillRect(left, chartArea.top + (step / steps) * height, bar.width * point, height / steps + 0.2);
      }
      ctx.restore();
      const style = { size: smallText(size) * point, colour: paper.ink2 };
      const beside = left + (bar.width + 3) * point;
      drawLine(ctx, plain(ends[0]!), beside, chartArea.top + 0.5 * style.size, style);
      drawLine(ctx, plain(ends[1]!), beside, chartArea.bottom - 0.5 * style.size, style);
    },
  };
}
