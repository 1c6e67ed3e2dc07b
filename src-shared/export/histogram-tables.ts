import { TimeGrid } from "../foundation/time-grid.ts";
import { leftEdges } from "../statistics/histogram.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { psth } from "../statistics/psth.ts";
import { binEdge } from "../statistics/time-bins.ts";
import { resolutionOf } from "../statistics/spike-resolution.ts";
import { voltageOfTrials } from "../statistics/voltage-of-trials.ts";
import type { Cell, Table } from "./csv-text.ts";
import { headsOf, type DescribedColumn } from "./declared-columns.ts";
import { groupsOf } from "./groups-of-result.ts";

/*
 * Histograms as tables: one row per bin of each group of conditions; all its repeats and neurons together, within the
 * window. What the figures show is one sweep of it.
 */

export const voltageColumns = [
  { name: "from", unit: "mV", definition: "lower edge of the bin, in it" },
  { name: "to", unit: "mV", definition: "upper edge, in the next bin" },
  { name: "samples", definition: "recorded samples of V in the bin, within the window, of all trials and recorded neurons, refractory periods included" },
  { name: "density", unit: "per mV", definition: "samples over all samples and the bin's width: the histogram's area is 1" },
] as const satisfies readonly DescribedColumn[];

export const psthColumns = [
  { name: "from", unit: "ms", definition: "start of the bin, not in it: a spike at t counts where from < t <= to" },
  { name: "to", unit: "ms", definition: "end of the bin, in it; the last bin ends with the window" },
  { name: "spikes", definition: "spikes in the bin, of all trials and neurons" },
  { name: "rate", unit: "Hz", definition: "spikes over the bin's width, trials and neurons" },
] as const satisfies readonly DescribedColumn[];

/** v_histogram.csv: samples of V per bin, refractory periods included, and their density, which sums to 1 over the bins' widths. */
export async function voltageHistogramTable(result: ProtocolResult): Promise<Table> {
  const { columns, groups } = groupsOf(result);
  const rows: Cell[][] = [];
  for (const { place, trials } of groups) {
    const recorded = trials.flatMap(({ traces, summary }) => (traces === undefined ? [] : [{ traces, window: summary }]));
    const bins = recorded.length === 0 ? undefined : (await voltageOfTrials(recorded)).histogram;
    if (bins === undefined) continue;
    const samples = bins.counts.reduce((sum, count) => sum + count, 0);
    const edges = leftEdges(bins);
    for (const [k, count] of bins.counts.entries()) rows.push([...place, edges[k], new TimeGrid(bins.width).timeOf(bins.firstBin + k + 1), count, count / (samples * bins.width)]);
  }
  return { columns: [...columns, ...headsOf(voltageColumns, result.plan.driveUnit)], rows };
}

/** psth.csv: spikes per bin and what rate they come to, mean per train. */
export function psthTable(result: ProtocolResult): Table {
  const { columns, groups } = groupsOf(result);
  const rows = groups.flatMap(({ place, trials }): Cell[][] => {
    const histogram = psth(trials.flatMap(({ recording }) => recording.spikes), trials[0]!.summary, resolutionOf(result.plan.protocol));
    if (histogram === undefined) return [];
    const { bins, counts, rates } = histogram;
    return Array.from(counts, (count, k) => [...place, binEdge(bins, k), binEdge(bins, k + 1), count, rates[k]]);
  });
  return { columns: [...columns, ...headsOf(psthColumns, result.plan.driveUnit)], rows };
}
