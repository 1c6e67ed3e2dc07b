import { statisticEntries } from "../statistics/condition-statistics.ts";
import { epochStatistics } from "../statistics/firing-statistics.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import { columnName } from "./column-names.ts";
import type { Table } from "./csv-text.ts";
import { placeColumns } from "./place-columns.ts";

/** The column of a statistic: its name, and its unit where it has one. */
export function statisticColumn({ name, unit }: { readonly name: string; readonly unit?: string | undefined }): string {
  return unit === undefined ? name : columnName(name, unit);
}

const epochEntries = Object.entries(epochStatistics) as [keyof typeof epochStatistics, (typeof epochStatistics)[keyof typeof epochStatistics]][];

/**
 * summary.csv: one row per finished condition with its place on every axis and its statistics. The
 * statistics of the epochs follow; their columns begin with "epoch1_", "epoch2_", ... in the order of the epoch table.
 */
export function summaryTable({ plan, conditions }: ProtocolResult): Table {
  const place = placeColumns(plan, { withLevel: true });
  const columns = [
    ...place.columns,
    ...statisticEntries.map(([, statistic]) => statisticColumn(statistic)),
    ...plan.protocol.epochs.flatMap((_, k) => epochEntries.map(([, statistic]) => `epoch${k + 1}_${statisticColumn(statistic)}`)),
  ];
  const rows = conditions.flatMap((result) => {
    if (result.status !== "finished") return [];
    const { condition, summary } = result;
    return [
      [
        ...place.cellsOf(condition),
        ...statisticEntries.map(([key]) => summary[key]),
        ...summary.epochs.flatMap((epoch) => epochEntries.map(([key]) => epoch[key])),
      ],
    ];
  });
  return { columns, rows };
}
