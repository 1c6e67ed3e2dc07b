import { rheobaseOf, rheobaseUnit } from "../neuron/derived.ts";
import { noiseAxisName } from "../plan/axes-of-protocol.ts";
import type { Axis } from "../plan/axis.ts";
import { groupsAlong } from "../plan/groups-along.ts";
import type { Coordinates, Plan } from "../plan/plan.ts";
import type { CurveStatistic } from "../statistics/condition-statistics.ts";
import type { Firing } from "../theory/firing-rate.ts";
import { mostWindowError } from "../theory/long-run.ts";
import { firingTheory, longRunError, longRunFiring, predictRate } from "../theory/predict-rate.ts";
import { predictTrainSpectrum } from "../theory/predict-train-spectrum.ts";
import { counting, evenly } from "./chosen-conditions.ts";
import { extentOf } from "./extent.ts";
import type { LinePoint } from "./figure-content.ts";

/** Prediction of theory at one value of an axis. */
export interface TheoryPoint extends Firing {
  readonly x: number;
}

/** Points of a line of theory in a file. A point of Siegert's formula costs about a tenth of a millisecond. */
const finePoints = 150;
/** Stimuli, and combinations of parameters, that are asked how far their windows are from the long run. */
const mostErrors = 6;

/** Theory along the axes of a plan, where there is a formula; each line is computed once. */
export class TheoryLines {
  readonly #plan: Plan;
  readonly #points: number;
  readonly #againstLevel = new Map<number, readonly TheoryPoint[]>();
  readonly #againstParameter = new Map<string, readonly TheoryPoint[]>();
  readonly #trainSpectra = new Map<number, readonly LinePoint[]>();
  #largestError: number | undefined;

  /** @param points of a line: a small plot needs fewer than a page of paper */
  constructor(plan: Plan, points = finePoints) {
    this.#plan = plan;
    this.#points = points;
  }

