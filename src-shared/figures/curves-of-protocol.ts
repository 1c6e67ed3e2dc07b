import { rheobaseOf, rheobaseUnit } from "../neuron/derived.ts";
import { cvAgainstNoise, fiCurves, rateAgainstNoise, type Curve, type CurvePoint } from "../statistics/curves.ts";
import type { ProtocolResult } from "../statistics/protocol-result.ts";
import type { Firing } from "../theory/firing-rate.ts";
import { firingTheory } from "../theory/predict-rate.ts";
import type { ChartPoint } from "./chart-configuration.ts";
import { evenly, finishedConditions } from "../content/chosen-conditions.ts";
import { curveFigure, type CurveSeries } from "./curve-figure.ts";
import { extentOf } from "../content/extent.ts";
import type { Figure, FigureStyle } from "./figure.ts";
import type { MeasuredPoint } from "./markers.ts";
import { noiseWording } from "../content/noise-wording.ts";
import { capitalised, numberText } from "../content/number-text.ts";
import { noiseColour, sweepColour } from "./palette.ts";
import { bareText, plain, symbol, type TextLine } from "../content/rich-text.ts";

/** More curves than these cannot be told apart. */
const mostCurves = 6;
/** Points of a theory curve. */
const theoryPoints = 150;
/** A CV from fewer intervals is drawn hollow. */
const firmIntervals = 100;

/**
 * f-I curve: rate against a level that is constant all through the window, one curve per noise level.
 *
 * @returns undefined where sweeps do not vary such a level
 */
export function fiOfProtocol(result: ProtocolResult, style: FigureStyle): Figure | undefined {
  const { protocol } = result;
  const summaries = finishedConditions(result).map(({ summary }) => summary);
  const levels = new Set(summaries.map(({ level }) => level));
  if (levels.size < 2 || !summaries.every(({ levelIsConstant, level }) => levelIsConstant && level !== undefined)) return undefined;
  const unit = summaries[0]!.levelUnit;
  const curves = fiCurves(summaries);
  const range = extentOf(curves.flatMap(({ points }) => points.map(({ level }) => level!)));
  const hasRheobase = rheobaseUnit(protocol.neuron) === unit;
  const rheobase = rheobaseOf(protocol.neuron);
  const series = evenly(curves, mostCurves).map((curve): CurveSeries => {
    const theory = style.theory ? firingTheory(protocol, curve.noiseLevel, unit) : undefined;
    return {
      label: curve.noiseLevel === undefined ? "" : numberText(curve.noiseLevel),
      colour: curve.noiseLevel === undefined ? sweepColour(0, 1) : noiseColour(curves.indexOf(curve), curves.length),
      points: measured(curve.points, (point) => point.level!),
      theory: theory === undefined ? [] : theoryOver(range, (level) => theory(level)?.rate, hasRheobase ? [rheobase] : []),
    };
  });
  const wording = noiseWording(protocol);
  const onlyLevel = curves[0]!.noiseLevel;
  return curveFigure({
    title: "f-I curve",
    alt: `Firing rate in Hz against ${unit === "pA" ? "current in pA" : "drive in V/s"}, ${series.length === 1 ? "one curve" : `${series.length} noise levels`}, ${numberText(range.min)} to ${numberText(range.max)} ${unit}; ${highest(curves)}.`,
    caption: legend(result, series, series.length === 1 && onlyLevel !== undefined ? wording!.nameOf(onlyLevel) : [], wording?.note ?? ""),
    xTitle: unit === "pA" ? "Current (pA)" : "Drive (V/s)",
    yTitle: "Firing rate (Hz)",
    keyTitle: wording?.keyTitle ?? [],
    series: series.reverse(),
    ...(hasRheobase && rheobase > range.min && rheobase < range.max ? { guide: { value: rheobase, name: plain("rheobase") } } : {}),
  }, style);
}

/** Rate against noise level, one curve per sweep; undefined below two noise levels. */
export function rateAgainstNoiseOfProtocol(result: ProtocolResult, style: FigureStyle): Figure | undefined {
  return againstNoise(result, style, { title: "Firing rate against noise", yTitle: "Firing rate (Hz)", curvesOf: rateAgainstNoise, theoryOf: (firing) => firing?.rate, isCv: false });
}

/** CV against noise level, one curve per sweep; undefined below two noise levels or without any CV. */
export function cvAgainstNoiseOfProtocol(result: ProtocolResult, style: FigureStyle): Figure | undefined {
  return againstNoise(result, style, { title: "CV against noise", yTitle: "CV of intervals", curvesOf: cvAgainstNoise, theoryOf: (firing) => firing?.cv, isCv: true });
}

interface AgainstNoise {
  readonly title: string;
  readonly yTitle: string;
  readonly curvesOf: typeof rateAgainstNoise;
  readonly theoryOf: (firing: Firing | undefined) => number | undefined;
  readonly isCv: boolean;
}

