import type { FinishedCondition, ProtocolResult } from "../statistics/protocol-result.ts";
import type { Cell } from "./csv-text.ts";
import { placeColumns } from "./place-columns.ts";

/** Conditions that differ in repeats only. */
export interface FinishedGroup {
  /** cells that say which group it is */
  readonly place: Cell[];
  readonly trials: FinishedCondition[];
}

/** The finished conditions of each group, and the columns that say which. */
export function groupsOf({ plan, conditions }: ProtocolResult): { columns: readonly string[]; groups: FinishedGroup[] } {
  const { columns, cellsOf } = placeColumns(plan, { roles: ["stimulus", "parameter"] });
  const groups = new Map<number, FinishedGroup>();
  for (const finished of conditions) {
    if (finished.status !== "finished") continue;
    const position = plan.groupOf(finished.condition);
    const group = groups.get(position) ?? { place: cellsOf(finished.condition), trials: [] };
    group.trials.push(finished);
    groups.set(position, group);
  }
  return { columns, groups: [...groups.values()] };
}
