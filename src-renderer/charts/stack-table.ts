import { trueMinus } from "../../src-shared/content/number-text.ts";
import type { TimeSpan } from "./linked-axes.svelte.ts";
import type { StackTrace } from "./plot-data.ts";
import type { PlotTableContent } from "./plot-table.ts";
import { firstAfter, firstAtOrAfter } from "./trace-view.ts";

/** Table of the visible part of each trace: number of spikes, time of the first one, and range of the voltage. */
export function stackTable(traces: readonly StackTrace[], { from, to }: TimeSpan): PlotTableContent {
  const fixed = (value: number) => trueMinus(value.toFixed(1));
  return {
    head: ["Trace", "Spikes", "First spike, ms", "Lowest, mV", "Highest, mV"],
    rows: () =>
      traces.map(({ label, spikes, voltage }) => {
        const first = firstAtOrAfter(spikes, from);
        const count = firstAfter(spikes, to) - first;
        const { y } = voltage.points(from, to, 2000);
        const lowest = y.reduce((least, value) => Math.min(least, value), Infinity);
        const highest = y.reduce((most, value) => Math.max(most, value), -Infinity);
        return [label, String(count), count === 0 ? "" : fixed(spikes[first]!), lowest <= highest ? fixed(lowest) : "", lowest <= highest ? fixed(highest) : ""];
      }),
  };
}
