import type { ResolvedProtocol } from "../protocol/protocol.ts";
import { capitalised, numberText, quantityText } from "./number-text.ts";
import type { TextLine } from "./rich-text.ts";

/** How figures speak of a protocol's noise levels. */
export interface NoiseWording {
  /** of an axis, as in "Noise σ (mV)" */
  readonly axisTitle: string;
  /** over a list of levels, as in "σ (mV)" */
  readonly keyTitle: TextLine;
  /** of one level, as in "σ 2 mV" */
  nameOf(level: number): TextLine;
  /** what must stand beside the levels to make sense of them; "" where nothing must */
  readonly note: string;
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
  const title = isFactor ? "factor of weights" : `${symbol.text} (${unit})`;
  return {
    axisTitle: isFactor ? "Factor of synaptic weights" : `Noise ${title}`,
    keyTitle: isFactor ? [{ text: "Weights" }] : [{ ...symbol, text: capitalised(symbol.text) }, { text: ` (${unit})` }],
    nameOf: (level) => [symbol, { text: isFactor ? ` × ${numberText(level)}` : ` ${quantityText(level, unit)}` }],
    note,
  };
}
