import { unitInName } from "../foundation/units.ts";
import type { ResolvedNoise } from "../protocol/noise.ts";
import { noiseUnit } from "../protocol/noise-unit.ts";

/*
 * Names of columns: letters, digits and underscore, at most 31 characters (older Igor takes no more), the unit last.
 * In every table sweeps, trials and neurons count from 1, as people count them.
 */

/** A quantity's column, with its unit: `columnName("level", "V/s")` is "level_V_per_s". */
export function columnName(quantity: string, unit: string): string {
  return `${quantity}_${unitInName(unit)}`;
}

/** The column of the noise level: "noise_mV", "noise_pA", "noise_V_per_s" or, for shot noise, "noise_scale". */
export function noiseColumn(noise: ResolvedNoise): string {
  const unit = noiseUnit(noise);
  return unit === undefined ? "noise_scale" : columnName("noise", unit);
}
