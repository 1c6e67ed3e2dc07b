import { cos, exp, expm1, sin } from "../../foundation/elementary-functions.ts";
import { excessOver } from "../../neuron/derived.ts";
import type { LifParameters } from "../../neuron/lif-parameters.ts";
import type { Segment } from "../../stimulus/segments.ts";

/**
 * What drives the membrane between two events, as the potential u(t) at which V would settle:
 *
 *   tau_m dV/dt = -(V - u),   u = level + slope s + amplitude sin(omega s + sweepRate s^2 / 2 + phase) + synapse e^(-h / tau_s)
 *
 * in mV and ms; s = t - start counts from the segment's start, h from the arc's.
 */
export interface Drive {
  readonly kind: Segment["kind"];
  readonly start: number;
  readonly end: number;
  level: number;
  /** how far `level` lies above V_th, mV; 0 at rheobase, where `level` is V_th to the bit */
  readonly excess: number;
  readonly slope: number;
  readonly amplitude: number;
  readonly omega: number;
  readonly sweepRate: number;
  readonly phase: number;
}

/** A segment of the stimulus as one neuron feels it: gain is mV per unit of level. */
export function driveOf(segment: Segment, neuron: LifParameters, gain: number): Drive {
  const excess = excessOver(neuron, gain, segment.level);
  const waves = segment.kind === "sine" || segment.kind === "chirp";
  return {
    kind: segment.kind,
    start: segment.start,
    end: segment.end,
    level: excess === 0 ? neuron.V_th : neuron.E_L + gain * segment.level,
    excess,
    slope: segment.kind === "linear" ? gain * segment.slope : 0,
    amplitude: waves ? gain * segment.amplitude : 0,
    omega: waves ? segment.omega : 0,
    sweepRate: segment.kind === "chirp" ? segment.sweepRate : 0,
    phase: waves ? segment.phase : 0,
  };
}

/** A stretch of membrane potential from (t0, V0) under one drive, with an offset and an exponential synaptic drive on top. */
export interface Arc {
  drive: Drive;
  tau_m: number;
  t0: number;
  /** by how much t0 is too late, ms: what rounding has added to the clock */
  lag: number;
  V0: number;
  /** held noise, mV */
  offset: number;
  /** synaptic drive at t0, mV; its time constant, ms (0: none) */
  synapse: number;
  tau_s: number;
}

/** Gauss-Legendre nodes and weights of order 10 on [-1, 1] (Abramowitz and Stegun 1964, table 25.4). */
export const nodes = [0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717];
export const weights = [0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806, 0.06667134430868814];

/** Phase of the wave at s, radians. */
function phaseAt(drive: Drive, s: number): number {
  return drive.omega * s + 0.5 * drive.sweepRate * s * s + drive.phase;
}

/** u at h after the start of the arc, mV. */
export function target(arc: Arc, h: number): number {
  const { drive } = arc;
  const s = arc.t0 - drive.start + h;
  let u = drive.level + arc.offset + drive.slope * s;
  if (drive.amplitude !== 0) u += drive.amplitude * sin(phaseAt(drive, s));
  if (arc.synapse !== 0) u += arc.synapse * exp(-h / arc.tau_s);
  return u;
}

/** du/dt, mV / ms. */
export function targetSlope(arc: Arc, h: number): number {
  const { drive } = arc;
  const s = arc.t0 - drive.start + h;
  let slope = drive.slope;
  if (drive.amplitude !== 0) slope += drive.amplitude * (drive.omega + drive.sweepRate * s) * cos(phaseAt(drive, s));
  if (arc.synapse !== 0) slope -= (arc.synapse / arc.tau_s) * exp(-h / arc.tau_s);
  return slope;
}

/** d2u/dt2, mV / ms^2. */
export function targetCurvature(arc: Arc, h: number): number {
  const { drive } = arc;
  const s = arc.t0 - drive.start + h;
  let curvature = 0;
  if (drive.amplitude !== 0) {
    const phase = phaseAt(drive, s);
    const rate = drive.omega + drive.sweepRate * s;
    curvature += drive.amplitude * (drive.sweepRate * cos(phase) - rate * rate * sin(phase));
  }
  if (arc.synapse !== 0) curvature += (arc.synapse / (arc.tau_s * arc.tau_s)) * exp(-h / arc.tau_s);
  return curvature;
}

