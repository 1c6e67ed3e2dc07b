import type { Plan } from "../plan/plan.ts";
import { hasFiCurve, hasNoiseCurve } from "../statistics/curves-of-protocol.ts";
import type { Distributions } from "../statistics/distributions.ts";
import { cvAgainstNoiseContent, rateAgainstNoiseContent } from "./against-noise-content.ts";
import { fiContent } from "./fi-content.ts";
import type { FigureContent } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { intervalsContent } from "./intervals-content.ts";
import { psthContent } from "./psth-content.ts";
import { rasterContent } from "./raster-content.ts";
import { voltageContent } from "./voltage-content.ts";
import { voltageHistogramContent } from "./voltage-histogram-content.ts";

/** What a figure is made from besides the summaries of conditions: spikes, recorded V, or one of the distributions at the place that it shows. */
export type FigureNeed = "spikes" | "traces" | keyof Distributions;

/** One kind of figure. */
export interface FigureKind {
  /** name of its files, without ending and noise level */
  readonly id: string;
  /** for a list of figures */
  readonly title: string;
  /** true: it shows one noise level, so that a file is made for each */
  readonly perNoiseLevel: boolean;
  readonly needs: readonly FigureNeed[];
  /** where it stands on the page: among the traces, or in one of the places beside them */
  readonly onPage: "traces" | "beside";
  /** whether a protocol makes such a figure, known before it runs */
  readonly exists: (plan: Plan) => boolean;
  /** undefined where there is nothing that it could show */
  readonly content: (source: FigureSource, view: FigureView) => FigureContent | undefined;
}

const perLevel = { perNoiseLevel: true, onPage: "beside" } as const;
const ofAllLevels = { perNoiseLevel: false, onPage: "beside" } as const;
const ofTraces = { perNoiseLevel: false, onPage: "traces" } as const;

/**
 * Every figure that there is, in the order of lists. The page, the export, the clipboard, the command line and the documentation
 * read it; whoever adds an entry has added the figure everywhere.
 */
export const figureCatalogue = [
  { id: "voltage", title: "Voltage and stimulus", ...ofTraces, needs: ["spikes", "traces"], exists: recordsV, content: voltageContent },
  { id: "raster", title: "Raster", ...ofTraces, needs: ["spikes"], exists: hasSeveralTrains, content: rasterContent },
  { id: "isi_histogram", title: "Intervals", ...perLevel, needs: ["intervals"], exists: () => true, content: intervalsContent },
  { id: "v_histogram", title: "Voltage histogram", ...perLevel, needs: ["voltage"], exists: recordsV, content: voltageHistogramContent },
  { id: "psth", title: "Rate over time", ...perLevel, needs: ["psth"], exists: () => true, content: psthContent },
  { id: "fi_curve", title: "f–I curve", ...ofAllLevels, needs: [], exists: hasFiCurve, content: fiContent },
  { id: "rate_vs_noise", title: "Rate against noise", ...ofAllLevels, needs: [], exists: hasNoiseCurve, content: rateAgainstNoiseContent },
  { id: "cv_vs_noise", title: "CV against noise", ...ofAllLevels, needs: [], exists: hasNoiseCurve, content: cvAgainstNoiseContent },
] as const satisfies readonly FigureKind[];

export type FigureId = (typeof figureCatalogue)[number]["id"];

/** The kinds of figures that a protocol makes, in the order of the catalogue. */
export function figuresOf(plan: Plan): (typeof figureCatalogue)[number][] {
  return figureCatalogue.filter(({ exists }) => exists(plan));
}

export function figureKind(id: FigureId): (typeof figureCatalogue)[number] {
  return figureCatalogue.find((kind) => kind.id === id)!;
}

function recordsV({ protocol }: Plan): boolean {
  return protocol.recordV;
}

function hasSeveralTrains({ size, protocol }: Plan): boolean {
  return size * protocol.population > 1;
}