function againstNoise(result: ProtocolResult, style: FigureStyle, what: AgainstNoise): Figure | undefined {
  const { protocol } = result;
  const wording = noiseWording(protocol);
  if (wording === undefined || protocol.noise!.levels.length < 2) return undefined;
  const curves = what.curvesOf(finishedConditions(result).map(({ summary }) => summary)).filter(({ points }) => points.some((point) => point.mean !== undefined));
  if (curves.length === 0) return undefined;
  const range = extentOf(protocol.noise!.levels);
  const series = evenly(curves, mostCurves).map((curve): CurveSeries => {
    const first = curve.points[0]!;
    const { unit } = result.stimuli[curve.sweep!]!;
    const firingAt = (noiseLevel: number) => (first.levelIsConstant && first.level !== undefined ? firingTheory(protocol, noiseLevel, unit)?.(first.level) : undefined);
    return {
      label: first.levelIsConstant && first.level !== undefined ? numberText(first.level) : `sweep ${curve.sweep! + 1}`,
      colour: sweepColour(curve.sweep!, protocol.sweeps),
      points: measured(curve.points, (point) => point.noiseLevel!, what.isCv),
      // Theory may hold without noise and not with it: a line through one point is no line.
      theory: !style.theory || firingAt(range.max) === undefined ? [] : theoryOver(range, (noiseLevel) => what.theoryOf(firingAt(noiseLevel)), []),
    };
  });
  const isLevel = curves.every(({ points }) => points[0]!.levelIsConstant);
  const { unit } = result.stimuli[0]!;
  return curveFigure({
    title: what.title,
    alt: `${what.yTitle} against noise level, ${numberText(range.min)} to ${numberText(range.max)}, ${series.length === 1 ? "one curve" : `${series.length} curves`}; ${highest(curves)}.`,
    caption: legend(result, series, series.length === 1 && isLevel ? plain(`${series[0]!.label} ${unit}`) : [], wording.note),
    xTitle: wording.axisTitle,
    yTitle: what.yTitle,
    keyTitle: isLevel ? [...(unit === "pA" ? symbol("I") : plain("Drive")), ...plain(` (${unit})`)] : [],
    series: series.reverse(),
  }, style);
}

/** Points of a curve as they are drawn; one without a mean is left out. */
export function measured(points: readonly CurvePoint[], xOf: (point: CurvePoint) => number, isCv = false): MeasuredPoint[] {
  return points.flatMap((point): MeasuredPoint[] => {
    if (point.mean === undefined) return [];
    const { mean, ci95 } = point;
    return [{ x: xOf(point), y: mean, low: ci95 === undefined ? undefined : mean - ci95, high: ci95 === undefined ? undefined : mean + ci95, hollow: isCv && point.isiCount < firmIntervals }];
  });
}

/** Theory on a fine grid, finer just above the values where it has a corner. */
export function theoryOver(range: { min: number; max: number }, valueAt: (x: number) => number | undefined, corners: readonly number[]): ChartPoint[] {
  const width = range.max - range.min;
  const grid = Array.from({ length: theoryPoints + 1 }, (_, k) => range.min + (k * width) / theoryPoints);
  const near = corners.flatMap((corner) => [0, 1e-7, 1e-6, 1e-5, 1e-4, 3e-4, 1e-3, 2e-3, 4e-3].map((offset) => corner + offset * width));
  const xs = [...grid, ...near.filter((x) => x > range.min && x < range.max)].sort((a, b) => a - b);
  return xs.flatMap((x) => {
    const y = valueAt(x);
    return y === undefined ? [] : [{ x, y }];
  });
}

function highest(curves: readonly Curve[]): string {
  const means = curves.flatMap(({ points }) => points.flatMap(({ mean }) => (mean === undefined ? [] : [mean])));
  return `highest value ${numberText(extentOf(means).max, 3)}`;
}

/** What is shown, where no key says so; what points, bars, dashes and hollow points mean; what the noise needs said with it. */
function legend({ protocol }: ProtocolResult, series: readonly CurveSeries[], shown: TextLine, note: string): TextLine {
  const means = [
    protocol.trials > 1 ? `mean of ${protocol.trials} trials, 95 % CI` : "",
    series.some(({ theory }) => theory.length > 0) ? "theory dashed" : "",
    series.some(({ points }) => points.some((point) => point.hollow)) ? `hollow below ${firmIntervals} intervals` : "",
  ].filter((part) => part !== "");
  const sentences: TextLine[] = [shown, plain(capitalised(means.join(", "))), plain(note)];
  return sentences.filter((sentence) => bareText(sentence) !== "").flatMap((sentence, k) => [...(k === 0 ? [] : plain(" ")), ...sentence, ...plain(".")]);
}
