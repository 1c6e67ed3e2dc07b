import { extentOf } from "../../src-shared/content/extent.ts";
import { numberText } from "../../src-shared/content/number-text.ts";
import type { Bars } from "./plot-data.ts";
import type { PlotTableContent } from "./plot-table.ts";

/** "ISI histogram, intervals against ISI, ms: CV 0.37, mean 45.7 ms, n 403; most, 130, from 40 to 45." */
export function histogramSummary(name: string, xTitle: string, yTitle: string, bars: Bars | undefined, corner: readonly string[], empty: string): string {
  if (bars === undefined) return `${name}: ${empty === "" ? "nothing to show" : empty.replace(/\.$/, "")}.`;
  const heights = Array.from(bars.heights);
  const peak = heights.indexOf(extentOf(heights).max);
  const left = bars.from + peak * bars.width;
  const said = corner.length === 0 ? "" : `: ${corner.join(", ")}`;
  return `${name}, ${yTitle.toLowerCase()} against ${xTitle}${said}; most, ${numberText(heights[peak] ?? 0)}, from ${numberText(left)} to ${numberText(left + bars.width)}.`;
}

export function histogramTable(xTitle: string, yTitle: string, { from, width, heights }: Bars): PlotTableContent {
  return {
    head: [`${xTitle}, from`, "to", yTitle],
    rows: () => Array.from(heights, (height, k) => [numberText(from + k * width, 6), numberText(from + (k + 1) * width, 6), numberText(height, 6)]),
  };
}
