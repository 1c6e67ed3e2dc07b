import { exp, log1p } from "../../foundation/elementary-functions.ts";
import { fastest, largestTerm, panelLength, potential, synapticResponse, target, targetCurvature, targetSlope, type Arc } from "./oracle-drive.ts";

/** Stands for "V stays below threshold". */
export const never = -1;

/**
 * First time h in (0, length], counted from the start of the arc, at which V reaches V_th; `never` if it does not. V0 must be
 * below V_th. No crossing is missed: a stretch is passed over only where a bound keeps V below threshold, and elsewhere it is
 * cut until V' or V'' keeps its sign, so that every maximum is isolated and tried.
 */
export function firstCrossing(arc: Arc, V_th: number, length: number): number {
  const { drive, tau_m } = arc;
  if (drive.amplitude === 0 && drive.slope === 0 && arc.synapse === 0) {
    // V goes straight to a constant u: reached only if that lies above threshold, after tau_m ln((u - V0) / (u - V_th)).
    // At rheobase V comes ever nearer, and that is decided by `excess`, not by the rounding of u.
    const excess = drive.excess + arc.offset;
    if (excess <= 0) return never;
    const h = tau_m * log1p((V_th - arc.V0) / excess);
    return h <= length ? h : never;
  }
  if (drive.amplitude === 0 && arc.synapse === 0) {
    // A ramp: V'' is a decaying exponential and keeps its sign. One that ends at rheobase never comes to threshold.
    const s = arc.t0 - drive.start;
    if (drive.excess + arc.offset + Math.max(drive.slope * s, drive.slope * (s + length)) <= 0) return never;
    return crossingWhereSlopeIsMonotone(arc, V_th, 0, length);
  }
  let h0 = 0;
  let V = arc.V0;
  while (h0 < length) {
    if (boundOfRest(arc, V, h0, length) <= V_th) return never;
    const h1 = Math.min(length, h0 + panelLength(arc, h0));
    const next = potential(arc, h1);
    const h = crossingInPanel(arc, V_th, h0, V, h1, next);
    if (h !== never) return h;
    h0 = h1;
    V = next;
  }
  return never;
}

/** A bound from above on [h0, length], mV, given V at h0: V never passes both its start and its target's supremum. */
function boundOfRest(arc: Arc, V: number, h0: number, length: number): number {
  const { drive, tau_m } = arc;
  const s = arc.t0 - drive.start;
  const base = drive.level + arc.offset + Math.max(drive.slope * (s + h0), drive.slope * (s + length));
  const synapse = arc.synapse > 0 ? arc.synapse * exp(-h0 / arc.tau_s) : 0;
  if (drive.kind === "sine") {
    // The response to a sine is smaller than the sine; what is left of the start decays, and what the synapse has left in V by
    // now goes towards what it still drives.
    const w = drive.omega * tau_m;
    const response = Math.abs(drive.amplitude) / Math.sqrt(1 + w * w);
    const left = Math.max(0, arc.V0 - base + response) * exp(-h0 / tau_m);
    const behind = arc.synapse > 0 ? arc.synapse * synapticResponse(h0, tau_m, arc.tau_s) : 0;
    return base + response + left + Math.max(synapse, behind);
  }
  return Math.max(V, base + Math.abs(drive.amplitude) + synapse);
}

