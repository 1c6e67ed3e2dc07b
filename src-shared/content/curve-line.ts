import type { CurveStatistic } from "../statistics/condition-statistics.ts";
import type { CurvePoint } from "../statistics/curves.ts";
import { namedValue, shownValue, type Axis } from "../plan/axis.ts";
import { groupsAlong } from "../plan/groups-along.ts";
import { bareValue, settingLabel, settingText, valueText } from "./axis-wording.ts";
import { counting } from "./chosen-conditions.ts";
import type { CurveSeries, MeasuredPoint } from "./figure-content.ts";
import type { FigureSource } from "./figure-source.ts";
import { numberText, quantityText } from "./number-text.ts";
import { lineOf } from "./theory-lines.ts";

/** A measure of irregularity from fewer intervals is drawn hollow. */
export const firmIntervals = 100;

/** Content of a run's curve, without its colour. */
export type CurveLine = Pick<CurveSeries, "id" | "label" | "name" | "points" | "theory">;

/** Rate against the drive for one combination of parameters. @param setting its position @param theory whether what theory says is shown */
export function lineAgainstLevel(source: FigureSource, setting: number, theory: boolean): CurveLine {
  const { plan } = source;
  const places = counting(plan.stimuli).map((stimulus): PlaceOnAxis => {
    const condition = plan.addressOf({ stimulus, setting, repeat: 0 });
    return { id: stimulus, x: plan.driveOf({ index: condition }).level?.level, group: plan.groupOf({ index: condition }) };
  });
  return {
    id: setting,
    label: settingLabel(plan, setting),
    name: settingText(plan, setting),
    points: measuredPoints(source, places, "rate"),
    theory: theory ? lineOf(source.theory.againstLevel(setting), "rate") : [],
  };
}

/** A statistic along a parameter axis, through a group. */
export function lineAgainstParameter(source: FigureSource, axis: Axis, group: number, statistic: CurveStatistic, theory: boolean): CurveLine {
  const { plan } = source;
  const groups = groupsAlong(plan, axis, group);
  const first = plan.firstOf(groups[0]!);
  const { level } = plan.driveOf(first);
  const { stimulus, setting } = plan.coordinatesOf(first);
  const others = plan.parametersIn(setting).filter((parameter) => parameter.axis.name !== axis.name);
  const isLevel = level?.constant === true;
  const sweep = namedValue(plan.stimulusAxis, stimulus);
  return {
    id: groups[0]!,
    label: [isLevel ? numberText(level.level) : sweep, ...others.map(bareValue)].join(", "),
    name: [isLevel ? quantityText(level.level, plan.driveUnit) : sweep, ...others.map((other) => valueText(other.axis, other.position))].join(", "),
    points: measuredPoints(source, groups.map((one, position) => ({ id: position, x: shownValue(axis, position), group: one })), statistic),
    theory: theory ? lineOf(source.theory.againstParameter(axis, group), statistic) : [],
  };
}

interface PlaceOnAxis {
  readonly id: number;
  readonly x: number | undefined;
  readonly group: number;
}

/** In the order of the axis; a group without a value is left out. */
function measuredPoints(source: FigureSource, places: readonly PlaceOnAxis[], statistic: CurveStatistic): MeasuredPoint[] {
  return places
    .flatMap(({ id, x, group }): MeasuredPoint[] => {
      const point = source.curvePointsOf(group)?.[statistic];
      return point === undefined || x === undefined ? [] : measured({ id, x, group }, point, statistic !== "rate");
    })
    .sort((one, other) => one.x - other.x);
}

function measured(place: Pick<MeasuredPoint, "id" | "x" | "group">, { mean, ci95, isiCount }: CurvePoint, ofIntervals: boolean): MeasuredPoint[] {
  if (mean === undefined || !Number.isFinite(mean)) return [];
  return [
    {
      ...place,
      y: mean,
      low: ci95 === undefined ? undefined : mean - ci95,
      high: ci95 === undefined ? undefined : mean + ci95,
      hollow: ofIntervals && isiCount < firmIntervals,
    },
  ];
}
