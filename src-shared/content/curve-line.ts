import type { CurveStatistic } from "../statistics/condition-statistics.ts";
import type { CurvePoint } from "../statistics/curves.ts";
import { noiseLevelsOf } from "../comparison/compared-run.ts";
import type { CurveSeries, MeasuredPoint } from "./figure-content.ts";
import type { FigureSource, Place } from "./figure-source.ts";
import { noiseWording } from "./noise-wording.ts";
import { numberText, quantityText } from "./number-text.ts";
import { lineOf } from "./theory-lines.ts";

/** A measure of irregularity from fewer intervals is drawn hollow. */
export const firmIntervals = 100;

/** Content of a run's curve, without its colour. */
export type CurveLine = Pick<CurveSeries, "id" | "label" | "name" | "points" | "theory">;

/** Rate against the drive at one noise level. @param noise index of the level @param theory whether what theory says is shown */
export function lineAgainstLevel(source: FigureSource, noise: number, theory: boolean): CurveLine {
  const level = source.protocol.noise?.levels[noise];
  const places = source.sweeps.map(({ level: drive }, sweep) => ({ id: sweep, x: drive?.level, place: { sweep, noise } }));
  return {
    id: noise,
    label: level === undefined ? "" : numberText(level),
    name: level === undefined ? "" : noiseWording(source.protocol)!.levelText(level),
    points: measuredPoints(source, places, "rate"),
    theory: theory ? lineOf(source.theory.againstLevel(noise), "rate") : [],
  };
}

/** A statistic against the noise level, in one sweep. */
export function lineAgainstNoise(source: FigureSource, sweep: number, statistic: CurveStatistic, theory: boolean): CurveLine {
  const level = source.sweeps[sweep]?.level;
  const places = noiseLevelsOf(source.protocol).map((noiseLevel, noise) => ({ id: noise, x: noiseLevel, place: { sweep, noise } }));
  const isLevel = level?.constant === true;
  return {
    id: sweep,
    label: isLevel ? numberText(level.level) : `sweep ${sweep + 1}`,
    name: isLevel ? quantityText(level.level, source.unit) : `sweep ${sweep + 1}`,
    points: measuredPoints(source, places, statistic),
    theory: theory ? lineOf(source.theory.againstNoise(sweep), statistic) : [],
  };
}

interface PlaceOnAxis {
  readonly id: number;
  readonly x: number | undefined;
  readonly place: Place;
}

/** In the order of the axis; a place without a value is left out. */
function measuredPoints(source: FigureSource, places: readonly PlaceOnAxis[], statistic: CurveStatistic): MeasuredPoint[] {
  return places
    .flatMap(({ id, x, place }): MeasuredPoint[] => {
      const point = source.curvePointsAt(place)?.[statistic];
      return point === undefined || x === undefined ? [] : measured(id, x, point, statistic !== "rate");
    })
    .sort((one, other) => one.x - other.x);
}

function measured(id: number, x: number, { mean, ci95, isiCount }: CurvePoint, ofIntervals: boolean): MeasuredPoint[] {
  if (mean === undefined || !Number.isFinite(mean)) return [];
  return [
    {
      id,
      x,
      y: mean,
      low: ci95 === undefined ? undefined : mean - ci95,
      high: ci95 === undefined ? undefined : mean + ci95,
      hollow: ofIntervals && isiCount < firmIntervals,
    },
  ];
}