/** First crossing in [h0, h1], given V at both ends and V(h0) < V_th. */
function crossingInPanel(arc: Arc, V_th: number, h0: number, V0: number, h1: number, V1: number): number {
  const { drive, tau_m } = arc;
  const h = h1 - h0;
  const middle = h0 + 0.5 * h;
  if (middle <= h0 || middle >= h1) return V1 >= V_th ? h1 : never;

  // Suprema of |u''| and |u'''| on the panel; V'' and V''' relax towards them and cannot pass both them and their start.
  const rate = fastest(arc, h0, h1);
  const amplitude = Math.abs(drive.amplitude);
  let curvature = amplitude * (rate * rate + Math.abs(drive.sweepRate));
  let jerk = amplitude * rate * (rate * rate + 3 * Math.abs(drive.sweepRate));
  if (arc.synapse !== 0) {
    const synapse = (Math.abs(arc.synapse) * exp(-h0 / arc.tau_s)) / (arc.tau_s * arc.tau_s);
    curvature += synapse;
    jerk += synapse / arc.tau_s;
  }
  const slope0 = (target(arc, h0) - V0) / tau_m;
  const curvature0 = (targetSlope(arc, h0) - slope0) / tau_m;
  const jerk0 = (targetCurvature(arc, h0) - curvature0) / tau_m;
  curvature = Math.max(curvature, Math.abs(curvature0));
  jerk = Math.max(jerk, Math.abs(jerk0));

  // The chord plus the most that V can bulge above it.
  if (Math.max(V0, V1) + 0.125 * curvature * h * h < V_th) return never;
  // V'' keeps its sign: V' is monotone.
  if (Math.abs(curvature0) - jerk * h > 0) return crossingWhereSlopeIsMonotone(arc, V_th, h0, h1);
  // V' keeps its sign.
  if (slope0 - curvature * h > 0) return V1 >= V_th ? risingCrossing(arc, V_th, h0, h1) : never;

  const V = potential(arc, middle);
  const first = crossingInPanel(arc, V_th, h0, V0, middle, V);
  if (first !== never) return first;
  // V(middle) >= V_th without a crossing before it can only be rounding at the very threshold.
  if (V >= V_th) return middle;
  return crossingInPanel(arc, V_th, middle, V, h1, V1);
}

/** First crossing in [h0, h1] where V' is monotone, so that V has at most one extremum inside. */
function crossingWhereSlopeIsMonotone(arc: Arc, V_th: number, h0: number, h1: number): number {
  const V1 = potential(arc, h1);
  const slope0 = slopeAt(arc, h0);
  const slope1 = slopeAt(arc, h1);
  if (slope0 > 0 && slope1 < 0) {
    const top = maximum(arc, h0, h1);
    return potential(arc, top) >= V_th ? risingCrossing(arc, V_th, h0, top) : never;
  }
  return V1 >= V_th ? risingCrossing(arc, V_th, h0, h1) : never;
}

/** V' at h, mV / ms. */
function slopeAt(arc: Arc, h: number): number {
  return (target(arc, h) - potential(arc, h)) / arc.tau_m;
}

/**
 * Where V first reaches V_th between `below` (V < V_th) and `above` (V >= V_th), V rising through it once: Newton's step where
 * it stays inside and shrinks the bracket well, else bisection, until the bracket is two adjacent doubles or V is within 4 ulp of
 * its largest term.
 */
function risingCrossing(arc: Arc, V_th: number, below: number, above: number): number {
  let low = below;
  let high = above;
  let h = high;
  let lastStep = high - low;
  for (;;) {
    const V = potential(arc, h);
    const miss = V - V_th;
    if (Math.abs(miss) <= 8.881784197001252e-16 * largestTerm(arc, h)) return h;
    if (miss < 0) low = h;
    else high = h;
    const step = miss / ((target(arc, h) - V) / arc.tau_m);
    let next = h - step;
    if (!(next > low && next < high && Math.abs(step) < 0.5 * lastStep)) next = low + 0.5 * (high - low);
    if (next <= low || next >= high) return high;
    lastStep = Math.abs(next - h);
    h = next;
  }
}

/** Where V' falls through 0 between h0 (V' > 0) and h1 (V' < 0), to adjacent doubles or to the rounding of V'. */
function maximum(arc: Arc, h0: number, h1: number): number {
  let low = h0;
  let high = h1;
  let h = low + 0.5 * (high - low);
  let lastStep = high - low;
  for (;;) {
    if (h <= low || h >= high) return low;
    const slope = slopeAt(arc, h);
    if (slope === 0) return h;
    if (slope > 0) low = h;
    else high = h;
    const step = slope / ((targetSlope(arc, h) - slope) / arc.tau_m);
    let next = h - step;
    if (!(next > low && next < high && Math.abs(step) < 0.5 * lastStep)) next = low + 0.5 * (high - low);
    lastStep = Math.abs(next - h);
    h = next;
  }
}
