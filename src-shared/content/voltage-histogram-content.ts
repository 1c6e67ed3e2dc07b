import type { Setting } from "../plan/settings-of-protocol.ts";
import { leftEdges } from "../statistics/histogram.ts";
import type { Guide, HistogramContent } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { numberText, quantityText } from "./number-text.ts";
import { conditionIdentity, pooledWords } from "./pooled-words.ts";
import { voltageQuantity } from "./quantity.ts";
import { bareText, plain, symbol } from "./rich-text.ts";
import { waitingWords } from "./waiting-words.ts";

/**
 * Histogram of V: recorded samples within the window of one sweep and noise level, all trials and recorded neurons, refractory
 * periods included.
 */
export function voltageHistogramContent(source: FigureSource, { condition }: FigureView): HistogramContent {
  const { plan } = source;
  const group = plan.groupOf({ index: condition });
  const title = "Membrane potential";
  const distributions = source.distributionsOf(group);
  const voltage = distributions?.voltage;
  const base = {
    kind: "histogram",
    title,
    identity: conditionIdentity(plan, condition),
    x: voltageQuantity,
    y: { name: "Density", unit: "1/mV" },
    whole: false,
  } as const;
  if (voltage?.histogram === undefined || voltage.mean === undefined) {
    const empty = waitingWords(source, group) ?? (distributions === undefined ? "" : "No voltage in the window");
    return { ...base, alt: empty === "" ? title : `${title}: ${empty}.`, caption: [], range: { min: 0, max: 1 }, bars: undefined, guides: [], numbers: [], empty };
  }
  const { histogram, mean, sd } = voltage;
  const { counts, width } = histogram;
  const samples = counts.reduce((sum, count) => sum + count, 0);
  const neurons = source.recordedNeuronsOf(source.summariesOf(group)[0]?.condition ?? condition);
  const caption = pooledWords(plan, condition, neurons === 1 ? "1 neuron" : `${neurons} neurons`);
  const from = leftEdges(histogram)[0]!;
  const to = from + counts.length * width;
  const margin = Math.max(width, 0.05 * counts.length * width);
  const numbers = [`mean ${quantityText(Number(mean.toPrecision(3)), "mV")}`, ...(sd === undefined ? [] : [`SD ${quantityText(Number(sd.toPrecision(3)), "mV")}`])];
  return {
    ...base,
    alt: [
      `Histogram of ${samples} samples of the membrane potential from ${quantityText(from, "mV")} to ${quantityText(to, "mV")},`,
      `${numbers.join(", ")}. ${bareText(caption)}`.trim(),
    ].join(" "),
    caption,
    range: { min: from - margin, max: to + margin },
    bars: { from, width, heights: counts.map((count) => count / (samples * width)) },
    mean,
    guides: thresholdOf(plan.settingOf({ index: condition })),
    numbers: [...numbers, `bins of ${numberText(width)} mV`].map((number) => plain(number)),
    empty: "",
  };
}

/** V_th, where all neurons have the same. */
function thresholdOf({ protocol: { neuron, neuronAsGiven } }: Setting): Guide[] {
  return typeof neuronAsGiven.V_th === "number" ? [{ value: neuron.V_th, name: symbol("V_th") }] : [];
}
