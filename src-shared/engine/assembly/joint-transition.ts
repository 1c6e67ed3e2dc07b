// Joint transition and bridge of an Ornstein-Uhlenbeck drive and its response. Twin of oracle-joint-transition.ts, which gives the
// reasons; keep the order of operations.
import { nodes, synapticResponse, weights } from "./drive";
import { exp, expm1 } from "./elementary";

@unmanaged
export class Transition {
  decay: f64;
  leak: f64;
  response: f64;
  variance: f64;
  covariance: f64;
  square: f64;
  spread: f64;
  slope: f64;
  residual: f64;
}

export function setTransition(t: Transition, h: f64, tau_m: f64, tau: f64): void {
  const panel = 0.5 * min<f64>(tau_m, tau);
  let length = h;
  let doublings = 0;
  while (length > panel) {
    length *= 0.5;
    doublings++;
  }
  const half = 0.5 * length;
  let square: f64 = 0;
  let covariance: f64 = 0;
  for (let k = 0; k < 10; k++) {
    const u = half + (k < 5 ? half * unchecked(nodes[k]) : -half * unchecked(nodes[k - 5]));
    const r = synapticResponse(u, tau_m, tau);
    const weight = unchecked(weights[k < 5 ? k : k - 5]);
    square += weight * (r * r);
    covariance += weight * (r * exp(-u / tau));
  }
  const intensity = length / tau;
  square *= intensity;
  covariance *= intensity;
  for (; doublings > 0; doublings--) {
    const decay = exp(-length / tau);
    const leak = exp(-length / tau_m);
    const r = synapticResponse(length, tau_m, tau);
    const carried = r * -expm1((-2 * length) / tau) + leak * covariance;
    square += r * carried + leak * (r * covariance + leak * square);
    covariance += decay * carried;
    length *= 2;
  }
  t.decay = exp(-h / tau);
  t.leak = exp(-h / tau_m);
  t.response = synapticResponse(h, tau_m, tau);
  t.variance = -expm1((-2 * h) / tau);
  t.covariance = covariance;
  t.square = square;
  t.spread = sqrt<f64>(t.variance);
  t.slope = covariance / t.variance;
  t.residual = sqrt<f64>(max<f64>(0, square - t.slope * covariance));
}

@unmanaged
export class Bridge {
  decay0: f64;
  response0: f64;
  decay1: f64;
  leak1: f64;
  response1: f64;
  slope: f64;
  yFromY: f64;
  yFromX: f64;
  XFromY: f64;
  XFromX: f64;
  ySpread: f64;
  XWithY: f64;
  XSpread: f64;
  /** SD of X in between, of a drive of unit SD */
  width: f64;
}

export function setBridge(bridge: Bridge, first: Transition, second: Transition, whole: Transition): void {
  const slope = whole.slope;
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
  const ySpread = sqrt<f64>(max<f64>(0, first.variance - yy * yFromY - yX * yFromX));
  const XWithY = ySpread > 0 ? (first.covariance - yy * XFromY - yX * XFromX) / ySpread : 0;
  const XSpread = sqrt<f64>(max<f64>(0, first.square - Xy * XFromY - XX * XFromX - XWithY * XWithY));
  bridge.decay0 = first.decay;
  bridge.response0 = first.response;
  bridge.decay1 = second.decay;
  bridge.leak1 = second.leak;
  bridge.response1 = second.response;
  bridge.slope = slope;
  bridge.yFromY = yFromY;
  bridge.yFromX = yFromX;
  bridge.XFromY = XFromY;
  bridge.XFromX = XFromX;
  bridge.ySpread = ySpread;
  bridge.XWithY = XWithY;
  bridge.XSpread = XSpread;
  bridge.width = sqrt<f64>(XWithY * XWithY + XSpread * XSpread);
}