  /** Power spectrum of the spike train of a group, Hz against Hz, up to a frequency; empty where theory does not hold. */
  trainSpectrum(group: number, highest: number): readonly LinePoint[] {
    return kept(this.#trainSpectra, group, () => {
      const condition = this.#plan.firstOf(group);
      const formula = predictTrainSpectrum(this.#plan.settingOf(condition), this.#plan.driveOf(condition));
      if (formula === undefined) return [];
      return Array.from({ length: this.#points }, (_, k) => ((k + 1) * highest) / this.#points).map((x) => ({ x, y: formula(x) }));
    });
  }

  /** The level at which the neuron begins to fire without noise, in the unit of the drive; undefined where it has none in it, or parameters change it. */
  get rheobase(): number | undefined {
    const { data, driveUnit } = this.#plan;
    const levels = data.settings.map(({ protocol: { neuron } }) => (rheobaseUnit(neuron) === driveUnit ? rheobaseOf(neuron) : undefined));
    return new Set(levels).size === 1 ? levels[0] : undefined;
  }

  /** For one combination of parameters, over all levels of the drive; empty where theory does not hold, or windows are too short for it. @param setting its position */
  againstLevel(setting: number): readonly TheoryPoint[] {
    return kept(this.#againstLevel, setting, () => {
      const { drives, driveUnit, data } = this.#plan;
      const { protocol, noiseLevel } = data.settings[setting]!;
      if (this.#isTooShort({ stimulus: this.#strongestStimulus, setting })) return [];
      const theory = firingTheory(protocol, noiseLevel, driveUnit);
      const corner = rheobaseUnit(protocol.neuron) === driveUnit ? rheobaseOf(protocol.neuron) : undefined;
      return theory === undefined ? [] : theoryOver(extentOf(drives.map(({ level }) => level?.level ?? 0)), theory, corner, this.#points);
    });
  }

  /**
   * Along a parameter axis, from a group on; empty where theory does not hold for the last value, or the drive moves. Between noise
   * levels theory is computed, between the values of another axis it is not: each value makes a model of its own.
   */
  againstParameter(axis: Axis, group: number): readonly TheoryPoint[] {
    const along = groupsAlong(this.#plan, axis, group);
    return kept(this.#againstParameter, `${axis.name} ${along[0]}`, () => {
      const conditions = along.map((one) => this.#plan.firstOf(one));
      const { level } = this.#plan.driveOf(conditions[0]!);
      if (level?.constant !== true) return [];
      const range = extentOf(axis.values);
      if (axis.name !== noiseAxisName) {
        return conditions.flatMap((condition, position) => {
          const firing = predictRate(this.#plan.settingOf(condition), this.#plan.driveOf(condition));
          return firing === undefined ? [] : [{ x: axis.values[position]!, ...firing }];
        }).sort((one, other) => one.x - other.x);
      }
      const { protocol } = this.#plan.settingOf(conditions[0]!);
      const firingAt = (noiseLevel: number) => firingTheory(protocol, noiseLevel, this.#plan.driveUnit)?.(level.level);
      // Theory may hold without noise and not with it: a line through one point is no line.
      return firingAt(range.max) === undefined || this.#isTooShort(this.#plan.coordinatesOf(conditions.at(-1)!)) ? [] : theoryOver(range, firingAt, undefined, this.#points);
    });
  }

  /** How far windows are expected from the long run, at most, as a part of it (`theory/long-run.ts`); 0 where theory does not hold. Of a few conditions. */
  get largestError(): number {
    if (this.#largestError !== undefined) return this.#largestError;
    const settings = evenly(counting(this.#plan.settings), mostErrors);
    const errors = evenly(counting(this.#plan.stimuli), mostErrors).flatMap((stimulus) => settings.map((setting) => this.#errorAt({ stimulus, setting })));
    return (this.#largestError = Math.max(0, ...errors));
  }

  /** Whether the window of one group is too short for the long run. */
  #isTooShort(group: Omit<Coordinates, "repeat">): boolean {
    return this.#errorAt(group) > mostWindowError;
  }

  #errorAt({ stimulus, setting: position }: Omit<Coordinates, "repeat">): number {
    const setting = this.#plan.data.settings[position]!;
    const drive = this.#plan.drive(stimulus, setting.protocol);
    const firing = longRunFiring(setting, drive);
    return firing === undefined ? 0 : longRunError(setting, drive, firing);
  }

  get #strongestStimulus(): number {
    const levels = this.#plan.drives.map(({ level }) => level?.level ?? -Infinity);
    return levels.reduce((best, level, stimulus) => (level > levels[best]! ? stimulus : best), 0);
  }

  /** Highest rate that theory expects of any condition, Hz; undefined where it does not hold. */
  get highestRate(): number | undefined {
    const { drives, settings } = this.#plan;
    if (!drives.every(({ level }) => level?.constant === true)) return undefined;
    const { max } = extentOf(this.againstLevel(settings - 1).map(({ rate }) => rate));
    return Number.isFinite(max) ? max : undefined;
  }
}

/** Predictions of theory for a statistic along a line; empty without any. */
export function lineOf(points: readonly TheoryPoint[], statistic: CurveStatistic): LinePoint[] {
  return points.flatMap((point) => {
    const firing: Readonly<Partial<Record<CurveStatistic, number | undefined>>> = point;
    const y = firing[statistic];
    return y === undefined ? [] : [{ x: point.x, y }];
  });
}

/**
 * Theory on a fine grid, finer just above the value where a curve without noise has its corner.
 *
 * @param corner undefined: there is none
 */
export function theoryOver(
  { min, max }: { readonly min: number; readonly max: number },
  firingAt: (x: number) => Firing | undefined,
  corner: number | undefined,
  points = finePoints,
): TheoryPoint[] {
  const width = max - min;
  const grid = Array.from({ length: points + 1 }, (_, k) => min + (k * width) / points);
  const near = corner === undefined ? [] : [0, 1e-7, 1e-6, 1e-5, 1e-4, 3e-4, 1e-3, 2e-3, 4e-3].map((offset) => corner + offset * width);
  const xs = [...grid, ...near.filter((x) => x > min && x < max)].sort((one, other) => one - other);
  return xs.flatMap((x) => {
    const firing = firingAt(x);
    return firing === undefined ? [] : [{ x, ...firing }];
  });
}

function kept<Key, Point>(known: Map<Key, readonly Point[]>, key: Key, compute: () => readonly Point[]): readonly Point[] {
  const points = known.get(key) ?? compute();
  known.set(key, points);
  return points;
}
