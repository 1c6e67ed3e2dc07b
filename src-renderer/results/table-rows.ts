import type { WindowLevel } from "../../src-shared/stimulus/level-in-window.ts";
import type { ConditionState } from "../state/run.svelte.ts";
import type { ConditionGroup } from "./condition-groups.ts";
import { groupRow, sortedRows, trialRow, type TableOrder, type TableRow } from "./condition-table.ts";
import type { RunAxes } from "./run-axes.ts";

/** Rows of a table of any length, made on demand unless sorting needs all of them. */
export interface TableRows {
  readonly count: number;
  at(index: number): TableRow;
  /** position of a place and trial; -1 where it is not there */
  indexOf(sweep: number, noise: number, trial: number): number;
}

export interface RowSource {
  readonly axes: RunAxes;
  readonly groups: readonly ConditionGroup[];
  readonly states: readonly ConditionState[];
  /** per sweep */
  readonly levels: readonly (WindowLevel | undefined)[];
}

/** The rows of a run: one per sweep and noise level, or per trial. */
export function tableRows({ axes, groups, states, levels }: RowSource, perTrial: boolean, order: TableOrder | undefined): TableRows {
  const { noiseLevels, trials } = axes;
  const count = perTrial ? states.length : groups.length;
  const at = (index: number): TableRow => {
    const group = groups[perTrial ? Math.floor(index / trials) : index]!;
    const level = levels[group.sweep];
    return perTrial ? trialRow(states[index]!, { ...group, trial: index % trials }, level) : groupRow(group, level);
  };
  if (order === undefined) {
    return { count, at, indexOf: (sweep, noise, trial) => (perTrial ? (sweep * noiseLevels.length + noise) * trials + trial : sweep * noiseLevels.length + noise) };
  }
  const sorted = sortedRows(Array.from({ length: count }, (_, index) => at(index)), order);
  return {
    count,
    at: (index) => sorted[index]!,
    indexOf: (sweep, noise, trial) => sorted.findIndex((row) => row.sweep === sweep && row.noise === noise && (row.trial === undefined || row.trial === trial)),
  };
}
