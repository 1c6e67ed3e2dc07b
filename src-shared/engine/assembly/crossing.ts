// First crossing on an arc. Twin of oracle-crossing.ts, which gives the reasons; keep the order of operations.
import { Arc, fastest, largestTerm, panelLength, potential, synapticResponse, target, targetCurvature, targetSlope } from "./drive";
import { exp, log1p } from "./elementary";
import { KIND_SINE, NEVER } from "./run";

/** Panels looked at since the caller set it to 0: the work of a search. */
export let panels: i64 = 0;

export function countPanelsAnew(): void {
  panels = 0;
}

export function firstCrossing(arc: Arc, V_th: f64, length: f64): f64 {
  const tau_m = arc.tau_m;
  if (arc.amplitude == 0 && arc.slope == 0 && arc.synapse == 0) {
    const excess = arc.excess + arc.offset;
    if (excess <= 0) return NEVER;
    const h = tau_m * log1p((V_th - arc.V0) / excess);
    return h <= length ? h : NEVER;
  }
  if (arc.amplitude == 0 && arc.synapse == 0) {
    const s = arc.t0 - arc.start;
    if (arc.excess + arc.offset + max<f64>(arc.slope * s, arc.slope * (s + length)) <= 0) return NEVER;
    return crossingWhereSlopeIsMonotone(arc, V_th, 0, length);
  }
  let h0: f64 = 0;
  let V = arc.V0;
  while (h0 < length) {
    if (boundOfRest(arc, V, h0, length) <= V_th) return NEVER;
    const h1 = min<f64>(length, h0 + panelLength(arc, h0));
    const next = potential(arc, h1);
    const h = crossingInPanel(arc, V_th, h0, V, h1, next);
    if (h != NEVER) return h;
    h0 = h1;
    V = next;
  }
  return NEVER;
}

function boundOfRest(arc: Arc, V: f64, h0: f64, length: f64): f64 {
  const tau_m = arc.tau_m;
  const s = arc.t0 - arc.start;
  const base = arc.level + arc.offset + max<f64>(arc.slope * (s + h0), arc.slope * (s + length));
  const synapse = arc.synapse > 0 ? arc.synapse * exp(-h0 / arc.tau_s) : 0;
  if (arc.kind == KIND_SINE) {
    const w = arc.omega * tau_m;
    const response = abs<f64>(arc.amplitude) / sqrt<f64>(1 + w * w);
    const left = max<f64>(0, arc.V0 - base + response) * exp(-h0 / tau_m);
    const behind = arc.synapse > 0 ? arc.synapse * synapticResponse(h0, tau_m, arc.tau_s) : 0;
    return base + response + left + max<f64>(synapse, behind);
  }
  return max<f64>(V, base + abs<f64>(arc.amplitude) + synapse);
}

function crossingInPanel(arc: Arc, V_th: f64, h0: f64, V0: f64, h1: f64, V1: f64): f64 {
  const tau_m = arc.tau_m;
  panels++;
  const h = h1 - h0;
  const middle = h0 + 0.5 * h;
  if (middle <= h0 || middle >= h1) return V1 >= V_th ? h1 : NEVER;

  const rate = fastest(arc, h0, h1);
  const amplitude = abs<f64>(arc.amplitude);
  let curvature = amplitude * (rate * rate + abs<f64>(arc.sweepRate));
  let jerk = amplitude * rate * (rate * rate + 3 * abs<f64>(arc.sweepRate));
  if (arc.synapse != 0) {
    const synapse = (abs<f64>(arc.synapse) * exp(-h0 / arc.tau_s)) / (arc.tau_s * arc.tau_s);
    curvature += synapse;
    jerk += synapse / arc.tau_s;
  }
  const slope0 = (target(arc, h0) - V0) / tau_m;
  const curvature0 = (targetSlope(arc, h0) - slope0) / tau_m;
  const jerk0 = (targetCurvature(arc, h0) - curvature0) / tau_m;
  curvature = max<f64>(curvature, abs<f64>(curvature0));
  jerk = max<f64>(jerk, abs<f64>(jerk0));

  if (max<f64>(V0, V1) + 0.125 * curvature * h * h < V_th) return NEVER;
  if (abs<f64>(curvature0) - jerk * h > 0) return crossingWhereSlopeIsMonotone(arc, V_th, h0, h1);
  if (slope0 - curvature * h > 0) return V1 >= V_th ? risingCrossing(arc, V_th, h0, h1) : NEVER;

  const V = potential(arc, middle);
  const first = crossingInPanel(arc, V_th, h0, V0, middle, V);
  if (first != NEVER) return first;
  if (V >= V_th) return middle;
  return crossingInPanel(arc, V_th, middle, V, h1, V1);
}

function crossingWhereSlopeIsMonotone(arc: Arc, V_th: f64, h0: f64, h1: f64): f64 {
  const V1 = potential(arc, h1);
  const slope0 = slopeAt(arc, h0);
  const slope1 = slopeAt(arc, h1);
  if (slope0 > 0 && slope1 < 0) {
    const top = maximum(arc, h0, h1);
    return potential(arc, top) >= V_th ? risingCrossing(arc, V_th, h0, top) : NEVER;
  }
  return V1 >= V_th ? risingCrossing(arc, V_th, h0, h1) : NEVER;
}

function slopeAt(arc: Arc, h: f64): f64 {
  return (target(arc, h) - potential(arc, h)) / arc.tau_m;
}

function risingCrossing(arc: Arc, V_th: f64, below: f64, above: f64): f64 {
  let low = below;
  let high = above;
  let h = high;
  let lastStep = high - low;
  while (true) {
    const V = potential(arc, h);
    const miss = V - V_th;
    if (abs<f64>(miss) <= 8.881784197001252e-16 * largestTerm(arc, h)) return h;
    if (miss < 0) low = h;
    else high = h;
    const step = miss / ((target(arc, h) - V) / arc.tau_m);
    let next = h - step;
    if (!(next > low && next < high && abs<f64>(step) < 0.5 * lastStep)) next = low + 0.5 * (high - low);
    if (next <= low || next >= high) return high;
    lastStep = abs<f64>(next - h);
    h = next;
  }
}

function maximum(arc: Arc, h0: f64, h1: f64): f64 {
  let low = h0;
  let high = h1;
  let h = low + 0.5 * (high - low);
  let lastStep = high - low;
  while (true) {
    if (h <= low || h >= high) return low;
    const slope = slopeAt(arc, h);
    if (slope == 0) return h;
    if (slope > 0) low = h;
    else high = h;
    const step = slope / ((targetSlope(arc, h) - slope) / arc.tau_m);
    let next = h - step;
    if (!(next > low && next < high && abs<f64>(step) < 0.5 * lastStep)) next = low + 0.5 * (high - low);
    lastStep = abs<f64>(next - h);
    h = next;
  }
}
