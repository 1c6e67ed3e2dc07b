import { cvColumns, rateColumns } from "../src-shared/export/curve-tables.ts";
import { headOf, type DescribedColumn } from "../src-shared/export/declared-columns.ts";
import { intervalColumns, spikeColumns } from "../src-shared/export/event-tables.ts";
import { psthColumns, voltageColumns } from "../src-shared/export/histogram-tables.ts";
import { impedanceColumns } from "../src-shared/export/impedance-table.ts";
import { groupColumns } from "../src-shared/export/network-tables.ts";
import { neuronColumns } from "../src-shared/export/neurons-table.ts";
import { populationRheobaseColumns, rheobaseColumns, stepColumns } from "../src-shared/export/step-tables.ts";
import { trainDistanceColumns } from "../src-shared/export/train-distances-table.ts";
import { trainSpectrumColumns } from "../src-shared/export/train-spectrum-table.ts";
import { statisticColumn } from "../src-shared/export/summary-table.ts";
import { conditionStatistics } from "../src-shared/statistics/condition-statistics.ts";
import { epochStatistics } from "../src-shared/statistics/firing-statistics.ts";
import type { Statistic, StatisticTable } from "../src-shared/statistics/statistic.ts";

const head = `# Statistics

Every column of every table, made from the declarations in \`src-shared/statistics\` and \`src-shared/export\` by \`npm run docs\`.
[The command line](command-line.md) says which tables a run writes.

Statistics are taken in the window: the stimulus by default, from the start of the first to the end of the last epoch that leaves holding in
any sweep, without its transient. A spike at t counts where from < t <= to: one on an edge belongs to the span that ends there. Where a
statistic has no value, its cell is empty; it is never 0. In a population counts and intervals are those of all neurons, while measures of
irregularity are the mean over neurons, because pooled intervals of unlike neurons would look irregular though each neuron ticks like a
clock. Trials that are copies of each other (no noise, or noise frozen over trials) count as one wherever trials are averaged.

First come the columns that say which condition a row is of: \`sweep\`, \`level_pA\` or \`level_V_per_s\` (the drive in the window: its
level where it is constant, else its time mean), the noise level where there is noise, and \`trial\`. Sweeps, trials and neurons count
from 1.

## summary.csv

One row per condition (sweep, noise level, trial).`;

const epochHead = `### Of each epoch

These stand at the end of a row of summary.csv, once per epoch of the table: \`epoch1_start_ms\`, ..., \`epoch2_start_ms\`, ...`;

const tables: readonly (readonly [file: string, rows: string, columns: readonly DescribedColumn[]])[] = [
  ["fi_curve.csv", "One row per level and noise level", rateColumns],
  ["rate_vs_noise.csv", "One row per noise level and sweep: the columns of fi_curve.csv, and", cvColumns],
  ["rheobase.csv", "One row per noise level", [...rheobaseColumns, ...populationRheobaseColumns]],
  ["step_response.csv", "One row per sweep with a step, without noise, and neuron", stepColumns],
  ["neurons.csv", "One row per neuron of a population whose parameters are spread: what it drew, the same in every condition", neuronColumns],
  ["groups.csv", "Of a network: one row per condition and group, in the window", groupColumns],
  ["spikes.csv", "One row per spike of the whole sweep; of a network with the name of the group before the neuron", spikeColumns],
  ["isi.csv", "One row per interval in the window: what the statistics are taken from", intervalColumns],
  ["psth.csv", "One row per bin of time, sweep and noise level", psthColumns],
  ["train_distances.csv", "One row per pair of spike trains of a sweep and noise level, in the window", trainDistanceColumns],
  ["train_spectrum.csv", "One row per frequency, sweep and noise level", trainSpectrumColumns],
  ["impedance.csv", "One row per frequency of a sweep under a moving current, without noise and spikes", impedanceColumns],
  ["v_histogram.csv", "One row per bin of V, sweep and noise level", voltageColumns],
];

/** docs/statistics.md: what each column of each table is, in which unit, when it is empty, and who defined it. */
export function statisticsPage(): string {
  const others = tables.map(([file, rows, columns]) => `## ${file}\n\n${rows}.\n\n${tableOf(columns)}`);
  return `${[head, summary(conditionStatistics), epochHead, summary(epochStatistics), ...others].join("\n\n")}\n`;
}

function summary(statistics: StatisticTable<never>): string {
  const rows = Object.values(statistics).map((statistic) => [
    `\`${statisticColumn(statistic)}\``,
    statistic.unit ?? "",
    `**${statistic.title}**: ${sourced(statistic)}`,
    statistic.undefinedWhere ?? "never",
    comparedBy(statistic),
  ]);
  return markdown(["Column", "Unit", "Definition", "Empty where", "Compared"], rows);
}

function tableOf(columns: readonly DescribedColumn[]): string {
  const unitOf = ({ unit }: DescribedColumn): string => (unit === "drive" ? "pA or V/s" : (unit ?? ""));
  const rows = columns.map((column) => [`\`${headOf(column, "pA")}\``, unitOf(column), sourced(column), column.emptyWhere ?? "never"]);
  return markdown(["Column", "Unit", "Definition", "Empty where"], rows);
}

function sourced({ definition, source }: { readonly definition: string; readonly source?: string }): string {
  return `${definition}${source === undefined ? "" : ` (${source})`}`;
}

function comparedBy({ compared }: Statistic<never>): string {
  return compared === undefined ? "no" : compared === "ratio" ? "difference and per cent" : "difference";
}

function markdown(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
