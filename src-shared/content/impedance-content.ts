import { summariseImpedance, type Impedance } from "../statistics/spectra/impedance.ts";
import { membraneImpedance } from "../theory/membrane-impedance.ts";
import { counting, evenly } from "./chosen-conditions.ts";
import type { CurveContent } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { quantityText } from "./number-text.ts";
import { conditionIdentity, pooledWords } from "./pooled-words.ts";
import { frequencyQuantity, type Quantity } from "./quantity.ts";
import { bareText, joined, plain, type TextLine } from "./rich-text.ts";
import { waitingWords } from "./waiting-words.ts";

/** Points of the curve; more touch each other. */
const mostPoints = 120;
const theoryPoints = 100;

interface Shown {
  readonly title: string;
  readonly y: Quantity;
  readonly part: "magnitude" | "phase";
}

/** Magnitude of the impedance against frequency, with theory of the leaky membrane. */
export function impedanceContent(source: FigureSource, view: FigureView): CurveContent {
  return contentOf(source, view, { title: "Impedance", y: { name: "Impedance", symbol: "|Z|", unit: "MOhm" }, part: "magnitude" });
}

/** Its phase, likewise. */
export function impedancePhaseContent(source: FigureSource, view: FigureView): CurveContent {
  return contentOf(source, view, { title: "Phase of the impedance", y: { name: "Phase", unit: "degrees" }, part: "phase" });
}

function contentOf(source: FigureSource, { condition, theory }: FigureView, { title, y, part }: Shown): CurveContent {
  const { plan } = source;
  const group = plan.groupOf({ index: condition });
  const measured = source.distributionsOf(group)?.impedance;
  const frequencies = Array.from(measured?.frequency ?? []);
  const { neuron } = plan.settingOf({ index: condition }).protocol;
  const { R_m } = neuron;
  const highest = frequencies.at(-1) ?? 0;
  const line =
    theory && R_m !== undefined && highest > 0
      ? Array.from({ length: theoryPoints + 1 }, (_, k) => (k / theoryPoints) * highest).map((x) => ({ x, y: membraneImpedance({ R_m, tau_m: neuron.tau_m }, x)[part] }))
      : [];
  const said = measured === undefined ? plain(waitingWords(source, group) ?? "") : words(measured);
  const caption = joined([pooledWords(plan, condition, "neuron 1"), said, ...(line.length > 0 ? [plain("theory dashed")] : [])].filter((part) => bareText(part) !== ""), ", ");
  return {
    kind: "curves",
    title,
    alt: `${title} against frequency in Hz. ${bareText(caption)}.`,
    caption,
    x: frequencyQuantity,
    y,
    keyTitle: [],
    series: [
      {
        ...{ id: 0, label: "", name: "", identity: conditionIdentity(plan, condition), theory: line },
        points: evenly(counting(frequencies.length), mostPoints).map((k) => ({
          ...{ id: k, x: frequencies[k]!, y: measured![part][k]! },
          ...{ low: undefined, high: undefined, hollow: false },
        })),
      },
    ],
    namedAtEnds: false,
  };
}

/** What the impedance comes to, or why there is none. */
function words(measured: Impedance & { readonly spikes: number }): TextLine {
  if (measured.spikes > 0) return plain(`no impedance: ${measured.spikes} spikes in the window; with a weaker current V is the response of the membrane`);
  const summary = summariseImpedance(measured);
  if (summary === undefined) return plain("");
  const { resonance, quality, cutOff } = summary;
  const peak = quality > 1.02 ? `resonance at ${quantityText(resonance, "Hz")}` : "no resonance";
  return plain([peak, ...(cutOff === undefined ? [] : [`cut-off at ${quantityText(Number(cutOff.toPrecision(3)), "Hz")}`])].join(", "));
}
