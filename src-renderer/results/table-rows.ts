import type { Condition } from "../../src-shared/plan/condition.ts";
import type { Plan } from "../../src-shared/plan/plan.ts";
import type { ConditionState } from "../state/run.svelte.ts";
import type { ConditionGroup } from "./condition-groups.ts";
import { conditionRow, groupRow, sortedRows, type TableOrder, type TableRow } from "./condition-table.ts";

/** Rows of a table of any length, made on demand unless sorting needs all of them. */
export interface TableRows {
  readonly count: number;
  at(index: number): TableRow;
  /** position of the row of a condition; -1 where it is not there */
  indexOf(condition: Pick<Condition, "index">): number;
}

export interface RowSource {
  readonly plan: Plan;
  readonly groups: readonly ConditionGroup[];
  readonly states: readonly ConditionState[];
}

/** The rows of a run: one per group of conditions, or per condition. */
export function tableRows({ plan, groups, states }: RowSource, perRepeat: boolean, order: TableOrder | undefined): TableRows {
  const count = perRepeat ? states.length : groups.length;
  const at = (index: number): TableRow => (perRepeat ? conditionRow(plan, index, states[index]!) : groupRow(plan, groups[index]!));
  const positionOf = (condition: Pick<Condition, "index">): number => (perRepeat ? condition.index : plan.groupOf(condition));
  if (order === undefined) return { count, at, indexOf: positionOf };
  const sorted = sortedRows(Array.from({ length: count }, (_, index) => at(index)), order);
  return {
    count,
    at: (index) => sorted[index]!,
    indexOf: (condition) => sorted.findIndex((row) => positionOf({ index: row.condition }) === positionOf(condition)),
  };
}
