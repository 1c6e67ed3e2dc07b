import { noiseLevelsOf } from "../comparison/compared-run.ts";
import { evenlyAround } from "./chosen-among.ts";
import { evenly } from "./chosen-conditions.ts";
import { curveCaption, highestWords } from "./curve-caption.ts";
import { lineAgainstLevel } from "./curve-line.ts";
import { extentOf } from "./extent.ts";
import type { CurveContent, CurveSeries } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { noiseWording } from "./noise-wording.ts";
import { numberText } from "./number-text.ts";
import { driveQuantity, rateQuantity } from "./quantity.ts";
import { plain } from "./rich-text.ts";
import { captionIdentity, type SeriesIdentity } from "./series-identity.ts";

/** More curves than these cannot be told apart. */
const mostCurves = 6;

/** f-I curve: rate against a level that is constant all through the window, one curve per noise level. */
export function fiContent(source: FigureSource, view: FigureView): CurveContent {
  const { protocol, unit, theory } = source;
  const series = shownLevels(source, view).map((noise) => fiSeries(source, noise, view.theory)).filter(({ points }) => view.live || points.length > 0);
  const wording = noiseWording(protocol);
  const levels = protocol.noise?.levels;
  const range = extentOf(series.flatMap(({ points }) => points.map(({ x }) => x)));
  const spoken = range.max >= range.min ? `, ${numberText(range.min)} to ${numberText(range.max)} ${unit}` : "";
  const { rheobase } = theory;
  const onlyLevel = series.length === 1 ? levels?.[series[0]!.id] : undefined;
  return {
    kind: "curves",
    pointsAlong: "sweep",
    seriesAlong: "noise",
    title: "f–I curve",
    alt:
      `Firing rate in Hz against ${unit === "pA" ? "current in pA" : "drive in V/s"}, ` +
      `${series.length === 1 ? "one curve" : `${series.length} noise levels`}${spoken}${highestWords(series)}.`,
    caption: curveCaption(source, series, onlyLevel === undefined ? [] : wording!.nameOf(onlyLevel), wording?.note ?? ""),
    x: driveQuantity(unit),
    y: rateQuantity,
    keyTitle: wording?.keyTitle ?? [],
    series: series.reverse(),
    namedAtEnds: false,
    ...(rheobase === undefined ? {} : { guide: { value: rheobase, name: plain("rheobase") } }),
  };
}

/** Indices of the noise levels that get a curve. */
function shownLevels({ protocol }: FigureSource, { live, place }: FigureView): number[] {
  const levels = noiseLevelsOf(protocol);
  return live ? evenlyAround(levels.length, mostCurves, place.noise) : evenly(levels.map((_, noise) => noise), mostCurves);
}

function fiSeries(source: FigureSource, noise: number, theory: boolean): CurveSeries {
  const { protocol } = source;
  const line = lineAgainstLevel(source, noise, theory);
  if (protocol.noise !== undefined) return { ...line, identity: { scale: "noise", index: noise, count: protocol.noise.levels.length } };
  // Without noise there is one curve, whose points have the colours of their sweeps, as their traces have.
  const ofSweep = (index: number): SeriesIdentity => ({ scale: "sweep", index, count: protocol.sweeps });
  return { ...line, identity: captionIdentity, points: line.points.map((point) => ({ ...point, identity: ofSweep(point.id) })) };
}
