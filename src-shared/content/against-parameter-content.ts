import type { Axis } from "../plan/axis.ts";
import { groupsAlong } from "../plan/groups-along.ts";
import type { Plan } from "../plan/plan.ts";
import type { CurveStatistic } from "../statistics/condition-statistics.ts";
import { axisKeyTitle, axisQuantity } from "./axis-wording.ts";
import { neighbours } from "./chosen-among.ts";
import { counting, evenly } from "./chosen-conditions.ts";
import { lineAgainstParameter } from "./curve-line.ts";
import { curveCaption, highestWords } from "./curve-caption.ts";
import { extentOf } from "./extent.ts";
import type { CurveContent, CurveSeries } from "./figure-content.ts";
import type { FigureSource, FigureView } from "./figure-source.ts";
import { numberText } from "./number-text.ts";
import { rateQuantity, type Quantity } from "./quantity.ts";
import { withOwnColours } from "./pooled-words.ts";
import { joined, plain, symbol } from "./rich-text.ts";
import { captionIdentity } from "./series-identity.ts";

/** More curves than these cannot be told apart. */
const mostCurves = 6;

/** Rate against the values of a parameter, one curve per stimulus (and per combination of the other parameters). */
export function rateAgainstContent(axis: Axis): (source: FigureSource, view: FigureView) => CurveContent {
  const what: What = { axis, title: `Firing rate against ${axis.name}`, y: rateQuantity, statistic: "rate", namedAtEnds: true };
  return (source, view) => against(source, view, what);
}

/** CV against the values of a parameter, likewise. */
export function cvAgainstContent(axis: Axis): (source: FigureSource, view: FigureView) => CurveContent {
  const what: What = { axis, title: `CV against ${axis.name}`, y: { name: "CV of intervals", unit: "" }, statistic: "cv", namedAtEnds: true };
  return (source, view) => against(source, view, what);
}

interface What {
  readonly axis: Axis;
  readonly title: string;
  readonly y: Quantity;
  readonly statistic: CurveStatistic;
  readonly namedAtEnds: boolean;
}

function against(source: FigureSource, view: FigureView, { axis, title, y, statistic, namedAtEnds }: What): CurveContent {
  const { plan } = source;
  const lines = linesAlong(plan, axis);
  // A condition has one colour in all figures, that of its parameter: curves across parameters are told apart by their names.
  const series = shownLines(source, view, axis, lines, statistic).map((line): CurveSeries => {
    const curve = lineAgainstParameter(source, axis, line, statistic, view.theory);
    return { ...curve, identity: captionIdentity, points: withOwnColours(plan, curve.points) };
  });
  const range = extentOf(axis.values);
  const isLevel = plan.drives.every(({ level }) => level?.constant === true);
  const yTitle = y.unit === "" ? y.name : `${y.name} (${y.unit})`;
  const unit = plan.driveUnit;
  const drive = [...(unit === "pA" ? symbol("I") : plain("Drive")), ...plain(` (${unit})`)];
  const others = plan.parameterAxes.filter(({ name }) => name !== axis.name);
  return {
    kind: "curves",
    chosen: { series: groupsAlong(plan, axis, plan.groupOf({ index: view.condition }))[0]!, point: plan.positionOn(axis.name, plan.condition(view.condition)) },
    title,
    alt:
      `${yTitle} against ${axis.words.one}, ${numberText(range.min)} to ${numberText(range.max)}, ` +
      `${series.length === 1 ? "one curve" : `${series.length} curves`}${highestWords(series)}.`,
    caption: curveCaption(source, series, series.length === 1 && isLevel ? plain(series[0]!.name) : []),
    x: axisQuantity(axis),
    y,
    keyTitle: isLevel ? joined([drive, ...others.map(axisKeyTitle)], ", ") : [],
    series: series.reverse(),
    namedAtEnds,
  };
}

/** The lines along an axis, by the group that each begins in. */
function linesAlong(plan: Plan, axis: Axis): number[] {
  return counting(plan.groups).filter((group) => plan.positionOn(axis.name, plan.firstOf(group)) === 0);
}

/** The lines that get a curve: on a page that of what is chosen and two of other stimuli, in a file all that have a value, evenly chosen. */
function shownLines(source: FigureSource, { live, condition }: FigureView, axis: Axis, lines: readonly number[], statistic: CurveStatistic): number[] {
  const { plan } = source;
  const lineOf = (group: number): number => groupsAlong(plan, axis, group)[0]!;
  if (live) {
    const { stimulus, setting, repeat } = plan.coordinatesOf({ index: condition });
    return neighbours(stimulus, plan.stimuli).map((other) => lineOf(plan.groupOf({ index: plan.addressOf({ stimulus: other, setting, repeat }) })));
  }
  return evenly(lines.filter((line) => groupsAlong(plan, axis, line).some((group) => source.curvePointsOf(group)?.[statistic].mean !== undefined)), mostCurves);
}
