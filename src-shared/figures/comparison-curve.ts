import { fiCurves, rateAgainstNoise, type Curve } from "../statistics/curves.ts";
import { hasFiCurve, hasNoiseCurve } from "../statistics/curves-of-protocol.ts";
import { firingTheory } from "../theory/predict-rate.ts";
import { finishedConditions } from "../content/chosen-conditions.ts";
import { comparedWords, namesLine } from "./comparison-words.ts";
import type { ComparedView, ShownRun } from "./compared-result.ts";
import { curveFigure, type CurveSeries } from "./curve-figure.ts";
import { measured, theoryOver } from "./curves-of-protocol.ts";
import { extentOf } from "../content/extent.ts";
import type { Figure, FigureStyle } from "./figure.ts";
import { noiseWording } from "../content/noise-wording.ts";
import { capitalised } from "../content/number-text.ts";
import { plain, type TextLine } from "../content/rich-text.ts";

type Unit = "pA" | "V/s";

export interface CurveStyle extends FigureStyle {
  /** names of runs in a key at the right; else in lines under the caption */
  readonly hasKey: boolean;
}

/**
 * Rate against the drive at the noise level that is shown, one curve per run; where no run varies the drive, rate against noise in
 * the sweep that is shown. Runs whose axis has another unit are left out; undefined where no run has such a curve.
 */
export function comparisonCurve(runs: readonly ShownRun[], view: ComparedView, style: CurveStyle): Figure | undefined {
  return runs.some(({ result }) => hasFiCurve(result.protocol)) ? fiCurve(runs, view, style) : noiseCurve(runs, view, style);
}

function lookOf({ letter, name, colour, ink }: ShownRun): Pick<CurveSeries, "label" | "colour" | "mark"> {
  return { label: `${letter}, ${name}`, colour, mark: { text: letter, colour: ink } };
}

function fiCurve(runs: readonly ShownRun[], view: ComparedView, style: CurveStyle): Figure | undefined {
  const unitOf = ({ result }: ShownRun): Unit => result.stimuli[0]!.unit;
  const unit = unitOf(runs.find(({ result }) => hasFiCurve(result.protocol))!);
  const curves = runs.flatMap((run) => {
    const found = unitOf(run) === unit && hasFiCurve(run.result.protocol) ? fiCurves(summariesOf(run)).find(({ noiseLevel }) => noiseLevel === run.noiseLevel) : undefined;
    return found === undefined ? [] : [{ run, curve: found }];
  });
  const series = curves.map(({ run, curve }): CurveSeries => {
    const range = extentOf(curve.points.map(({ level }) => level!));
    const theory = style.theory ? firingTheory(run.result.protocol, run.noiseLevel, unit) : undefined;
    return { ...lookOf(run), points: measured(curve.points, (point) => point.level!), theory: theory === undefined ? [] : theoryOver(range, (level) => theory(level)?.rate, []) };
  });
  const words = comparedWords(runs, view);
  return drawn(curves, series, { title: "f–I curve", shown: words.noise, xTitle: unit === "pA" ? "Current (pA)" : "Drive (V/s)" }, style);
}

function noiseCurve(runs: readonly ShownRun[], { sweep }: ComparedView, style: CurveStyle): Figure | undefined {
  const titleOf = ({ result }: ShownRun): string | undefined => (hasNoiseCurve(result.protocol) ? noiseWording(result.protocol)!.axisTitle : undefined);
  const xTitle = runs.map(titleOf).find((title) => title !== undefined);
  const curves = runs.flatMap((run) => {
    const found = xTitle !== undefined && titleOf(run) === xTitle ? rateAgainstNoise(summariesOf(run)).find((curve) => curve.sweep === sweep) : undefined;
    return found === undefined ? [] : [{ run, curve: found }];
  });
  const series = curves.map(({ run, curve }): CurveSeries => {
    const { protocol, stimuli } = run.result;
    const [first] = curve.points;
    const rateAt = (noiseLevel: number): number | undefined => (first?.levelIsConstant === true && first.level !== undefined ? firingTheory(protocol, noiseLevel, stimuli[sweep]!.unit)?.(first.level)?.rate : undefined);
    const range = extentOf(protocol.noise!.levels);
    const hasTheory = style.theory && rateAt(range.max) !== undefined;
    return { ...lookOf(run), points: measured(curve.points, (point) => point.noiseLevel!), theory: hasTheory ? theoryOver(range, rateAt, []) : [] };
  });
  return drawn(curves, series, { title: "Rate against noise", shown: plain(`Sweep ${sweep + 1}`), xTitle: xTitle ?? "" }, style);
}

interface Words {
  readonly title: string;
  /** what all points have in common */
  readonly shown: TextLine;
  readonly xTitle: string;
}

function drawn(curves: readonly { readonly run: ShownRun; readonly curve: Curve }[], series: readonly CurveSeries[], { title, shown, xTitle }: Words, { hasKey, ...style }: CurveStyle): Figure | undefined {
  // One point is no curve.
  if (new Set(series.flatMap(({ points }) => points.map(({ x }) => x))).size < 2) return undefined;
  const means = [
    curves.some(({ run }) => run.result.protocol.trials > 1) ? "mean of trials, 95 % CI" : "",
    series.some(({ theory }) => theory.length > 0) ? "theory dashed" : "",
  ].filter((part) => part !== "");
  const meaning = capitalised(means.join(", "));
  return curveFigure({
    title,
    alt: title,
    caption: [...plain(title), ...(shown.length === 0 ? [] : [...plain(", "), ...shown]), ...plain(meaning === "" ? "" : `. ${meaning}.`)],
    xTitle,
    yTitle: "Firing rate (Hz)",
    keyTitle: [],
    ...(hasKey ? {} : { legend: [namesLine(curves.map(({ run }) => run))] }),
    series,
  }, style);
}

function summariesOf({ result }: ShownRun) {
  return finishedConditions(result).map(({ summary }) => summary);
}
