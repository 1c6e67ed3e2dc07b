import type { Figure, FigureSize } from "./figure.ts";
import type { FigureStyle } from "./figure-style.ts";

/** Several figures on one sheet of paper, as one picture: each drawn by itself, in its place. */
export interface Sheet {
  /** style of the sheet; all figures on it have its resolution */
  readonly size: FigureSize;
  readonly panels: readonly SheetPanel[];
  readonly background: FigureStyle["background"];
  readonly title: string;
  /** description of the sheet with its numbers, for readers who cannot see it */
  readonly alt: string;
}

/** A figure and its place, mm from the top left corner of the sheet. */
export interface SheetPanel {
  readonly leftMm: number;
  readonly topMm: number;
  readonly figure: Figure;
}
