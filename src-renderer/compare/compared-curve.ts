import { hasFiCurve, hasNoiseCurve } from "../../src-shared/statistics/curves-of-protocol.ts";
import { noiseTitle } from "../charts/axis-title.ts";
import { joined, plain, type TextLine } from "../../src-shared/content/rich-text.ts";
import type { PlotSeries } from "../charts/plot-data.ts";
import { curveLine, curvePoints } from "../results/run-curves.ts";
import { driveName } from "../results/run-words.ts";
import type { Place } from "../results/run-axes.ts";
import type { ComparedView } from "./compared-view.ts";
import { noiseLine, noiseName } from "./place-words.ts";

export type ComparedCurveKind = "fi" | "rateAgainstNoise";

/** One curve of every run that has it. */
export interface ComparedCurve {
  readonly kind: ComparedCurveKind;
  readonly xTitle: string;
  readonly series: readonly PlotSeries[];
  /** beside its title: "σ 2 mV, 95 % CI, theory dashed" */
  readonly note: TextLine;
}

/** Rate against the drive, or where no run varies that, against noise; undefined where the runs have neither. */
export function comparedCurve(members: readonly ComparedView[], place: Place): ComparedCurve | undefined {
  const views = members.flatMap(({ view }) => view ?? []);
  const isFi = views.some(({ protocol }) => hasFiCurve(protocol));
  const kind = isFi ? "fi" : "rateAgainstNoise";
  const first = views.find(({ protocol }) => (isFi ? hasFiCurve(protocol) : hasNoiseCurve(protocol)));
  if (first === undefined) return undefined;
  const xTitle = isFi ? `${driveName(first.unit)}, ${first.unit}` : noiseTitle(first.protocol);
  const series = members.flatMap(({ view, letter, name, hue, ink }, id): PlotSeries[] => {
    // Levels of another unit have no place on this axis.
    const isOfAxis = view !== undefined && (isFi ? view.unit === first.unit : noiseTitle(view.protocol) === xTitle);
    const index = isFi ? place.noise : place.sweep;
    if (!isOfAxis || index >= (isFi ? view.axes.noiseLevels.length : view.axes.sweeps)) return [];
    const line = curveLine(kind, view, index);
    const { theory } = line;
    return [{ id, label: `${letter}, ${name}`, colour: hue, points: curvePoints(kind, line, view, view.groups), theory: theory.x.length === 0 ? undefined : theory, mark: letter, markColour: ink }];
  });
  const noises = new Map(views.map((view) => [noiseName(view, place), noiseLine(view, place)]));
  const parts = [
    isFi && noises.size === 1 ? [...noises.values()][0]! : isFi ? [] : plain(`sweep ${place.sweep + 1}`),
    series.some(({ points }) => points.some(({ low }) => low !== undefined)) ? plain("95 % CI") : [],
    series.some(({ theory }) => theory !== undefined) ? plain("theory dashed") : [],
  ];
  return { kind, xTitle, series, note: joined(parts.filter((part) => part.length > 0), ", ") };
}