/** Largest |angular frequency| of the wave between h0 and h1, rad / ms. */
export function fastest(arc: Arc, h0: number, h1: number): number {
  const { drive } = arc;
  const s = arc.t0 - drive.start;
  return Math.max(Math.abs(drive.omega + drive.sweepRate * (s + h0)), Math.abs(drive.omega + drive.sweepRate * (s + h1)));
}

/**
 * Response of V after h to a unit of exponentially decaying drive: tau_s / (tau_s - tau_m) (e^(-h/tau_s) - e^(-h/tau_m)), and
 * its limit (h / tau_m) e^(-h/tau_m) where the two time constants agree; near there as the limit times (e^d - 1) / d.
 */
export function synapticResponse(h: number, tau_m: number, tau_s: number): number {
  const d = (h * (tau_s - tau_m)) / (tau_m * tau_s);
  if (d > 1 || d < -1) return (tau_s / (tau_s - tau_m)) * (exp(-h / tau_s) - exp(-h / tau_m));
  const ratio = d === 0 ? 1 : expm1(d) / d;
  return (h / tau_m) * exp(-h / tau_m) * ratio;
}

/**
 * V at h after the start of the arc, mV, without regard to threshold: the closed form; for a chirp Gauss-Legendre quadrature
 * of the convolution, exact to 1e-12 as long as h is within one panel (see `panelLength`).
 */
export function potential(arc: Arc, h: number): number {
  const { drive, tau_m, V0 } = arc;
  const rise = -expm1(-h / tau_m);
  const s0 = arc.t0 - drive.start;
  const start = drive.level + arc.offset + drive.slope * s0;
  let V = V0 + (start - V0) * rise;
  if (drive.slope !== 0) V += drive.slope * (h - tau_m * rise);
  if (drive.kind === "sine") {
    const w = drive.omega * tau_m;
    const scale = drive.amplitude / (1 + w * w);
    const from = phaseAt(drive, s0);
    const to = phaseAt(drive, s0 + h);
    V += scale * (sin(to) - w * cos(to) - (1 - rise) * (sin(from) - w * cos(from)));
  } else if (drive.kind === "chirp") {
    const half = 0.5 * h;
    let sum = 0;
    for (let k = 0; k < 5; k++) {
      const near = half + half * nodes[k]!;
      const far = half - half * nodes[k]!;
      sum += weights[k]! * (sin(phaseAt(drive, s0 + near)) * exp((near - h) / tau_m) + sin(phaseAt(drive, s0 + far)) * exp((far - h) / tau_m));
    }
    V += ((drive.amplitude * half) / tau_m) * sum;
  }
  if (arc.synapse !== 0) V += arc.synapse * synapticResponse(h, tau_m, arc.tau_s);
  return V;
}

/** Size of the largest term in `potential`, mV: what its rounding error is relative to. */
export function largestTerm(arc: Arc, h: number): number {
  const { drive } = arc;
  const s = arc.t0 - drive.start + h;
  return Math.max(Math.abs(arc.V0), Math.abs(drive.level + arc.offset) + Math.abs(drive.slope * s) + Math.abs(drive.amplitude) + Math.abs(arc.synapse));
}

/** A length, ms, over which one quadrature panel holds 1e-12 and over which derivatives are worth bounding. */
export function panelLength(arc: Arc, h0: number): number {
  const { drive, tau_m } = arc;
  let length = 1e300;
  if (drive.amplitude !== 0) {
    const s = arc.t0 - drive.start;
    const rate = Math.max(Math.abs(drive.omega + drive.sweepRate * (s + h0)), Math.sqrt(Math.abs(drive.sweepRate)));
    if (rate > 0) length = 1 / rate;
  }
  if (drive.kind === "chirp") length = Math.min(length, tau_m);
  if (arc.synapse !== 0) length = Math.min(length, Math.min(tau_m, arc.tau_s));
  return length;
}
