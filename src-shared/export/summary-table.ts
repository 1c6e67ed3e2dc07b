import type { Condition } from "../plan/condition.ts";
import type { Plan } from "../plan/plan.ts";
import { conditionStatistics, statisticEntries, type ConditionValues } from "../statistics/condition-statistics.ts";
import { epochStatistics } from "../statistics/firing-statistics.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import type { StatisticTable, ValuesOf } from "../statistics/statistic.ts";
import { plannedPart, type ConditionSummary, type EpochSummary } from "../statistics/summarise-condition.ts";
import { columnName } from "./column-names.ts";
import type { Table } from "./csv-text.ts";
import { placeColumns } from "./place-columns.ts";

type Named = { readonly name: string; readonly unit?: string | undefined };

/** The column of a statistic: its name, and its unit where it has one. */
export function statisticColumn({ name, unit }: Named): string {
  return unit === undefined ? name : columnName(name, unit);
}

const epochEntries = Object.entries(epochStatistics) as [keyof typeof epochStatistics, (typeof epochStatistics)[keyof typeof epochStatistics]][];

function epochColumn(epoch: number, statistic: Named): string {
  return `epoch${epoch + 1}_${statisticColumn(statistic)}`;
}

/**
 * summary.csv: one row per finished condition with its place on every axis and its statistics. The
 * statistics of the epochs follow; their columns begin with "epoch1_", "epoch2_", ... in the order of the epoch table.
 */
export function summaryTable({ plan, conditions }: ProtocolResult): Table {
  const place = placeColumns(plan, { withLevel: true });
  const columns = [
    ...place.columns,
    ...statisticEntries.map(([, statistic]) => statisticColumn(statistic)),
    ...plan.protocol.epochs.flatMap((_, k) => epochEntries.map(([, statistic]) => epochColumn(k, statistic))),
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

/**
 * The inverse of a row of `summaryTable`.
 *
 * @param cellOf the cell of a column in this row; undefined where there is no such column
 * @returns undefined where a number that every condition has is missing or is no number: the row is of another version, or was changed by hand
 */
export function summaryOfRow(plan: Plan, condition: Condition, cellOf: (column: string) => unknown): ConditionSummary | undefined {
  const values = valuesFrom(conditionStatistics, (statistic) => cellOf(statisticColumn(statistic)));
  const epochs = plan.driveOf(condition).epochs.map(({ index, label }): EpochSummary | undefined => {
    const ofEpoch = valuesFrom(epochStatistics, (statistic) => cellOf(epochColumn(index, statistic)));
    return ofEpoch === undefined ? undefined : { index, label, ...ofEpoch };
  });
  if (values === undefined || !epochs.every((epoch) => epoch !== undefined)) return undefined;
  return { ...plannedPart(plan, condition), ...(values satisfies ConditionValues), epochs };
}

/** The values of a table of statistics; undefined where one is of another type than declared. */
function valuesFrom<Table extends StatisticTable<never>>(table: Table, cellOf: (statistic: Named) => unknown): ValuesOf<Table> | undefined {
  const values: Record<string, number | undefined> = {};
  for (const [key, statistic] of Object.entries(table)) {
    const cell = cellOf(statistic) ?? undefined;
    const isMissing = cell === undefined && statistic.value === "optional";
    const isCount = typeof cell === "number" && Number.isSafeInteger(cell) && cell >= 0;
    if (!isMissing && !(statistic.value === "count" ? isCount : typeof cell === "number" && Number.isFinite(cell))) return undefined;
    values[key] = cell as number | undefined;
  }
  return values as ValuesOf<Table>;
}
