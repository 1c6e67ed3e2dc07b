import { countText, quantityText } from "../content/number-text.ts";
import type { HistogramContent } from "../content/figure-content.ts";
import { bareText, plain, type TextLine } from "../content/rich-text.ts";
import { captionIdentity } from "../content/series-identity.ts";
import { leftEdges } from "../statistics/histogram.ts";
import type { Firing } from "../theory/firing-rate.ts";
import type { HeldCurrent } from "./held-current.ts";

/** Histogram of the intervals that the present current has given, with CV and mean beside those of theory, where it holds. */
export function liveIntervalsContent(held: HeldCurrent | undefined, theory: Firing | undefined): HistogramContent {
  const title = "Interspike intervals";
  const base = {
    kind: "histogram",
    title,
    identity: captionIdentity,
    x: { name: "Interspike interval", symbol: "ISI", unit: "ms" },
    y: { name: "Intervals", unit: "count" },
    whole: true,
    guides: [],
    caption: [],
  } as const;
  const bars = held?.histogram.bars;
  const mean = held?.intervals.mean;
  if (held === undefined || bars === undefined || mean === undefined) {
    const empty = held === undefined ? "Settling" : theory?.rate === 0 ? "Silent: the neuron does not reach threshold" : "No interval yet: it takes two spikes";
    return { ...base, alt: `${title}: ${empty.toLowerCase()}.`, range: { min: 0, max: 1 }, bars: undefined, numbers: [], empty };
  }
  const { count, cv } = held.intervals;
  const from = leftEdges(bars)[0]!;
  const expected = theory === undefined || theory.rate === 0 ? undefined : { mean: 1000 / theory.rate, cv: theory.cv };
  const numbers: TextLine[] = [
    plain(cv === undefined ? "CV: too few intervals" : `CV ${cv.toFixed(2)}${beside(expected?.cv?.toFixed(2))}`),
    plain(`mean ${intervalText(mean)}${beside(expected === undefined ? undefined : intervalText(expected.mean))}`),
    [{ text: "n", italic: true }, { text: ` ${countText(count)}` }],
  ];
  return {
    ...base,
    alt: `Histogram of ${count} interspike intervals: ${numbers.slice(0, 2).map(bareText).join(", ")}.`,
    // From 0, so that the one bin of a clock stands where its interval is.
    range: { min: 0, max: Math.max(from + (bars.counts.length + 0.5) * bars.width, 1.35 * mean) },
    bars: { from, width: bars.width, heights: bars.counts },
    mean,
    numbers,
    empty: "",
  };
}

function intervalText(ms: number): string {
  return quantityText(Number(ms.toPrecision(3)), "ms");
}

/** What theory says beside what was counted; "" where it says nothing. */
function beside(theory: string | undefined): string {
  return theory === undefined ? "" : ` (theory ${theory})`;
}
