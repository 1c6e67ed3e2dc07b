import type { Axis } from "../plan/axis.ts";
import type { Plan } from "../plan/plan.ts";
import { curveAxes, hasFiCurve } from "../statistics/curves-of-protocol.ts";
import type { Distributions } from "../statistics/distributions.ts";
import { measuresImpedance } from "../statistics/spectra/measure-impedance.ts";
import { hasTrainSpectrum } from "../statistics/spectra/train-spectrum.ts";
import { trainsAlong } from "../statistics/trains/train-comparison.ts";
import { cvAgainstContent, rateAgainstContent } from "./against-parameter-content.ts";
import { fiContent } from "./fi-content.ts";
import type { FigureContent } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { impedanceContent, impedancePhaseContent } from "./impedance-content.ts";
import { intervalsContent } from "./intervals-content.ts";
import { psthContent } from "./psth-content.ts";
import { rasterContent } from "./raster-content.ts";
import { trainDistancesContent } from "./train-distances-content.ts";
import { trainSpectrumContent } from "./train-spectrum-content.ts";
import { voltageContent } from "./voltage-content.ts";
import { voltageHistogramContent } from "./voltage-histogram-content.ts";

/** What a figure is made from besides the summaries of conditions: spikes, recorded V, or one of the distributions of the group that it shows. */
export type FigureNeed = "spikes" | "traces" | keyof Distributions;

/** One kind of figure. */
export interface FigureKind {
  /** name of its files, without ending and parameters */
  readonly id: string;
  /** for a list of figures */
  readonly title: string;
  /** true: it shows one combination of parameters, so that a file is made for each */
  readonly perSetting: boolean;
  readonly needs: readonly FigureNeed[];
  /** where it stands on the page: among the traces, or in one of the places beside them */
  readonly onPage: "traces" | "beside";
  /** undefined where there is nothing that it could show */
  readonly content: (source: FigureSource, view: FigureView) => FigureContent | undefined;
}

/** A protocol's parameters have figures of their own, so that no list of these names is complete. */
export type FigureId = FigureKind["id"];

interface DeclaredKind extends FigureKind {
  /** whether a protocol makes such a figure, known before it runs */
  readonly exists: (plan: Plan) => boolean;
}

const ofOneSetting = { perSetting: true, onPage: "beside" } as const;
const ofAllSettings = { perSetting: false, onPage: "beside" } as const;
const ofTraces = { perSetting: false, onPage: "traces" } as const;

/**
 * Every figure that there is, in the order of lists; those along each parameter follow. The page, the export, the clipboard, the
 * command line and the documentation read it; whoever adds an entry has added the figure everywhere.
 */
const figureCatalogue: readonly DeclaredKind[] = [
  { id: "voltage", title: "Voltage and stimulus", ...ofTraces, needs: ["spikes", "traces"], exists: recordsV, content: voltageContent },
  { id: "raster", title: "Raster", ...ofTraces, needs: ["spikes"], exists: hasSeveralTrains, content: rasterContent },
  { id: "isi_histogram", title: "Intervals", ...ofOneSetting, needs: ["intervals"], exists: () => true, content: intervalsContent },
  { id: "v_histogram", title: "Voltage histogram", ...ofOneSetting, needs: ["voltage"], exists: recordsV, content: voltageHistogramContent },
  { id: "psth", title: "Rate over time", ...ofOneSetting, needs: ["psth"], exists: () => true, content: psthContent },
  { id: "spike_distance", title: "Distances of spike trains", ...ofOneSetting, needs: ["trains"], exists: hasComparableTrains, content: trainDistancesContent },
  { id: "train_spectrum", title: "Power spectrum of spike trains", ...ofOneSetting, needs: ["trainSpectrum"], exists: hasTrainSpectrum, content: trainSpectrumContent },
  { id: "impedance", title: "Impedance", ...ofOneSetting, needs: ["impedance"], exists: measuresImpedance, content: impedanceContent },
  { id: "impedance_phase", title: "Phase of the impedance", ...ofOneSetting, needs: ["impedance"], exists: measuresImpedance, content: impedancePhaseContent },
  { id: "fi_curve", title: "f–I curve", ...ofAllSettings, needs: [], exists: hasFiCurve, content: fiContent },
];

/** The figures along a parameter: "rate_vs_noise". */
function figuresAlong(axis: Axis): FigureKind[] {
  return [
    { id: `rate_vs_${axis.name}`, title: `Rate against ${axis.name}`, ...ofAllSettings, needs: [], content: rateAgainstContent(axis) },
    { id: `cv_vs_${axis.name}`, title: `CV against ${axis.name}`, ...ofAllSettings, needs: [], content: cvAgainstContent(axis) },
  ];
}

/** The kinds of figures that a protocol makes, in the order of the catalogue. */
export function figuresOf(plan: Plan): FigureKind[] {
  const known = made.get(plan);
  if (known !== undefined) return known;
  const kinds = [...figureCatalogue.filter(({ exists }) => exists(plan)), ...curveAxes(plan).flatMap(figuresAlong)];
  made.set(plan, kinds);
  return kinds;
}

/** A page asks at every redrawing. */
const made = new WeakMap<Plan, FigureKind[]>();

function recordsV({ protocol }: Plan): boolean {
  return protocol.recordV;
}

function hasSeveralTrains({ size, protocol }: Plan): boolean {
  return size * protocol.population > 1;
}

function hasComparableTrains(plan: Plan): boolean {
  return trainsAlong(plan) !== undefined;
}
