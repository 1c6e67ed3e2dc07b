import { shownValue, type Axis, type AxisRole } from "../plan/axis.ts";
import type { Condition } from "../plan/condition.ts";
import type { Plan } from "../plan/plan.ts";
import { columnName } from "./column-names.ts";
import type { Cell } from "./csv-text.ts";

/** The columns that say which condition a row of a table is of. */
export interface PlaceColumns {
  readonly columns: readonly string[];
  readonly cellsOf: (condition: Condition) => Cell[];
}

/**
 * One column per axis of the plan, in canonical order; counted axes from 1.
 *
 * @param roles of the axes that have a column; all by default
 * @param withLevel whether the level of the drive in the window follows the stimulus axis
 */
export function placeColumns(
  plan: Plan,
  { roles = ["stimulus", "parameter", "repeat"], withLevel = false }: { roles?: readonly AxisRole[]; withLevel?: boolean } = {},
): PlaceColumns {
  const shown = plan.axes.flatMap((axis, k) => (roles.includes(axis.role) ? [{ axis, k }] : []));
  const hasLevel = (axis: Axis): boolean => withLevel && axis.role === "stimulus";
  return {
    columns: shown.flatMap(({ axis }) => [axis.column, ...(hasLevel(axis) ? [columnName("level", plan.driveUnit)] : [])]),
    cellsOf: (condition) =>
      shown.flatMap(({ axis, k }): Cell[] => [shownValue(axis, condition.at[k]!), ...(hasLevel(axis) ? [plan.driveOf(condition).level?.level] : [])]),
  };
}
