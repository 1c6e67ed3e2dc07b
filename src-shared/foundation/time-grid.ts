/** A step of time as the fraction that it stands for: 0.1 is 1 / 10, 0.03333333333333333 is 1 / 30. */
export interface StepFraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** A step that people type has no more digits than this, or is a fraction with a denominator up to that. */
const mostDigits = 12;
const largestDenominator = 100_000;
/** Half a unit of the 15th digit, relative: what a fraction loses where it is typed as a decimal. */
const typing = 5e-15;
/** What is nearer to a grid point than this, in steps, stands on it. */
const rounding = 1e-9;

/**
 * The fraction that a step stands for: its decimal digits where they are few, else the simplest fraction that reads as it to 15 digits.
 * A step that is neither is itself over 1.
 *
 * @param dt ms, positive
 * @example stepFraction(0.025) // { numerator: 1, denominator: 40 }
 */
export function stepFraction(dt: number): StepFraction {
  if (dt !== last?.dt) last = { dt, fraction: decimalFraction(dt) ?? simpleFraction(dt) ?? { numerator: dt, denominator: 1 } };
  return last.fraction;
}

/** Conditions of a run ask one after the other for the same step. */
let last: { readonly dt: number; readonly fraction: StepFraction } | undefined;

function decimalFraction(dt: number): StepFraction | undefined {
  const [mantissa, exponent] = dt.toExponential().split("e");
  const digits = mantissa!.replace(".", "");
  const power = Number(exponent) - digits.length + 1;
  // Powers of ten up to 22 are doubles.
  if (digits.length > mostDigits || power > 0 || power < -22) return undefined;
  return reduced(Number(digits), Number(`1e${-power}`));
}

/** By continued fractions: no fraction with a smaller denominator lies nearer. */
function simpleFraction(dt: number): StepFraction | undefined {
  let [p0, q0, p1, q1] = [0, 1, 1, 0];
  for (let x = dt; ; ) {
    const whole = Math.floor(x);
    [p0, q0, p1, q1] = [p1, q1, whole * p1 + p0, whole * q1 + q0];
    if (q1 > largestDenominator) return undefined;
    if (p1 > 0 && Math.abs(p1 / q1 - dt) <= typing * dt) return { numerator: p1, denominator: q1 };
    if (x === whole) return undefined;
    x = 1 / (x - whole);
  }
}

function reduced(numerator: number, denominator: number): StepFraction {
  let [a, b] = [numerator, denominator];
  while (b > 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

/**
 * The one policy for times on the dt grid. Grid point n stands at n dt, where dt is the fraction that it stands for, rounded once: 97
 * steps of 0.1 ms are 9.7 ms, 3000 steps of 1 / 30 ms are 100 ms, and the shortest decimals that say it are what a table shows. A time
 * that somebody typed or computed and that lies within rounding of a grid point is that grid point, to the bit. The kernel stamps
 * spikes of `grid` and `euler` by the same rule (`gridTime` in engine/), so stamps, edges, windows, bins and rows compare exactly.
 */
export class TimeGrid {
  /** ms */
  readonly dt: number;
  readonly #fraction: StepFraction;

  /** @param dt ms, positive */
  constructor(dt: number) {
    this.dt = dt;
    this.#fraction = stepFraction(dt);
  }

  /** Time of grid point n, ms. */
  timeOf(n: number): number {
    return (n * this.#fraction.numerator) / this.#fraction.denominator;
  }

  /** The grid point that t stands on; undefined where it stands on none. */
  stepAt(t: number): number | undefined {
    const n = Math.round((t * this.#fraction.denominator) / this.#fraction.numerator);
    return Math.abs(t - this.timeOf(n)) <= rounding * this.dt + typing * Math.abs(t) ? n : undefined;
  }

  /** The time of the grid point that t stands on, or t itself where it stands on none. */
  put(t: number): number {
    const n = this.stepAt(t);
    return n === undefined ? t : this.timeOf(n);
  }

  /** The last grid point at or before t. */
  lastUpTo(t: number): number {
    return this.stepAt(t) ?? Math.floor((t * this.#fraction.denominator) / this.#fraction.numerator);
  }

  /** The first grid point at or after t. */
  firstFrom(t: number): number {
    return this.stepAt(t) ?? Math.ceil((t * this.#fraction.denominator) / this.#fraction.numerator);
  }

  /** Time from one to the other, ms: a whole number of steps where both stand on the grid. */
  between(from: number, to: number): number {
    const [first, last] = [this.stepAt(from), this.stepAt(to)];
    return first === undefined || last === undefined ? to - from : this.timeOf(last - first);
  }
}
