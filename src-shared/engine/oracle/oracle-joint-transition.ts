import { exp, expm1 } from "../../foundation/elementary-functions.ts";
import { nodes, synapticResponse, weights } from "./oracle-drive.ts";

/**
 * The joint transition of an Ornstein-Uhlenbeck drive y (mV of target, unit SD) and its response X in V over a time h, from
 * X = 0:
 *
 *   y1 = decay y0 + spread xi1,   X1 = response y0 + slope (y1 - decay y0) + residual xi2
 *
 * X1 is drawn given y at both ends. `leak` is what is left of an X0 after h.
 */
export interface JointTransition {
  readonly decay: number;
  readonly leak: number;
  readonly response: number;
  /** of what is drawn: variance of y1, covariance with X1, variance of X1 */
  readonly variance: number;
  readonly covariance: number;
  readonly square: number;
  readonly spread: number;
  readonly slope: number;
  readonly residual: number;
}

/**
 * Exact coefficients of the joint transition over h ms. The integrals of the squared response and of its product with the decay
 * are taken by quadrature (to rounding) over a time short enough for one panel, where their closed forms cancel as h^3; two
 * transitions in a row then make one of twice the length, until h is reached.
 */
export function jointTransition(h: number, tau_m: number, tau: number): JointTransition {
  const panel = 0.5 * Math.min(tau_m, tau);
  let length = h;
  let doublings = 0;
  while (length > panel) {
    length *= 0.5;
    doublings++;
  }
  const half = 0.5 * length;
  let square = 0;
  let covariance = 0;
  for (let k = 0; k < 10; k++) {
    const u = half + (k < 5 ? half * nodes[k]! : -half * nodes[k - 5]!);
    const response = synapticResponse(u, tau_m, tau);
    const weight = weights[k < 5 ? k : k - 5]!;
    square += weight * (response * response);
    covariance += weight * (response * exp(-u / tau));
  }
  const intensity = length / tau;
  square *= intensity;
  covariance *= intensity;
  for (; doublings > 0; doublings--) {
    const decay = exp(-length / tau);
    const leak = exp(-length / tau_m);
    const response = synapticResponse(length, tau_m, tau);
    const carried = response * -expm1((-2 * length) / tau) + leak * covariance;
    square += response * carried + leak * (response * covariance + leak * square);
    covariance += decay * carried;
    length *= 2;
  }
  const variance = -expm1((-2 * h) / tau);
  const slope = covariance / variance;
  return {
    decay: exp(-h / tau),
    leak: exp(-h / tau_m),
    response: synapticResponse(h, tau_m, tau),
    variance,
    covariance,
    square,
    spread: Math.sqrt(variance),
    slope,
    residual: Math.sqrt(Math.max(0, square - slope * covariance)),
  };
}

/**
 * y and X at a time between two at which they are known, drawn given both: their means are linear in what the end brings beyond what
 * the start foretells, first of y, then of X; what is left to chance is a lower triangle of SDs.
 */
export interface JointBridge {
  readonly first: JointTransition;
  readonly second: JointTransition;
  /** of the whole stretch */
  readonly slope: number;
  readonly yFromY: number;
  readonly yFromX: number;
  readonly XFromY: number;
  readonly XFromX: number;
  readonly ySpread: number;
  readonly XWithY: number;
  readonly XSpread: number;
}

/** The bridge through the point between two stretches that make the whole one. */
export function jointBridge(first: JointTransition, second: JointTransition, whole: JointTransition): JointBridge {
  const { slope } = whole;
  // Covariances of y and X in between with y at the end, and with what X brings there beyond y.
  const yy = first.variance * second.decay;
  const Xy = first.covariance * second.decay;
  const yX = first.variance * second.response + first.covariance * second.leak - slope * yy;
  const XX = first.covariance * second.response + first.square * second.leak - slope * Xy;
  const rest = whole.square - slope * whole.covariance;
  const inverse = rest > 0 ? 1 / rest : 0;
  const yFromY = yy / whole.variance;
  const XFromY = Xy / whole.variance;
  const yFromX = yX * inverse;
  const XFromX = XX * inverse;
  const ySpread = Math.sqrt(Math.max(0, first.variance - yy * yFromY - yX * yFromX));
  const XWithY = ySpread > 0 ? (first.covariance - yy * XFromY - yX * XFromX) / ySpread : 0;
  const XSpread = Math.sqrt(Math.max(0, first.square - Xy * XFromY - XX * XFromX - XWithY * XWithY));
  return { first, second, slope, yFromY, yFromX, XFromY, XFromX, ySpread, XWithY, XSpread };
}
