import { z } from "zod";

/** Style of a figure in print, on the wire and for the painters. */
export const figureStyle = z.strictObject({
  /** mm; journals take 85, 114 or 174; undefined: what suits the figure, a journal's column or its text */
  width: z.number().min(20).max(1000).optional(),
  /** mm; undefined: what suits the figure at its width */
  height: z.number().min(20).max(1000).optional(),
  /** pixels per inch */
  resolution: z.number().min(72).max(1200),
  /** of axis titles and tick labels, points */
  text: z.number().min(4).max(24),
  background: z.enum(["light", "transparent"]),
  theory: z.boolean(),
  /** bars of a round length instead of axes, where a figure shows a course in time */
  scaleBars: z.boolean(),
  /** which sweep, from 0, stands out or is shown alone; undefined, or one that has not finished: the most telling */
  sweep: z.int().nonnegative().optional(),
});
export type FigureStyle = Readonly<z.output<typeof figureStyle>>;

/** The style of `rheobase run`. Journals ask for text of 7 to 8 points and 300 dpi. */
export const defaultStyle: FigureStyle = { resolution: 300, text: 7.5, background: "light", theory: true, scaleBars: false };
