import type { Plan } from "../plan/plan.ts";
import { settingName, settingsTitle } from "./axis-wording.ts";
import { evenlyAround } from "./chosen-among.ts";
import { counting, evenly } from "./chosen-conditions.ts";
import { curveCaption, highestWords } from "./curve-caption.ts";
import { lineAgainstLevel } from "./curve-line.ts";
import { extentOf } from "./extent.ts";
import type { CurveContent, CurveSeries } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { numberText } from "./number-text.ts";
import { driveQuantity, rateQuantity } from "./quantity.ts";
import { plain } from "./rich-text.ts";
import { withOwnColours } from "./pooled-words.ts";
import { captionIdentity } from "./series-identity.ts";

/** More curves than these cannot be told apart. */
const mostCurves = 6;

/** f-I curve: rate against a level that is constant all through the window, one curve per combination of parameters. */
export function fiContent(source: FigureSource, view: FigureView): CurveContent {
  const { plan, theory } = source;
  const { driveUnit: unit, parameterAxes } = plan;
  const series = shownSettings(plan, view).map((setting) => fiSeries(source, setting, view.theory)).filter(({ points }) => view.live || points.length > 0);
  const range = extentOf(series.flatMap(({ points }) => points.map(({ x }) => x)));
  const spoken = range.max >= range.min ? `, ${numberText(range.min)} to ${numberText(range.max)} ${unit}` : "";
  const { rheobase } = theory;
  const { stimulus, setting } = plan.coordinatesOf({ index: view.condition });
  const [one, ...more] = parameterAxes;
  const curves = series.length === 1 ? "one curve" : `${series.length} ${one !== undefined && more.length === 0 ? one.words.many : "curves"}`;
  return {
    kind: "curves",
    chosen: { series: setting, point: stimulus },
    title: "f–I curve",
    alt: `Firing rate in Hz against ${unit === "pA" ? "current in pA" : "drive in V/s"}, ${curves}${spoken}${highestWords(series)}.`,
    caption: curveCaption(source, series, series.length === 1 ? settingName(plan, series[0]!.id) : []),
    x: driveQuantity(unit),
    y: rateQuantity,
    keyTitle: settingsTitle(plan),
    series: series.reverse(),
    namedAtEnds: false,
    ...(rheobase === undefined ? {} : { guide: { value: rheobase, name: plain("rheobase") } }),
  };
}

/** Positions of the combinations of parameters that get a curve. */
function shownSettings(plan: Plan, { live, condition }: FigureView): number[] {
  return live ? evenlyAround(plan.settings, mostCurves, plan.coordinatesOf({ index: condition }).setting) : evenly(counting(plan.settings), mostCurves);
}

function fiSeries(source: FigureSource, setting: number, theory: boolean): CurveSeries {
  const { plan } = source;
  const line = lineAgainstLevel(source, setting, theory);
  if (plan.settings > 1) return { ...line, identity: { scale: "parameter", index: setting, count: plan.settings } };
  // Without parameters that vary there is one curve, whose points have the colours of their sweeps, as their traces have.
  return { ...line, identity: captionIdentity, points: withOwnColours(plan, line.points) };
}
