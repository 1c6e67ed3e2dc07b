import type { ChartPlugin } from "./chart-configuration.ts";
import { pixelsPerPoint, pointsOf, smallText, type FigureSize } from "./figure.ts";
import { defaultStyle } from "./figure-style.ts";
import { paper } from "./palette.ts";
import { plain, type TextLine } from "../content/rich-text.ts";
import { drawLine, estimatedWidth } from "./draw-text.ts";

const lineHeight = 1.35;

/** Height of a caption above the plot, points. */
export function captionHeight(lines: number, size: FigureSize): number {
  return lines === 0 ? 4 : 5 + lines * lineHeight * smallText(size);
}

/** Height of the plot under a caption and over a titled horizontal axis, points: an estimate, Chart.js lays out the chart later. */
export function plotHeight(size: FigureSize, lines: number): number {
  return pointsOf(size.heightMm) - captionHeight(lines, size) - 2.6 * size.text - 10;
}

/** Lines of small text above the plot, flush with the vertical axis: what is shown, and how it is drawn. */
export function caption(lines: readonly TextLine[], size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  const small = smallText(size);
  const style = { size: small * point, colour: paper.ink2 };
  return {
    id: "caption",
    afterDatasetsDraw({ ctx, chartArea }) {
      for (const [k, text] of lines.entries()) drawLine(ctx, text, chartArea.left, (3 + (k + 0.5) * lineHeight * small) * point, style);
    },
  };
}

/** Prose is narrower than the digits that widths are estimated by. */
const proseShare = 0.83;

/**
 * Words broken into lines that fit a figure; a number stays with the word after it, its unit.
 *
 * @param besideMm of the figure's width that is not theirs (axis and labels to their left), for the default text
 */
export function wrapped(line: TextLine, size: FigureSize, besideMm: number): TextLine[] {
  const widthPoints = pointsOf(size.widthMm - (besideMm * size.text) / defaultStyle.text);
  const words = line.flatMap((run) => run.text.split(/(?<=\D )/).map((text) => ({ ...run, text })));
  const lines: TextLine[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const isOpen = last !== undefined && (!last.at(-1)!.text.endsWith(" ") || estimatedWidth([...last, word], smallText(size)) * proseShare <= widthPoints);
    if (isOpen) lines[lines.length - 1] = [...last, word];
    else lines.push([word]);
  }
  return lines;
}

/** Lines in a top corner of the plot: the numbers that a figure is about; the first in ink, the others lighter. */
export function corner(lines: readonly TextLine[], side: "left" | "right", size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  return {
    id: "corner",
    afterDatasetsDraw({ ctx, chartArea }) {
      for (const [k, text] of lines.entries()) {
        const style = { size: smallText(size) * point, colour: k === 0 ? paper.ink : paper.ink2 };
        const x = side === "left" ? chartArea.left + 5 * point : chartArea.right;
        drawLine(ctx, text, x, chartArea.top + (k + 0.5) * lineHeight * style.size, style, side);
      }
    },
  };
}

/** A name in the right margin, level with the top of one stacked axis. */
export function panelName(scale: string, name: TextLine, size: FigureSize): ChartPlugin {
  const point = pixelsPerPoint(size);
  const style = { size: smallText(size) * point, colour: paper.ink };
  return {
    id: `name-${scale}`,
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      drawLine(ctx, name, chartArea.right + 4 * point, scales[scale]!.top + 0.5 * style.size, style);
    },
  };
}

/** One line of a key: a dot in the colour of a series, and its name. */
export interface KeyEntry {
  readonly colour: string;
  readonly text: string;
}

/** Room that a key needs at the right of the plot, points. */
export function roomForKey(title: TextLine, entries: readonly KeyEntry[], size: FigureSize): number {
  const small = smallText(size);
  const widest = Math.max(...entries.map(({ text }) => 8 + estimatedWidth(plain(text), small)), estimatedWidth(title, small));
  return entries.length === 0 ? 0 : 8 + widest;
}

/** Key of the series at the right of the plot, from its top: title, then one entry a line. @param beside points that something else takes at the right */
export function key(title: TextLine, entries: readonly KeyEntry[], size: FigureSize, beside = 0): ChartPlugin {
  const point = pixelsPerPoint(size);
  const style = { size: smallText(size) * point, colour: paper.ink };
  return {
    id: "key",
    afterDatasetsDraw({ ctx, chartArea }) {
      const left = chartArea.right + (8 + beside) * point;
      const rowHeight = 1.5 * style.size;
      drawLine(ctx, title, left, chartArea.top + 0.5 * style.size, style);
      for (const [k, { colour, text }] of entries.entries()) {
        const y = chartArea.top + 0.5 * style.size + (k + 1.1) * rowHeight;
        ctx.save();
        ctx.strokeStyle = colour;
        ctx.lineCap = "round";
        ctx.lineWidth = 4 * point;
        ctx.beginPath();
        ctx.moveTo(left + 2 * point, y);
        ctx.lineTo(left + 2.01 * point, y);
        ctx.stroke();
        ctx.restore();
        drawLine(ctx, plain(text), left + 8 * point, y, style);
      }
    },
  };
}
