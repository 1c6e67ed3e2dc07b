import { noiseWording } from "../../src-shared/content/noise-wording.ts";
import type { Quantity } from "../../src-shared/content/quantity.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";

/** Title of an axis on the page: "Current, pA". */
export function axisTitle({ name, unit }: Quantity): string {
  return unit === "" ? name : `${name}, ${unit}`;
}

/** "Noise σ, mV"; "" without noise. */
export function noiseTitle(protocol: Pick<ResolvedProtocol, "noise" | "dt">): string {
  const wording = noiseWording(protocol);
  return wording === undefined ? "" : axisTitle(wording.quantity);
}
