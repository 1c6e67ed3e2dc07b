import type { LifParameters } from "../../neuron/lif-parameters.ts";

// An independent solver, which shares no code and no formula with the engine: V by adaptive Gauss-Kronrod quadrature of the
// convolution, crossings and maxima by a dense search and Brent's method.

/** A stretch of the stimulus on which the level is smooth. */
export interface SmoothPiece {
  /** ms */
  readonly start: number;
  /** ms */
  readonly end: number;
  /** level at t ms from the start of the sweep */
  level(t: number): number;
  /** the largest angular frequency in it, rad / ms */
  readonly fastest: number;
}

export interface Solution {
  /** ms */
  readonly spikes: number[];
  /** mV, at the times asked for */
  readonly V: number[];
  /** the largest V found, mV, spikes not counted: how far V stayed below threshold or passed it */
  readonly highest: number;
}

// QUADPACK, qk15 (Piessens et al. 1983)
const kronrodNodes = [
  0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
  0.586087235467691130294144838258730, 0.405845151377397166906606412076961, 0.207784955007898467600689403773245,
];
const kronrodWeights = [
  0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
  0.169004726639267902826583426598550, 0.190350578064785409913256402421014, 0.204432940075298892414161999234649,
];
const kronrodMiddle = 0.209482141084727828012999174891714;
const gaussWeights = [0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975];
const gaussMiddle = 0.417959183673469387755102040816327;

/** Integral of f over [a, b], halved until Gauss and Kronrod agree to 1e-13 of the integral of |f|; Kronrod is better by far. */
function integral(f: (x: number) => number, a: number, b: number, depth = 0): number {
  const middle = 0.5 * (a + b);
  const half = 0.5 * (b - a);
  const centre = f(middle);
  let kronrod = kronrodMiddle * centre;
  let gauss = gaussMiddle * centre;
  let size = Math.abs(kronrod);
  kronrodNodes.forEach((node, k) => {
    const low = f(middle - half * node);
    const high = f(middle + half * node);
    kronrod += kronrodWeights[k]! * (low + high);
    size += kronrodWeights[k]! * (Math.abs(low) + Math.abs(high));
    if (k % 2 === 1) gauss += gaussWeights[(k - 1) / 2]! * (low + high);
  });
  if (Math.abs(kronrod - gauss) <= 1e-13 * size || depth === 8) return half * kronrod;
  return integral(f, a, middle, depth + 1) + integral(f, middle, b, depth + 1);
}

/** A root of f between a and b, where it changes sign (Brent 1973, zeroin). */
export function brent(f: (x: number) => number, lower: number, upper: number): number {
  let [a, b] = [lower, upper];
  let [fa, fb] = [f(a), f(b)];
  let [c, fc, d, e] = [a, fa, b - a, b - a];
  for (let round = 0; round < 200; round++) {
    if (fb > 0 === fc > 0) [c, fc, d, e] = [a, fa, b - a, b - a];
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const tolerance = 2 * Number.EPSILON * Math.abs(b);
    const toMiddle = 0.5 * (c - b);
    if (Math.abs(toMiddle) <= tolerance || fb === 0) return b;
    if (Math.abs(e) >= tolerance && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa;
      const q = fa / fc;
      const r = fb / fc;
      let p = a === c ? 2 * toMiddle * s : s * (2 * toMiddle * q * (q - r) - (b - a) * (r - 1));
      let denominator = a === c ? 1 - s : (q - 1) * (r - 1) * (s - 1);
      if (p > 0) denominator = -denominator;
      p = Math.abs(p);
      const isGood = 2 * p < Math.min(3 * toMiddle * denominator - Math.abs(tolerance * denominator), Math.abs(e * denominator));
      [d, e] = isGood ? [p / denominator, d] : [toMiddle, toMiddle];
    } else [d, e] = [toMiddle, toMiddle];
    [a, fa] = [b, fb];
    b += Math.abs(d) > tolerance ? d : Math.sign(toMiddle) * tolerance;
    fb = f(b);
  }
  return b;
}

/** Search intervals per tau_m and per radian of the fastest wave: too short for V to have two maxima in one. */
const density = 4;

/**
 * Spikes and V of one neuron without noise.
 *
 * @param gain mV of steady depolarisation per unit of level
 * @param pieces without a gap from 0 ms on
 * @param times ascending, ms: where V is wanted
 */
export function solve(neuron: LifParameters, gain: number, pieces: readonly SmoothPiece[], times: readonly number[]): Solution {
  const { tau_m, E_L, V_th, V_reset, t_ref } = neuron;
  const spikes: number[] = [];
  const V: number[] = [];
  let [time, voltage, freeFrom, highest] = [0, neuron.V_init, 0, -Infinity];

  /** Appends V at the requested times before `until`. */
  const writeDown = (until: number, voltageAt: (t: number) => number) => {
    while (V.length < times.length && times[V.length]! < until) V.push(voltageAt(times[V.length]!));
  };

  for (const piece of pieces) {
    const target = (t: number) => E_L + gain * piece.level(t);
    const spacing = 1 / (density * Math.max(1 / tau_m, piece.fastest));
    while (time < piece.end) {
      if (time < freeFrom) {
        const until = Math.min(freeFrom, piece.end);
        writeDown(until, () => V_reset);
        time = until;
        continue;
      }
      const [t0, V0] = [time, voltage];
      const at = (t: number) => V0 * Math.exp((t0 - t) / tau_m) + integral((x) => target(x) * Math.exp((x - t) / tau_m), t0, t) / tau_m;
      const miss = (t: number) => at(t) - V_th;
      const slope = (t: number) => target(t) - at(t);
      const t1 = Math.min(piece.end, t0 + spacing);
      const V1 = at(t1);

      let reached = V1 >= V_th ? t1 : undefined;
      if (reached === undefined && target(t0) > V0 && target(t1) < V1) {
        const top = brent(slope, t0, t1);
        if (miss(top) >= 0) reached = top;
        highest = Math.max(highest, at(top));
      }
      const spike = reached === undefined || miss(reached) === 0 ? reached : brent(miss, t0, reached);

      highest = Math.max(highest, V1);
      writeDown(spike ?? t1, at);
      time = spike ?? t1;
      voltage = spike === undefined ? V1 : V_reset;
      if (spike !== undefined) {
        spikes.push(spike);
        freeFrom = spike + t_ref;
      }
    }
  }
  while (V.length < times.length) V.push(voltage);
  return { spikes, V, highest };
}
