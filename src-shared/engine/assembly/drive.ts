// Drive and arc between two events. Twin of oracle-drive.ts, which says what each means; keep the order of operations.
import { cos, exp, expm1, sin } from "./elementary";
import { allocate, excessOver, KIND_CHIRP, KIND_LINEAR, KIND_SINE, Lane, segmentAt } from "./run";

@unmanaged
export class Arc {
  // drive, kept in place
  kind: f64;
  start: f64;
  end: f64;
  level: f64;
  excess: f64;
  slope: f64;
  amplitude: f64;
  omega: f64;
  sweepRate: f64;
  phase: f64;
  tau_m: f64;
  t0: f64;
  lag: f64;
  V0: f64;
  offset: f64;
  synapse: f64;
  tau_s: f64;
}

export function newArc(): Arc {
  return changetype<Arc>(allocate(offsetof<Arc>()));
}

/** Write segment i, as the lane feels it, into the arc. */
export function setDrive(arc: Arc, lane: Lane, i: i32): void {
  const segment = segmentAt(i);
  const kind = segment.kind;
  const waves = kind == KIND_SINE || kind == KIND_CHIRP;
  arc.kind = kind;
  arc.start = segment.start;
  arc.end = segment.end;
  arc.excess = excessOver(lane, segment.level);
  arc.level = arc.excess == 0 ? lane.V_th : lane.E_L + lane.gain * segment.level;
  arc.slope = kind == KIND_LINEAR ? lane.gain * segment.slope : 0;
  arc.amplitude = waves ? lane.gain * segment.amplitude : 0;
  arc.omega = waves ? segment.omega : 0;
  arc.sweepRate = kind == KIND_CHIRP ? segment.sweepRate : 0;
  arc.phase = waves ? segment.phase : 0;
  arc.tau_m = lane.tau_m;
}

// Gauss-Legendre nodes and weights of order 10 on [-1, 1] (Abramowitz and Stegun 1964, table 25.4).
export const nodes: StaticArray<f64> = [0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717];
export const weights: StaticArray<f64> = [0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806, 0.06667134430868814];

// @ts-ignore: decorator
@inline
function phaseAt(arc: Arc, s: f64): f64 {
  return arc.omega * s + 0.5 * arc.sweepRate * s * s + arc.phase;
}

export function target(arc: Arc, h: f64): f64 {
  const s = arc.t0 - arc.start + h;
  let u = arc.level + arc.offset + arc.slope * s;
  if (arc.amplitude != 0) u += arc.amplitude * sin(phaseAt(arc, s));
  if (arc.synapse != 0) u += arc.synapse * exp(-h / arc.tau_s);
  return u;
}

export function targetSlope(arc: Arc, h: f64): f64 {
  const s = arc.t0 - arc.start + h;
  let slope = arc.slope;
  if (arc.amplitude != 0) slope += arc.amplitude * (arc.omega + arc.sweepRate * s) * cos(phaseAt(arc, s));
  if (arc.synapse != 0) slope -= (arc.synapse / arc.tau_s) * exp(-h / arc.tau_s);
  return slope;
}

export function targetCurvature(arc: Arc, h: f64): f64 {
  const s = arc.t0 - arc.start + h;
  let curvature: f64 = 0;
  if (arc.amplitude != 0) {
    const phase = phaseAt(arc, s);
    const rate = arc.omega + arc.sweepRate * s;
    curvature += arc.amplitude * (arc.sweepRate * cos(phase) - rate * rate * sin(phase));
  }
  if (arc.synapse != 0) curvature += (arc.synapse / (arc.tau_s * arc.tau_s)) * exp(-h / arc.tau_s);
  return curvature;
}

export function fastest(arc: Arc, h0: f64, h1: f64): f64 {
  const s = arc.t0 - arc.start;
  return max<f64>(abs<f64>(arc.omega + arc.sweepRate * (s + h0)), abs<f64>(arc.omega + arc.sweepRate * (s + h1)));
}

export function synapticResponse(h: f64, tau_m: f64, tau_s: f64): f64 {
  const d = (h * (tau_s - tau_m)) / (tau_m * tau_s);
  if (d > 1 || d < -1) return (tau_s / (tau_s - tau_m)) * (exp(-h / tau_s) - exp(-h / tau_m));
  const ratio = d == 0 ? 1 : expm1(d) / d;
  return (h / tau_m) * exp(-h / tau_m) * ratio;
}

export function potential(arc: Arc, h: f64): f64 {
  const tau_m = arc.tau_m;
  const V0 = arc.V0;
  const rise = -expm1(-h / tau_m);
  const s0 = arc.t0 - arc.start;
  const start = arc.level + arc.offset + arc.slope * s0;
  let V = V0 + (start - V0) * rise;
  if (arc.slope != 0) V += arc.slope * (h - tau_m * rise);
  if (arc.kind == KIND_SINE) {
    const w = arc.omega * tau_m;
    const scale = arc.amplitude / (1 + w * w);
    const from = phaseAt(arc, s0);
    const to = phaseAt(arc, s0 + h);
    V += scale * (sin(to) - w * cos(to) - (1 - rise) * (sin(from) - w * cos(from)));
  } else if (arc.kind == KIND_CHIRP) {
    const half = 0.5 * h;
    let sum: f64 = 0;
    for (let k = 0; k < 5; k++) {
      const near = half + half * unchecked(nodes[k]);
      const far = half - half * unchecked(nodes[k]);
      sum += unchecked(weights[k]) * (sin(phaseAt(arc, s0 + near)) * exp((near - h) / tau_m) + sin(phaseAt(arc, s0 + far)) * exp((far - h) / tau_m));
    }
    V += ((arc.amplitude * half) / tau_m) * sum;
  }
  if (arc.synapse != 0) V += arc.synapse * synapticResponse(h, tau_m, arc.tau_s);
  return V;
}

export function largestTerm(arc: Arc, h: f64): f64 {
  const s = arc.t0 - arc.start + h;
  return max<f64>(abs<f64>(arc.V0), abs<f64>(arc.level + arc.offset) + abs<f64>(arc.slope * s) + abs<f64>(arc.amplitude) + abs<f64>(arc.synapse));
}

export function panelLength(arc: Arc, h0: f64): f64 {
  let length: f64 = 1e300;
  if (arc.amplitude != 0) {
    const s = arc.t0 - arc.start;
    const rate = max<f64>(abs<f64>(arc.omega + arc.sweepRate * (s + h0)), sqrt<f64>(abs<f64>(arc.sweepRate)));
    if (rate > 0) length = 1 / rate;
  }
  if (arc.kind == KIND_CHIRP) length = min<f64>(length, arc.tau_m);
  if (arc.synapse != 0) length = min<f64>(length, min<f64>(arc.tau_m, arc.tau_s));
  return length;
}
