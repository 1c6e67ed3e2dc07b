import { defaultStyle, type FigureStyle } from "./figure-style.ts";
import type { ChartConfiguration } from "./chart-configuration.ts";

/** Size of a figure on paper, and of the text in it. */
export interface FigureSize {
  readonly widthMm: number;
  readonly heightMm: number;
  /** pixels per inch of the PNG; the configuration is laid out in these pixels */
  readonly dpi: number;
  /** of axis titles and tick labels, points */
  readonly text: number;
}

/**
 * A figure, ready to draw: by the app on a canvas of a page, by `rendering/` to PNG and SVG. Fonts, line widths and paddings
 * in the configuration are pixels of the final canvas and Chart.js draws at device pixel ratio 1: at 2 or more its fast path
 * merges the points of a CSS pixel column, and dense lines become staircases.
 */
export interface Figure {
  readonly configuration: ChartConfiguration;
  readonly size: FigureSize;
  /** what the figure shows, in a few words */
  readonly title: string;
  /** one sentence with its numbers, for readers who cannot see it */
  readonly alt: string;
}

/** Width of a journal's column and of its text, mm. */
export const columnWidthMm = { single: 85, double: 174 } as const;

/**
 * Size of a figure in a style.
 *
 * @param suiting what suits the figure in the default style; its height grows slowly with a width or a text other than that
 */
export function sizeOf(style: FigureStyle, suiting: { readonly widthMm: number; readonly heightMm: number }, heightGrowth = 0.5): FigureSize {
  const widthMm = style.width ?? suiting.widthMm;
  const growth = Math.pow(widthMm / suiting.widthMm, heightGrowth) * Math.sqrt(style.text / defaultStyle.text);
  const heightMm = style.height ?? (growth === 1 ? suiting.heightMm : Math.round(suiting.heightMm * growth));
  return { widthMm, heightMm, dpi: style.resolution, text: style.text };
}

/** Text that is not at an axis (captions, names, keys) is a little smaller, points. */
export function smallText({ text }: Pick<FigureSize, "text">): number {
  return (text * 7) / 7.5;
}

/** A length on paper in points, 1/72 inch. */
export function pointsOf(mm: number): number {
  return mm * (72 / 25.4);
}

export const fontFamily = "Inter";

/** Size of a figure's canvas in whole pixels. */
export function pixelsOf(size: FigureSize): { readonly width: number; readonly height: number } {
  return { width: Math.round((size.widthMm * size.dpi) / 25.4), height: Math.round((size.heightMm * size.dpi) / 25.4) };
}

/** Pixels of a length in points (1/72 inch) at this size's resolution. */
export function pixelsPerPoint(size: FigureSize): number {
  return size.dpi / 72;
}
