import { rheobaseOf, rheobaseUnit } from "../neuron/derived.ts";
import type { Plan } from "../plan/plan.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { CurveStatistic } from "../statistics/condition-statistics.ts";
import type { WindowLevel } from "../stimulus/level-in-window.ts";
import type { Firing } from "../theory/firing-rate.ts";
import { mostWindowError } from "../theory/long-run.ts";
import { firingTheory, longRunError, longRunFiring } from "../theory/predict-rate.ts";
import { evenly } from "./chosen-conditions.ts";
import { extentOf } from "./extent.ts";
import type { LinePoint } from "./figure-content.ts";

/** Prediction of theory at one value of an axis. */
export interface TheoryPoint extends Firing {
  readonly x: number;
}

/** Points of a line of theory in a file. A point of Siegert's formula costs about a tenth of a millisecond. */
const finePoints = 150;
/** Sweeps, and noise levels, that are asked how far their windows are from the long run. */
const mostErrors = 6;

/** Theory along the axes of a protocol, where there is a formula; each line is computed once. */
export class TheoryLines {
  readonly #plan: Plan;
  readonly #protocol: ResolvedProtocol;
  readonly #levels: readonly (WindowLevel | undefined)[];
  readonly #unit: "pA" | "V/s";
  readonly #points: number;
  readonly #againstLevel = new Map<number, readonly TheoryPoint[]>();
  readonly #againstNoise = new Map<number, readonly TheoryPoint[]>();
  #largestError: number | undefined;

  /** @param points of a line: a small plot needs fewer than a page of paper */
  constructor(plan: Plan, points = finePoints) {
    this.#plan = plan;
    this.#protocol = plan.protocol;
    this.#levels = plan.drives.map(({ level }) => level);
    this.#unit = plan.driveUnit;
    this.#points = points;
  }

  /** The level at which the neuron begins to fire without noise, in the unit of the drive; undefined where it has none in it. */
  get rheobase(): number | undefined {
    const { neuron } = this.#protocol;
    return rheobaseUnit(neuron) === this.#unit ? rheobaseOf(neuron) : undefined;
  }

  /** For one noise level, over all levels of the drive; empty where theory does not hold, or windows are too short for it. @param noise index */
  againstLevel(noise: number): readonly TheoryPoint[] {
    return kept(this.#againstLevel, noise, () => {
      if (this.#isTooShort(this.#strongestSweep, noise)) return [];
      const theory = firingTheory(this.#protocol, this.#protocol.noise?.levels[noise], this.#unit);
      return theory === undefined ? [] : theoryOver(extentOf(this.#levels.map((level) => level?.level ?? 0)), theory, this.rheobase, this.#points);
    });
  }

  /** For one sweep, over all noise levels; empty where theory does not hold with noise, or the drive moves. */
  againstNoise(sweep: number): readonly TheoryPoint[] {
    return kept(this.#againstNoise, sweep, () => {
      const level = this.#levels[sweep];
      const range = extentOf(this.#protocol.noise?.levels ?? [0]);
      const firingAt = (noiseLevel: number) => (level?.constant === true ? firingTheory(this.#protocol, noiseLevel, this.#unit)?.(level.level) : undefined);
      // Theory may hold without noise and not with it: a line through one point is no line.
      const strongest = (this.#protocol.noise?.levels.length ?? 1) - 1;
      return firingAt(range.max) === undefined || this.#isTooShort(sweep, strongest) ? [] : theoryOver(range, firingAt, undefined, this.#points);
    });
  }

  /** How far windows are expected from the long run, at most, as a part of it (`theory/long-run.ts`); 0 where theory does not hold. Of a few conditions. */
  get largestError(): number {
    if (this.#largestError !== undefined) return this.#largestError;
    const noises = (this.#protocol.noise?.levels ?? [0]).map((_, noise) => noise);
    const sweeps = this.#levels.map((_, sweep) => sweep);
    const errors = evenly(sweeps, mostErrors).flatMap((sweep) => evenly(noises, mostErrors).map((noise) => this.#errorAt(sweep, noise)));
    return (this.#largestError = Math.max(0, ...errors));
  }

  /** Whether the window of one condition is too short for the long run. */
  #isTooShort(sweep: number, noise: number): boolean {
    return this.#errorAt(sweep, noise) > mostWindowError;
  }

  #errorAt(sweep: number, noise: number): number {
    const setting = { protocol: this.#protocol, noiseLevel: this.#protocol.noise?.levels[noise] };
    const drive = this.#plan.drive(sweep);
    const firing = longRunFiring(setting, drive);
    return firing === undefined ? 0 : longRunError(setting, drive, firing);
  }

  get #strongestSweep(): number {
    const levels = this.#levels.map((level) => level?.level ?? -Infinity);
    return levels.reduce((best, level, sweep) => (level > levels[best]! ? sweep : best), 0);
  }

  /** Highest rate that theory expects of any condition, Hz; undefined where it does not hold. */
  get highestRate(): number | undefined {
    if (!this.#levels.every((level) => level?.constant === true)) return undefined;
    const strongestNoise = (this.#protocol.noise?.levels.length ?? 1) - 1;
    const { max } = extentOf(this.againstLevel(strongestNoise).map(({ rate }) => rate));
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

function kept(known: Map<number, readonly TheoryPoint[]>, key: number, compute: () => readonly TheoryPoint[]): readonly TheoryPoint[] {
  const points = known.get(key) ?? compute();
  known.set(key, points);
  return points;
}
