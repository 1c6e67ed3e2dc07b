import { counting, evenly } from "./chosen-conditions.ts";
import type { CurveContent } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { countText, quantityText } from "./number-text.ts";
import { conditionIdentity, pooledWords } from "./pooled-words.ts";
import { frequencyQuantity } from "./quantity.ts";
import { bareText, joined, plain } from "./rich-text.ts";
import { waitingWords } from "./waiting-words.ts";

/** Points of the curve; more touch each other. */
const mostPoints = 128;
/** Hz; beyond, a spectrum is flat */
const highest = 250;

/** Power spectrum of the spike trains of one group, with that of a renewal process with the theory's intervals. */
export function trainSpectrumContent(source: FigureSource, { condition, theory }: FigureView): CurveContent {
  const { plan } = source;
  const group = plan.groupOf({ index: condition });
  const spectrum = source.distributionsOf(group)?.trainSpectrum;
  const { resolution = 1, segments = 0, density = new Float64Array() } = spectrum ?? {};
  // The mean rate stands at 0, and its window leaks into the first entry.
  const shown = counting(Math.min(density.length, Math.floor(highest / resolution))).filter((k) => k > 1);
  const line = theory ? source.theory.trainSpectrum(group, highest) : [];
  const said = spectrum === undefined ? (waitingWords(source, group) ?? "") : `${quantityText(resolution, "Hz")} apart, ${countText(segments)} segments`;
  const parts = [pooledWords(plan, condition, `${plan.protocol.population} neurons`), plain(said), ...(line.length > 0 ? [plain("theory dashed")] : [])];
  const caption = joined(parts.filter((part) => bareText(part) !== ""), ", ");
  return {
    kind: "curves",
    title: "Power spectrum of spike trains",
    alt: `Power spectrum of spike trains in Hz against frequency in Hz. ${bareText(caption)}.`,
    caption,
    x: frequencyQuantity,
    y: { name: "Power spectrum", unit: "Hz" },
    keyTitle: [],
    series: [
      {
        ...{ id: 0, label: "", name: "", identity: conditionIdentity(plan, condition), theory: line },
        points: evenly(shown, mostPoints).map((k) => ({ id: k, x: k * resolution, y: density[k]!, low: undefined, high: undefined, hollow: false })),
      },
    ],
    namedAtEnds: false,
  };
}
