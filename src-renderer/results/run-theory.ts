import { extentOf } from "../../src-shared/content/extent.ts";
import { rheobaseOf, rheobaseUnit } from "../../src-shared/neuron/derived.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";
import type { WindowLevel } from "../../src-shared/stimulus/level-in-window.ts";
import type { Firing } from "../../src-shared/theory/firing-rate.ts";
import { firingTheory } from "../../src-shared/theory/predict-rate.ts";
import type { RunAxes } from "./run-axes.ts";

/** What theory says at one value of an axis. */
export interface TheoryPoint extends Firing {
  readonly x: number;
}

/** Points of a theory curve: a small plot is some 150 px wide, and each point costs about a tenth of a millisecond. */
const gridPoints = 60;

/** Theory along the axes of a run, where there is a formula; each line is computed once. */
export class RunTheory {
  readonly #protocol: ResolvedProtocol;
  readonly #axes: RunAxes;
  readonly #levels: readonly (WindowLevel | undefined)[];
  readonly #unit: "pA" | "V/s";
  readonly #againstLevel = new Map<number, readonly TheoryPoint[]>();
  readonly #againstNoise = new Map<number, readonly TheoryPoint[]>();

  /** @param levels drive in the window, per sweep */
  constructor(protocol: ResolvedProtocol, axes: RunAxes, levels: readonly (WindowLevel | undefined)[], unit: "pA" | "V/s") {
    this.#protocol = protocol;
    this.#axes = axes;
    this.#levels = levels;
    this.#unit = unit;
  }

  /** For one noise level, over all levels of the drive; empty where theory does not hold. @param noise index */
  againstLevel(noise: number): readonly TheoryPoint[] {
    return memo(this.#againstLevel, noise, () => {
      const theory = firingTheory(this.#protocol, this.#axes.noiseLevels[noise], this.#unit);
      const range = extentOf(this.#levels.map((level) => level?.level ?? 0));
      // Without noise the curve has a corner.
      const corner = rheobaseUnit(this.#protocol.neuron) === this.#unit ? rheobaseOf(this.#protocol.neuron) : undefined;
      return theory === undefined ? [] : sampled(range, theory, corner);
    });
  }

  /** Highest rate that theory expects of any condition, Hz; undefined where it does not hold. */
  get highestRate(): number | undefined {
    if (!this.#levels.every((level) => level?.constant === true)) return undefined;
    const { max } = extentOf(this.againstLevel(this.#axes.noiseLevels.length - 1).map(({ rate }) => rate));
    return Number.isFinite(max) ? max : undefined;
  }

  /** For one sweep, over all noise levels; empty where theory does not hold with noise, or the drive moves. */
  againstNoise(sweep: number): readonly TheoryPoint[] {
    return memo(this.#againstNoise, sweep, () => {
      const level = this.#levels[sweep];
      const range = extentOf(this.#axes.noiseLevels.map((noiseLevel) => noiseLevel ?? 0));
      const firingAt = (noiseLevel: number) => (level?.constant === true ? firingTheory(this.#protocol, noiseLevel, this.#unit)?.(level.level) : undefined);
      // Theory may hold without noise and not with it: a line through one point is no line.
      return firingAt(range.max) === undefined ? [] : sampled(range, firingAt, undefined);
    });
  }
}

function memo(known: Map<number, readonly TheoryPoint[]>, key: number, compute: () => readonly TheoryPoint[]): readonly TheoryPoint[] {
  const points = known.get(key) ?? compute();
  known.set(key, points);
  return points;
}

/** Theory on a grid, finer just above a corner. */
function sampled({ min, max }: { readonly min: number; readonly max: number }, firingAt: (x: number) => Firing | undefined, corner: number | undefined): TheoryPoint[] {
  const width = max - min;
  const grid = Array.from({ length: gridPoints + 1 }, (_, k) => min + (k * width) / gridPoints);
  const near = corner === undefined ? [] : [0, 1e-6, 1e-4, 3e-4, 1e-3, 2e-3, 4e-3, 8e-3].map((offset) => corner + offset * width);
  const xs = [...grid, ...near.filter((x) => x > min && x < max)].sort((a, b) => a - b);
  return xs.flatMap((x): TheoryPoint[] => {
    const firing = firingAt(x);
    return firing === undefined ? [] : [{ x, ...firing }];
  });
}
