import { noiseLevelsOf } from "../comparison/compared-run.ts";
import { hasFiCurve, hasNoiseCurve } from "../statistics/curves-of-protocol.ts";
import { averagedTrials } from "./curve-caption.ts";
import { lineAgainstLevel, lineAgainstNoise } from "./curve-line.ts";
import type { CurveContent, CurveSeries } from "./figure-content.ts";
import type { FigureSource, Place } from "./figure-source.ts";
import { noiseWording } from "./noise-wording.ts";
import { capitalised } from "./number-text.ts";
import { driveQuantity, rateQuantity, type Quantity } from "./quantity.ts";
import { bareText, plain, type TextLine } from "./rich-text.ts";

/** A run whose curve is compared with those of others. */
export interface ComparedSource {
  readonly source: FigureSource;
  readonly letter: string;
  /** "Run 12" */
  readonly name: string;
  /** in the list of run colours */
  readonly place: number;
}

export interface ComparedCurveContent extends CurveContent {
  readonly pointsAlong: "sweep" | "noise";
  /** what all points have in common: the noise level of f-I curves, the sweep of others */
  readonly shown: TextLine;
  /** what points, bars and dashes mean; "" where that is plain */
  readonly meaning: string;
}

/**
 * Rate against the drive at the noise level that is looked at, one curve per run; where no run varies the drive, rate against
 * noise in the sweep that is looked at. Runs whose axis has another unit are left out; undefined where no run has such a curve.
 *
 * @param runs in the order of their letters
 */
export function comparedCurveContent(runs: readonly ComparedSource[], place: Place, theory: boolean): ComparedCurveContent | undefined {
  const firstWithFi = runs.find(({ source }) => hasFiCurve(source.plan));
  if (firstWithFi !== undefined) return fiCurves(runs, firstWithFi.source.unit, place, theory);
  const firstWithNoise = runs.find(({ source }) => hasNoiseCurve(source.plan));
  return firstWithNoise === undefined ? undefined : noiseCurves(runs, noiseWording(firstWithNoise.source.protocol)!.quantity, place, theory);
}

function fiCurves(runs: readonly ComparedSource[], unit: "pA" | "V/s", { noise }: Place, theory: boolean): ComparedCurveContent {
  const curves = runs.flatMap((run, id): Curve[] => {
    const { source } = run;
    const isThere = source.unit === unit && hasFiCurve(source.plan) && noise < noiseLevelsOf(source.protocol).length;
    return isThere ? [{ run, series: { ...lineAgainstLevel(source, noise, theory), ...lookOf(run, id) } }] : [];
  });
  return content(curves, { title: "f–I curve", shown: sharedNoise(runs, noise), x: driveQuantity(unit), pointsAlong: "sweep" });
}

function noiseCurves(runs: readonly ComparedSource[], x: Quantity, { sweep }: Place, theory: boolean): ComparedCurveContent {
  const isOfAxis = ({ plan, protocol }: FigureSource): boolean => {
    const own = hasNoiseCurve(plan) ? noiseWording(protocol)!.quantity : undefined;
    return own !== undefined && own.name === x.name && own.unit === x.unit;
  };
  const curves = runs.flatMap((run, id): Curve[] => {
    const { source } = run;
    return isOfAxis(source) && sweep < source.protocol.sweeps ? [{ run, series: { ...lineAgainstNoise(source, sweep, "rate", theory), ...lookOf(run, id) } }] : [];
  });
  return content(curves, { title: "Rate against noise", shown: plain(`Sweep ${sweep + 1}`), x, pointsAlong: "noise" });
}

interface Curve {
  readonly run: ComparedSource;
  readonly series: CurveSeries;
}

/** @param id position among the runs */
function lookOf({ letter, name, place }: ComparedSource, id: number): Pick<CurveSeries, "id" | "label" | "name" | "letter" | "identity"> {
  return { id, label: `${letter}, ${name}`, name: `${letter}, ${name}`, letter, identity: { scale: "run", index: place } };
}

/** "σ 2 mV" where all runs have that level; empty where they differ, and without noise. */
function sharedNoise(runs: readonly ComparedSource[], noise: number): TextLine {
  const levels = runs.flatMap(({ source: { protocol } }): TextLine[] => {
    if (noise >= noiseLevelsOf(protocol).length) return [];
    return [protocol.noise === undefined ? plain("no noise") : noiseWording(protocol)!.nameOf(protocol.noise.levels[noise]!)];
  });
  const isNoisy = runs.some(({ source: { protocol } }) => protocol.noise !== undefined && noise < protocol.noise.levels.length);
  return isNoisy && new Set(levels.map(bareText)).size === 1 ? levels[0]! : [];
}

function content(curves: readonly Curve[], words: Pick<ComparedCurveContent, "title" | "shown" | "x" | "pointsAlong">): ComparedCurveContent {
  const series = curves.map((curve) => curve.series);
  const meaning = [
    curves.some(({ run }) => averagedTrials(run.source.plan) > 1) ? "mean of trials, 95 % CI" : "",
    series.some(({ theory }) => theory.length > 0) ? "theory dashed" : "",
  ].filter((part) => part !== "").join(", ");
  return {
    kind: "curves",
    ...words,
    seriesAlong: "run",
    alt: words.title,
    caption: [...plain(words.title), ...(words.shown.length === 0 ? [] : [...plain(", "), ...words.shown]), ...plain(meaning === "" ? "" : `. ${capitalised(meaning)}.`)],
    meaning,
    y: rateQuantity,
    keyTitle: [],
    series,
    namedAtEnds: false,
  };
}
