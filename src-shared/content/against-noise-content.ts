import type { CurveStatistic } from "../statistics/condition-statistics.ts";
import { neighbours } from "./chosen-among.ts";
import { evenly } from "./chosen-conditions.ts";
import { lineAgainstNoise } from "./curve-line.ts";
import { curveCaption, highestWords } from "./curve-caption.ts";
import { extentOf } from "./extent.ts";
import type { CurveContent, CurveSeries } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { noiseWording } from "./noise-wording.ts";
import { numberText } from "./number-text.ts";
import { rateQuantity, type Quantity } from "./quantity.ts";
import { plain, symbol } from "./rich-text.ts";

/** More curves than these cannot be told apart. */
const mostCurves = 6;

/** Rate against noise level, one curve per sweep. */
export function rateAgainstNoiseContent(source: FigureSource, view: FigureView): CurveContent {
  return againstNoise(source, view, { title: "Firing rate against noise", y: rateQuantity, statistic: "rate", namedAtEnds: true });
}

/** CV against noise level, one curve per sweep. */
export function cvAgainstNoiseContent(source: FigureSource, view: FigureView): CurveContent {
  return againstNoise(source, view, { title: "CV against noise", y: { name: "CV of intervals", unit: "" }, statistic: "cv", namedAtEnds: true });
}

interface What {
  readonly title: string;
  readonly y: Quantity;
  readonly statistic: CurveStatistic;
  readonly namedAtEnds: boolean;
}

/** @param source of a protocol with noise */
function againstNoise(source: FigureSource, view: FigureView, { title, y, statistic, namedAtEnds }: What): CurveContent {
  const { protocol, unit } = source;
  const wording = noiseWording(protocol)!;
  const series = shownSweeps(source, view, statistic).map((sweep): CurveSeries => ({
    ...lineAgainstNoise(source, sweep, statistic, view.theory),
    identity: { scale: "sweep", index: sweep, count: protocol.sweeps },
  }));
  const range = extentOf(protocol.noise!.levels);
  const isLevel = source.sweeps.every(({ level }) => level?.constant === true);
  const yTitle = y.unit === "" ? y.name : `${y.name} (${y.unit})`;
  return {
    kind: "curves",
    pointsAlong: "noise",
    seriesAlong: "sweep",
    title,
    alt:
      `${yTitle} against noise level, ${numberText(range.min)} to ${numberText(range.max)}, ` +
      `${series.length === 1 ? "one curve" : `${series.length} curves`}${highestWords(series)}.`,
    caption: curveCaption(source, series, series.length === 1 && isLevel ? plain(series[0]!.name) : [], wording.note),
    x: wording.quantity,
    y,
    keyTitle: isLevel ? [...(unit === "pA" ? symbol("I") : plain("Drive")), ...plain(` (${unit})`)] : [],
    series: series.reverse(),
    namedAtEnds,
  };
}

/** The sweeps that get a curve: on a page the chosen one and two others, in a file all that have a value, evenly chosen. */
function shownSweeps(source: FigureSource, { live, place }: FigureView, statistic: CurveStatistic): number[] {
  if (live) return neighbours(place.sweep, source.protocol.sweeps);
  const measured = source.sweeps.flatMap((_, sweep) =>
    source.protocol.noise!.levels.some((__, noise) => source.curvePointsAt({ sweep, noise })?.[statistic].mean !== undefined) ? [sweep] : [],
  );
  return evenly(measured, mostCurves);
}
