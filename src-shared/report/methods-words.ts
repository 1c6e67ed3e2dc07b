import { trueMinus } from "../content/number-text.ts";

/** A number as it was entered, all of its digits, with a true minus sign and its unit: "−70 mV". */
export function exact(value: number, unit = ""): string {
  return trueMinus(String(value)) + (unit === "" ? "" : ` ${unit}`);
}

/** "0, 1 and 2" */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)!}`;
}

/** A list of numbers with their unit once: "0, 1 and 2 mV"; long ones by their ends: "0, 0.5, … 20 mV (41 values)". */
export function numbersListed(values: readonly number[], unit: string): string {
  const text = values.length <= 8 ? listed(values.map((value) => exact(value))) : `${exact(values[0]!)}, ${exact(values[1]!)}, … ${exact(values.at(-1)!)}`;
  return `${text}${unit === "" ? "" : ` ${unit}`}${values.length <= 8 ? "" : ` (${values.length} values)`}`;
}
