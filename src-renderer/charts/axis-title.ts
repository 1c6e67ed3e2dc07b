import type { Quantity } from "../../src-shared/content/quantity.ts";

/** Title of an axis on the page: "Current, pA". */
export function axisTitle({ name, unit }: Quantity): string {
  return unit === "" ? name : `${name}, ${unit}`;
}
