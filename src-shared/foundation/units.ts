/**
 * Unit of every named quantity: column heads, axis titles, tables and error texts read it here. Levels are not in the list:
 * their unit (pA, V/s, multiples of the rheobase) is the protocol's.
 */
export const units = {
  tau_m: "ms",
  R_m: "MOhm",
  C_m: "pF",
  g_L: "nS",
  E_L: "mV",
  V_th: "mV",
  V_reset: "mV",
  V_init: "mV",
  t_ref: "ms",
  V: "mV",
  I: "pA",
  rate: "Hz",
  time: "ms",
  isi: "ms",
  latency: "ms",
  duration: "ms",
  deltaDuration: "ms",
  dt: "ms",
  period: "ms",
  deltaPeriod: "ms",
  width: "ms",
  deltaWidth: "ms",
  times: "ms",
  interval: "ms",
  tau: "ms",
  from: "ms",
  to: "ms",
  transient: "ms",
  frequency: "Hz",
  deltaFrequency: "Hz",
  startFrequency: "Hz",
  deltaStartFrequency: "Hz",
  endFrequency: "Hz",
  deltaEndFrequency: "Hz",
  phase: "rad",
  deltaPhase: "rad",
} as const satisfies Record<string, string>;
export type Quantity = keyof typeof units;

/** Unit of a quantity by its name; undefined where the name has none. */
export function unitOf(name: string): string | undefined {
  return Object.hasOwn(units, name) ? units[name as Quantity] : undefined;
}

/** A unit in letters, digits and underscores, for column heads: "V/s" is "V_per_s". */
export function unitInName(unit: string): string {
  return unit.replace("/", "_per_").replace("sqrt(s)", "sqrt_s").replaceAll(" ", "_");
}
