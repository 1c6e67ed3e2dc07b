/** The quantity of an axis. Painters format it differently: "Current (pA)" in print, "Current, pA" on the page. */
export interface Quantity {
  /** "Firing rate" */
  readonly name: string;
  /** instead of the name where there is little room: "I", "V" */
  readonly symbol?: string;
  /** "" for a bare number */
  readonly unit: string;
}

export const timeQuantity: Quantity = { name: "Time", unit: "ms" };
export const voltageQuantity: Quantity = { name: "Voltage", symbol: "V", unit: "mV" };
export const frequencyQuantity: Quantity = { name: "Frequency", unit: "Hz" };
export const rateQuantity: Quantity = { name: "Firing rate", unit: "Hz" };

/** The drive of a protocol, by the unit of its levels. */
export function driveQuantity(unit: "pA" | "V/s"): Quantity {
  return unit === "pA" ? { name: "Current", symbol: "I", unit } : { name: "Drive", unit };
}
