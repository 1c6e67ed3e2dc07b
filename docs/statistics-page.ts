import { statisticColumn } from "../src-shared/export/summary-table.ts";
import { conditionStatistics } from "../src-shared/statistics/condition-statistics.ts";
import { epochStatistics } from "../src-shared/statistics/firing-statistics.ts";
import type { Statistic, StatisticTable } from "../src-shared/statistics/statistic.ts";

const head = `# Statistics

Every column of \`summary.csv\`, one row per condition (sweep, noise level, trial). Statistics are taken in the window: the stimulus by
default, without its transient. Where a statistic has no value, its cell is empty; it is never 0. In a population counts and intervals
are those of all neurons, while measures of irregularity are the mean over neurons, because pooled intervals of unlike neurons would
look irregular though each neuron ticks like a clock. Made from the declarations in \`src-shared/statistics\` by \`npm run docs\`.

First come the columns that say which condition it is: \`sweep\`, \`level_pA\` or \`level_V_per_s\` (the drive in the window: its level
where it is constant, else its time mean), the noise level where there is noise, and \`trial\`.`;

const epochHead = `## Of each epoch

These stand at the end of a row, once per epoch of the table: \`epoch1_start_ms\`, ..., \`epoch2_start_ms\`, ...`;

/** docs/statistics.md: what each column of summary.csv is, in which unit, when it is empty, and who defined it. */
export function statisticsPage(): string {
  return `${[head, table(conditionStatistics), epochHead, table(epochStatistics)].join("\n\n")}\n`;
}

function table(statistics: StatisticTable<never>): string {
  const rows = Object.values(statistics).map((statistic) => [
    `\`${statisticColumn(statistic)}\``,
    statistic.unit ?? "",
    definitionOf(statistic),
    statistic.undefinedWhere ?? "never",
    comparedBy(statistic),
  ]);
  return [["Column", "Unit", "Definition", "Empty where", "Compared"], ["---", "---", "---", "---", "---"], ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function definitionOf({ title, definition, source }: Statistic<never>): string {
  return `**${title}**: ${definition}${source === undefined ? "" : ` (${source})`}`;
}

function comparedBy({ compared }: Statistic<never>): string {
  return compared === undefined ? "no" : compared === "ratio" ? "difference and per cent" : "difference";
}
