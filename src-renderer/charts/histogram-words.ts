import type { Bars } from "../../src-shared/content/figure-content.ts";
import { numberText } from "../../src-shared/content/number-text.ts";
import type { PlotTableContent } from "./plot-table.ts";

/** The bars of a histogram, one a row. */
export function histogramTable(xTitle: string, yTitle: string, { from, width, heights }: Bars): PlotTableContent {
  return {
    head: [`${xTitle}, from`, "to", yTitle],
    rows: () => Array.from(heights, (height, k) => [numberText(from + k * width, 6), numberText(from + (k + 1) * width, 6), numberText(height, 6)]),
  };
}
