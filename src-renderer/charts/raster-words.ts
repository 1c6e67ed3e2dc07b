import { quantityText, trueMinus } from "../../src-shared/content/number-text.ts";
import type { TimeSpan } from "./linked-axes.svelte.ts";
import type { RasterRows } from "./plot-data.ts";
import type { PlotTableContent } from "./plot-table.ts";
import { firstAfter, firstAtOrAfter } from "./trace-view.ts";

/** Maximum number of rows of the table: a longer one is not readable. */
const mostRows = 1000;

/** "Raster of 20 trials, 0 to 1200 ms: 403 spikes." */
export function rasterSummary({ name, rows, transient }: RasterRows, { from, to }: TimeSpan): string {
  const spikes = rows.reduce((total, times) => total + firstAfter(times, to) - firstAtOrAfter(times, from), 0);
  return `Raster of ${rows.length} ${name.toLowerCase()}${rows.length === 1 ? "" : "s"}, ${Number(from.toPrecision(5))} ` +
    `to ${quantityText(Number(to.toPrecision(5)), "ms")}: ${spikes} ${spikes === 1 ? "spike" : "spikes"}.${transientText(transient)}`;
}

/** " Grey: 200 ms to 400 ms, left out of statistics."; "" where nothing is. */
export function transientText(transient: RasterRows["transient"]): string {
  return transient === undefined ? "" : ` Grey: ${quantityText(transient.from, "ms")} to ${quantityText(transient.to, "ms")}, left out of statistics.`;
}

/** Spikes in view of each row. */
export function rasterTable({ name, rows }: RasterRows, { from, to }: TimeSpan): PlotTableContent {
  return {
    head: [name, "Spikes", "First, ms", "Last, ms"],
    rows: () =>
      rows.slice(0, mostRows).map((times, row) => {
        const shown = times.subarray(firstAtOrAfter(times, from), firstAfter(times, to));
        const [first, last] = [shown[0], shown.at(-1)];
        return [String(row + 1), String(shown.length), first === undefined ? "" : trueMinus(first.toFixed(1)), last === undefined ? "" : trueMinus(last.toFixed(1))];
      }),
  };
}
