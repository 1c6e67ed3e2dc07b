import { mean } from "../statistics/mean-and-sd.ts";
import type { HistogramContent } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { countText, numberText, quantityText } from "./number-text.ts";
import { conditionIdentity, pooledWords } from "./pooled-words.ts";
import { rateQuantity, timeQuantity } from "./quantity.ts";
import { bareText, joined, plain } from "./rich-text.ts";
import { waitingWords } from "./waiting-words.ts";

/**
 * Peristimulus time histogram: spikes within the window of one sweep and noise level, all trials and neurons, as a rate; with
 * the long-run rate of theory where there is one.
 */
export function psthContent(source: FigureSource, { condition, theory }: FigureView): HistogramContent {
  const { plan } = source;
  const group = plan.groupOf({ index: condition });
  const title = "Peristimulus time histogram";
  const distributions = source.distributionsOf(group);
  const psth = distributions?.psth;
  const base = { kind: "histogram", title, identity: conditionIdentity(plan, condition), x: timeQuantity, y: rateQuantity, whole: false, guides: [] } as const;
  const summaries = source.summariesOf(group);
  const [first] = summaries;
  if (psth === undefined || first === undefined) {
    const empty = waitingWords(source, group) ?? (distributions === undefined ? "" : "No spikes in the window");
    return { ...base, alt: empty === "" ? title : `${title}: ${empty}.`, caption: [], range: { min: 0, max: 1 }, bars: undefined, numbers: [], empty };
  }
  const { from, to, width, rates } = psth;
  const predicted = theory ? first.predictedRate : undefined;
  const words = pooledWords(plan, condition, `${plan.protocol.population} neurons`);
  const caption = predicted === undefined ? words : bareText(words) === "" ? plain("Theory dashed") : joined([words, plain("theory dashed")], ", ");
  const rate = mean(summaries.map((summary) => summary.rate!))!;
  const count = summaries.reduce((sum, { spikeCount }) => sum + spikeCount, 0);
  return {
    ...base,
    alt: [
      `Firing rate in Hz from ${numberText(from)} to ${quantityText(to, "ms")} in bins of ${quantityText(width, "ms")},`,
      `${count} spikes, mean ${quantityText(rate, "Hz")}. ${bareText(caption)}`.trim(),
    ].join(" "),
    caption,
    range: { min: from, max: to },
    bars: { from, width, heights: rates, to },
    ...(predicted === undefined ? {} : { theory: [from, to].map((x) => ({ x, y: predicted })) }),
    numbers: [
      plain(`mean ${quantityText(Number(rate.toPrecision(3)), "Hz")}`),
      plain(`bins of ${quantityText(width, "ms")}`),
      [{ text: "n", italic: true }, { text: ` ${countText(count)}` }],
    ],
    empty: "",
  };
}
