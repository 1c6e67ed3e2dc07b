/** A unit in letters, digits and underscores, for column heads: "V/s" is "V_per_s". */
export function unitInName(unit: string): string {
  return unit.replace("/", "_per_").replace("sqrt(s)", "sqrt_s").replaceAll(" ", "_");
}
