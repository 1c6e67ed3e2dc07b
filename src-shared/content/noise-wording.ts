import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { capitalised, numberText, quantityText } from "./number-text.ts";
import type { Quantity } from "./quantity.ts";
import type { TextLine } from "./rich-text.ts";

/** How figures speak of a protocol's noise levels. */
export interface NoiseWording {
  /** of an axis, as in "Noise σ", in mV */
  readonly quantity: Quantity;
  /** over a list of levels, as in "σ (mV)" */
  readonly keyTitle: TextLine;
  /** of one level, as in "σ 2 mV" */
  nameOf(level: number): TextLine;
  /** the level alone: "2 mV", "× 2" */
  levelText(level: number): string;
  /** what must stand beside the levels to make sense of them; "" where nothing must */
  readonly note: string;
}

/** What stands beside a drawn drive of noisy input, without a full stop; "" without noise. */
export function undrawnNoise({ noise }: Pick<ResolvedProtocol, "noise">, unit: "pA" | "V/s"): string {
  const isNoisy = noise?.levels.some((level) => level !== 0) === true;
  return isNoisy ? `Noise is not drawn in the ${unit === "pA" ? "current" : "drive"}` : "";
}

/** The wording for a protocol's kind of noise; undefined without noise. */
export function noiseWording({ noise, dt }: Pick<ResolvedProtocol, "noise" | "dt">): NoiseWording | undefined {
  switch (noise?.kind) {
    case undefined:
      return undefined;
    case "white":
      return wording({ text: "σ", italic: true }, "mV", "");
    case "held": {
      // The effect of held noise depends on how long a value lasts, so the interval is always shown with it.
      const note = `Noise held for ${quantityText(noise.intervalSteps * dt, "ms")}`;
      return wording({ text: noise.distribution === "gaussian" ? "SD" : "half-width", italic: false }, noise.unit, note);
    }
    case "ornstein-uhlenbeck":
      return wording({ text: "σ", italic: true }, noise.unit, `Noise correlation time ${quantityText(noise.tau, "ms")}`);
    case "shot":
      return wording({ text: "weight", italic: false }, "×", "");
  }
}

function wording(symbol: { text: string; italic: boolean }, unit: string, note: string): NoiseWording {
  const isFactor = unit === "×";
  const levelText = (level: number): string => (isFactor ? `× ${numberText(level)}` : quantityText(level, unit));
  return {
    quantity: isFactor ? { name: "Factor of synaptic weights", unit: "" } : { name: `Noise ${symbol.text}`, unit },
    keyTitle: isFactor ? [{ text: "Weights" }] : [{ ...symbol, text: capitalised(symbol.text) }, { text: ` (${unit})` }],
    nameOf: (level) => [symbol, { text: ` ${levelText(level)}` }],
    levelText,
    note,
  };
}
