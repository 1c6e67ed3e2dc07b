import type { ChartConfiguration } from "./chart-configuration.ts";

/** Size of a figure on paper. */
export interface FigureSize {
  readonly widthMm: number;
  readonly heightMm: number;
  /** pixels per inch of the PNG; the configuration is laid out in these pixels */
  readonly dpi: number;
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

/** Resolution of exported figures: what journals ask of a figure with lines and text. */
export const printDpi = 300;

/** Size of text in figures, points on paper: between 7 and 8, as journals want it. */
export const textPoints = { label: 7.5, small: 7 } as const;

export const fontFamily = "Inter";

/** Canvas of a figure, whole pixels. */
export function pixelsOf(size: FigureSize): { readonly width: number; readonly height: number } {
  return { width: Math.round((size.widthMm * size.dpi) / 25.4), height: Math.round((size.heightMm * size.dpi) / 25.4) };
}

/** Pixels of a length in points (1/72 inch) at this size's resolution. */
export function pixelsPerPoint(size: FigureSize): number {
  return size.dpi / 72;
}
