import { leftEdges } from "../statistics/histogram.ts";
import type { HistogramContent } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { countText, numberText, quantityText } from "./number-text.ts";
import { conditionIdentity, pooledWords } from "./pooled-words.ts";
import { bareText, plain } from "./rich-text.ts";
import { waitingWords } from "./waiting-words.ts";

/**
 * Histogram of interspike intervals: those within the window of one sweep and noise level, all trials and neurons. CV is the
 * mean over the trials, as in the curve against noise.
 */
export function intervalsContent(source: FigureSource, { condition }: FigureView): HistogramContent {
  const { plan } = source;
  const group = plan.groupOf({ index: condition });
  const title = "Interspike intervals";
  const intervals = source.distributionsOf(group)?.intervals;
  const base = {
    kind: "histogram",
    title,
    identity: conditionIdentity(plan, condition),
    x: { name: "Interspike interval", symbol: "ISI", unit: "ms" },
    y: { name: "Intervals", unit: "count" },
    whole: true,
    guides: [],
  } as const;
  if (intervals?.histogram === undefined || intervals.mean === undefined) {
    const empty = waitingWords(source, group) ?? (intervals === undefined ? "" : "No intervals: no trial has two spikes");
    return { ...base, alt: empty === "" ? title : `${title}: ${empty}.`, caption: [], range: { min: 0, max: 1 }, bars: undefined, numbers: [], empty };
  }
  const { count, mean, cv, histogram } = intervals;
  const { population } = plan.protocol;
  const caption = pooledWords(plan, condition, `${population} neurons`);
  // Pooled intervals of unlike neurons would look irregular though each of them ticks like a clock.
  const ofWhat = population > 1 ? " per neuron" : "";
  const from = leftEdges(histogram)[0]!;
  return {
    ...base,
    alt: `Histogram of ${count} interspike intervals, mean ${quantityText(mean, "ms")}${cv === undefined ? "" : `, CV ${numberText(cv, 3)}${ofWhat}`}. ${bareText(caption)}`.trim(),
    caption,
    // From 0, so that the one bin of a clock stands where its interval is.
    range: { min: 0, max: Math.max(from + (histogram.counts.length + 0.5) * histogram.width, 1.35 * mean) },
    bars: { from, width: histogram.width, heights: histogram.counts },
    mean,
    numbers: [
      plain(cv === undefined ? "CV: too few intervals" : `CV ${cv.toFixed(3)}${ofWhat}`),
      plain(`mean ${quantityText(Number(mean.toPrecision(3)), "ms")}`),
      [{ text: "n", italic: true }, { text: ` ${countText(count)}` }],
    ],
    empty: "",
  };
}
