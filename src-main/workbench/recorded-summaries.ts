import type { RunRecord } from "../../src-shared/experiment/experiment-file.ts";
import { cellAt, mostRows } from "../../src-shared/experiment/recorded-columns.ts";
import { summaryOfRow } from "../../src-shared/export/summary-table.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ConditionSummary } from "../../src-shared/statistics/summarise-condition.ts";
import { recordedConditions } from "./verify-run.ts";

/**
 * The statistics of each condition as a record has them: to show until the run is recomputed, which may show others.
 *
 * @param plan of the record's snapshot
 * @returns nothing where the record has no columns, or more conditions than have recorded statistics; no condition whose numbers cannot be read
 */
export function recordedSummaries(record: RunRecord, plan: Plan): { readonly condition: number; readonly summary: ConditionSummary }[] {
  if (typeof record.columns === "string") return [];
  const { summary } = record.columns;
  const conditions = recordedConditions(record, plan);
  if (conditions.length > mostRows) return [];
  return conditions.flatMap((condition, position) => {
    const cellOf = (column: string): unknown => (Object.hasOwn(summary, column) ? cellAt(summary[column]!, position) : undefined);
    const read = summaryOfRow(plan, condition, cellOf);
    return read === undefined ? [] : [{ condition: condition.index, summary: read }];
  });
}
