import { namedValue, type Axis } from "../plan/axis.ts";
import type { Place } from "../plan/plan.ts";
import { curveAxes, hasFiCurve } from "../statistics/curves-of-protocol.ts";
import { axisQuantity, settingName } from "./axis-wording.ts";
import { averagedTrials } from "./curve-caption.ts";
import { lineAgainstLevel, lineAgainstParameter } from "./curve-line.ts";
import type { CurveContent, CurveSeries } from "./figure-content.ts";
import type { FigureSource } from "./figure-source.ts";
import { capitalised } from "./number-text.ts";
import { driveQuantity, rateQuantity } from "./quantity.ts";
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
  /** what all points have in common: the parameters of f-I curves, the stimulus of others */
  readonly shown: TextLine;
  /** what points, bars and dashes mean; "" where that is plain */
  readonly meaning: string;
}

/**
 * Rate against the drive for the parameters that are looked at, one curve per run; where no run varies the drive, rate against the
 * first parameter that varies, of the stimulus that is looked at. Runs whose axis has another unit are left out; undefined where
 * no run has such a curve.
 *
 * @param runs in the order of their letters
 */
export function comparedCurveContent(runs: readonly ComparedSource[], place: Place, theory: boolean): ComparedCurveContent | undefined {
  const firstWithFi = runs.find(({ source }) => hasFiCurve(source.plan));
  if (firstWithFi !== undefined) return fiCurves(runs, firstWithFi.source.plan.driveUnit, place, theory);
  const [axis] = runs.flatMap(({ source }) => curveAxes(source.plan));
  return axis === undefined ? undefined : curvesAgainst(runs, axis, place, theory);
}

function fiCurves(runs: readonly ComparedSource[], unit: "pA" | "V/s", place: Place, theory: boolean): ComparedCurveContent {
  const curves = runs.flatMap((run, id): Curve[] => {
    const { source } = run;
    const { setting } = source.plan.coordinatesAt(place);
    const isThere = source.plan.driveUnit === unit && hasFiCurve(source.plan) && setting !== undefined;
    return isThere ? [{ run, series: { ...lineAgainstLevel(source, setting, theory), ...lookOf(run, id) } }] : [];
  });
  const along = curves[0]?.run.source.plan.stimulusAxis.name ?? "";
  return content(curves, { title: "f–I curve", shown: sharedParameters(runs, place), x: driveQuantity(unit), chosen: place[along] ?? 0 });
}

function curvesAgainst(runs: readonly ComparedSource[], axis: Axis, place: Place, theory: boolean): ComparedCurveContent {
  const x = axisQuantity(axis);
  const curves = runs.flatMap((run, id): Curve[] => {
    const { source } = run;
    const own = curveAxes(source.plan).find((other) => other.name === axis.name && other.unit === axis.unit && axisQuantity(other).name === x.name);
    const group = source.plan.groupAt({ ...place, [axis.name]: 0 });
    return own !== undefined && group !== undefined ? [{ run, series: { ...lineAgainstParameter(source, own, group, "rate", theory), ...lookOf(run, id) } }] : [];
  });
  const { stimulusAxis } = runs[0]!.source.plan;
  const shown = plain(capitalised(namedValue(stimulusAxis, place[stimulusAxis.name] ?? 0)));
  return content(curves, { title: `Rate against ${axis.name}`, shown, x, chosen: place[axis.name] ?? 0 });
}

interface Curve {
  readonly run: ComparedSource;
  readonly series: CurveSeries;
}

/** @param id position among the runs */
function lookOf({ letter, name, place }: ComparedSource, id: number): Pick<CurveSeries, "id" | "label" | "name" | "letter" | "identity"> {
  return { id, label: `${letter}, ${name}`, name: `${letter}, ${name}`, letter, identity: { scale: "run", index: place } };
}

/** "σ 2 mV" where all runs have that value; empty where they differ, and without parameters. */
function sharedParameters(runs: readonly ComparedSource[], place: Place): TextLine {
  const names = runs.flatMap(({ source: { plan } }): TextLine[] => {
    const { setting } = plan.coordinatesAt(place);
    return setting === undefined ? [] : [plan.parameterAxes.length === 0 ? plain("no noise") : settingName(plan, setting)];
  });
  const isNoisy = runs.some(({ source: { plan } }) => plan.parameterAxes.length > 0 && plan.coordinatesAt(place).setting !== undefined);
  return isNoisy && new Set(names.map(bareText)).size === 1 ? names[0]! : [];
}

/** @param words with the id of the point that is looked at */
function content(curves: readonly Curve[], { chosen, ...words }: Pick<ComparedCurveContent, "title" | "shown" | "x"> & { readonly chosen: number }): ComparedCurveContent {
  const series = curves.map((curve) => curve.series);
  const meaning = [
    curves.some(({ run }) => averagedTrials(run.source.plan) > 1) ? "mean of trials, 95 % CI" : "",
    series.some(({ theory }) => theory.length > 0) ? "theory dashed" : "",
  ].filter((part) => part !== "").join(", ");
  return {
    kind: "curves",
    ...words,
    chosen: { series: 0, point: chosen },
    alt: words.title,
    caption: [...plain(words.title), ...(words.shown.length === 0 ? [] : [...plain(", "), ...words.shown]), ...plain(meaning === "" ? "" : `. ${capitalised(meaning)}.`)],
    meaning,
    y: rateQuantity,
    keyTitle: [],
    series,
    namedAtEnds: false,
  };
}
