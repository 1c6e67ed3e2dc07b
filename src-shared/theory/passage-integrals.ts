import { exp, log1p } from "../foundation/elementary-functions.ts";
import { nodes, runningWeights, weights } from "../foundation/gauss-legendre.ts";
import { erfcx } from "./scaled-error-function.ts";

/**
 * The two integrals behind the first-passage time of an Ornstein-Uhlenbeck process, over a < x < b, scaled so that
 * neither overflows: with M = max(0, b)^2
 *
 *     first  = e^-M  integral of f(x),            f(x) = e^(x^2) (1 + erf x) = erfcx(-x)
 *     second = e^-2M integral of G(x),            G(x) = e^(x^2) integral over y < x of e^(y^2) (1 + erf y)^2
 */
export interface PassageIntegrals {
  readonly scale: number;
  readonly first: number;
  readonly second: number;
}

/** Below -FAR both integrands are taken from their asymptotic series, which is exact to rounding there. */
const FAR = 8;
/** Where x^2 lies this far below M an integrand is e^-80 of its largest value. */
const NEGLIGIBLE = 80;
const TERMS = 20;
const INVERSE_SQRT_PI = 0.56418958354775628695;

/** f(-s) = 1 / (s sqrt(pi)) sum of a_k s^-2k, with a_k = (-1)^k (2k - 1)!! / 2^k (Abramowitz and Stegun 7.1.23). */
const fSeries = [1];
for (let k = 1; k < TERMS; k++) fSeries.push(-(k - 0.5) * fSeries[k - 1]!);

/**
 * G(-s) = 1 / (2 pi s^3) sum of c_k s^-2k: G' = 2 x G + f^2, order by order, gives c_k = q_k - (k + 1/2) c_k-1, where
 * q_k are the coefficients of the square of f's series.
 */
const GSeries: number[] = [];
for (let k = 0; k < TERMS; k++) {
  let q = 0;
  for (let i = 0; i <= k; i++) q += fSeries[i]! * fSeries[k - i]!;
  GSeries.push(k === 0 ? q : q - (k + 0.5) * GSeries[k - 1]!);
}

/** The integrals from a to b, a < b, both finite and b < 1e150; about 1e-13 relative. */
export function passageIntegrals(a: number, b: number): PassageIntegrals {
  const scale = b > 0 ? b * b : 0;
  const far = a < -FAR ? farIntegrals(-a, Math.max(-b, FAR)) : { first: 0, second: 0 };
  if (b <= -FAR) return { scale, ...far };

  const unit = exp(-scale);
  const start = scale > NEGLIGIBLE ? Math.sqrt(scale - NEGLIGIBLE) : -FAR;
  const from = Math.max(a, start);
  const run: Run = { scale, unit, G: start > 0 ? 0 : farG(FAR) * unit * unit, first: 0, second: 0 };
  // G at `from` needs the whole past of x, the integrals only what lies above a.
  advance(run, start, from);
  run.first = far.first * unit;
  run.second = far.second * unit * unit;
  advance(run, from, b);
  return { scale, first: run.first, second: run.second };
}

/** State of a pass from left to right, in scaled units. */
interface Run {
  readonly scale: number;
  /** e^-M */
  readonly unit: number;
  /** at the point reached */
  G: number;
  first: number;
  second: number;
}

const growth = new Float64Array(nodes.length);
const source = new Float64Array(nodes.length);

/**
 * Go on from x = from to x = to, in panels over which e^(x^2) changes by less than about e^4. Within a panel that
 * starts at p, G(x) = e^(x^2 - p^2) (G(p) + integral from p to x of e^(p^2 - y^2) f(y)^2).
 */
function advance(run: Run, from: number, to: number): void {
  for (let p = from; p < to; ) {
    const end = Math.min(to, p + Math.min(1, 1.5 / Math.abs(p)));
    const half = (end - p) / 2;
    const topOfPanel = exp(p * p - run.scale);
    let carried = 0;
    for (let i = 0; i < nodes.length; i++) {
      const x = p + half * (1 + nodes[i]!);
      // e^(x^2 - p^2)
      const r = exp((x - p) * (x + p));
      const f = x > 0 ? 2 * topOfPanel * r - erfcx(x) * run.unit : erfcx(-x) * run.unit;
      growth[i] = r;
      source[i] = (f * f) / r;
      run.first += half * weights[i]! * f;
      carried += half * weights[i]! * source[i]!;
    }
    for (let i = 0; i < nodes.length; i++) {
      const row = runningWeights[i]!;
      let inner = 0;
      for (let j = 0; j < nodes.length; j++) inner += row[j]! * source[j]!;
      run.second += half * weights[i]! * growth[i]! * (run.G + half * inner);
    }
    run.G = exp((end - p) * (end + p)) * (run.G + carried);
    p = end;
  }
}

/** G(-s) for s >= FAR. */
function farG(s: number): number {
  const t = 1 / (s * s);
  let sum = 0;
  for (let k = TERMS - 1; k >= 0; k--) sum = sum * t + GSeries[k]!;
  return (sum * t) / (2 * Math.PI * s);
}

/** Both integrals, unscaled, over -s1 < x < -s2 with s1 > s2 >= FAR: the series, integrated term by term. */
function farIntegrals(s1: number, s2: number): { first: number; second: number } {
  const t1 = 1 / s1 / s1;
  const t2 = 1 / s2 / s2;
  // t2^(k+1) - t1^(k+1), each from the one before: no two nearly equal powers are subtracted
  const step = ((s1 - s2) / s1) * ((s1 + s2) / s1) * t2;
  let first = log1p((s1 - s2) / s2);
  let second = 0;
  let difference = step;
  let power = t1;
  for (let k = 0; k < TERMS; k++) {
    if (k + 1 < TERMS) first += (fSeries[k + 1]! * difference) / (2 * k + 2);
    second += (GSeries[k]! * difference) / (2 * k + 2);
    difference = t2 * difference + power * step;
    power *= t1;
  }
  return { first: INVERSE_SQRT_PI * first, second: second / (2 * Math.PI) };
}
