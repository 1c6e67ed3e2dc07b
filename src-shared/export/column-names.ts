import { unitInName } from "../foundation/unit-in-name.ts";

/*
 * Names of columns: letters, digits and underscore, at most 31 characters (older Igor takes no more), the unit last.
 * In every table sweeps, trials and neurons count from 1, as people count them.
 */

/** A quantity's column, with its unit: `columnName("level", "V/s")` is "level_V_per_s". */
export function columnName(quantity: string, unit: string): string {
  return `${quantity}_${unitInName(unit)}`;
}
