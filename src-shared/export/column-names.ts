import { unitInName } from "../foundation/units.ts";
import type { ResolvedNoise } from "../protocol/noise.ts";

/*
 * Names of columns: letters, digits and underscore, at most 31 characters (older Igor takes no more), the unit last.
 * In every table sweeps, trials and neurons count from 1, as people count them.
 */

/** A quantity's column, with its unit: `columnName("level", "V/s")` is "level_V_per_s". */
export function columnName(quantity: string, unit: string): string {
  return `${quantity}_${unitInName(unit)}`;
}

/** Unit in which a table gives the noise level; undefined for shot noise, whose levels multiply its weights. */
export function noiseUnit(noise: ResolvedNoise): "mV" | "pA" | "V/s" | undefined {
  switch (noise.kind) {
    case "white":
      return "mV";
    case "held":
    case "ornstein-uhlenbeck":
      return noise.unit;
    case "shot":
      return undefined;
  }
}

/** The column of the noise level: "noise_mV", "noise_pA", "noise_V_per_s" or, for shot noise, "noise_scale". */
export function noiseColumn(noise: ResolvedNoise): string {
  const unit = noiseUnit(noise);
  return unit === undefined ? "noise_scale" : columnName("noise", unit);
}
