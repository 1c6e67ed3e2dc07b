// Exact white noise. Twin of oracle-white-noise.ts, which gives the reasons; keep the order of operations.
import { exp, expm1, log1p, sinh } from "./elementary";
import { gaussian, uniform } from "./random";
import { allocate, crossingOf, dt, gridTime, KIND_CHIRP, KIND_LINEAR, KIND_SINE, Lane, levelOf, NEVER, noiseLevel, noiseOf, segmentAt, spend, spike, wholeSteps } from "./run";
import { endsWithin, isWhole, relaxPiece, relaxThrough, seek } from "./step";

export const impossible: f64 = 37;
const straightEnough: f64 = 2.5e-4;
const longestStretch: f64 = 100;

/** What halving a whole step k times needs, so that it costs no exponentials. */
@unmanaged
class Level {
  h: f64;
  /** e^(-h / 2 tau_m) */
  halfDecay: f64;
  bridge: f64;
  /** weight of the far end in the bridge's middle, and the middle's SD */
  middleShare: f64;
  middleSpread: f64;
  /** the largest bend that needs no halving */
  straight: f64;
}
const LEVELS: i32 = 16;

// @ts-ignore: decorator
@inline
function levelAt(lane: Lane, k: i32): Level {
  return changetype<Level>(lane.levels + <usize>k * offsetof<Level>());
}

/** The constants of a whole step and of its halves. */
export function beginWhiteNoise(lane: Lane): void {
  const tau_m = lane.tau_m;
  lane.spread = noiseLevel * sqrt<f64>(-expm1((-2 * dt) / tau_m));
  lane.bridge = 1 / (noiseLevel * noiseLevel * sinh(dt / tau_m));
  lane.levels = allocate(<usize>LEVELS * offsetof<Level>());
  let h = dt;
  for (let k = 0; k < LEVELS; k++) {
    const level = levelAt(lane, k);
    const half = 0.5 * h;
    level.h = h;
    level.halfDecay = exp(-half / tau_m);
    level.bridge = 1 / (noiseLevel * noiseLevel * sinh(h / tau_m));
    level.middleShare = bridgeShare(half, h, tau_m);
    level.middleSpread = noiseLevel * sqrt<f64>((expm1((-2 * half) / tau_m) * expm1((-2 * half) / tau_m)) / -expm1((-2 * h) / tau_m));
    level.straight = straightBelow(h, tau_m);
    h = half;
  }
  lane.straight = levelAt(lane, 0).straight;
}

// @ts-ignore: decorator
@inline
function straightBelow(h: f64, tau_m: f64): f64 {
  if (h > longestStretch * tau_m) return -1;
  return straightEnough * noiseLevel * sqrt<f64>(-expm1(-h / tau_m) / (1 + exp(-h / tau_m)));
}

// @ts-ignore: decorator
@inline
function bridgeShare(h1: f64, h: f64, tau_m: f64): f64 {
  return h > longestStretch * tau_m ? exp((h1 - h) / tau_m) : sinh(h1 / tau_m) / sinh(h / tau_m);
}

export function stepWhiteNoise(lane: Lane, n: i64): i64 {
  finishStep(lane, n, gaussian(noiseOf(lane)), n < wholeSteps ? dt : 0);
  return 1;
}

/** Step n, or what the refractory period leaves of it, given the number that it takes; `firstWhole` is dt for a whole step. */
export function finishStep(lane: Lane, n: i64, firstIncrement: f64, firstWhole: f64): void {
  let increment = firstIncrement;
  let from = gridTime(n);
  const to = gridTime(n + 1);
  let whole = firstWhole;
  while (true) {
    if (lane.freeFrom >= to) return;
    if (lane.freeFrom > from) {
      from = lane.freeFrom;
      whole = 0;
    }
    seek(lane, from);
    const length = whole > 0 ? whole : to - from;
    const spread = isWhole(length) ? lane.spread : noiseLevel * sqrt<f64>(-expm1((-2 * length) / lane.tau_m));
    const V1 = relaxThrough(lane, lane.segment, from, to, whole, lane.V, 0) + spread * increment;
    const time = crossingThrough(lane, from, to, whole, lane.V, V1, length);
    if (time == NEVER) {
      lane.V = V1;
      return;
    }
    spike(lane, time);
    lane.V = lane.V_reset;
    lane.freeFrom = time + lane.t_ref;
    if (lane.freeFrom < to) increment = gaussian(crossingOf(lane));
    whole = 0;
    spend(1);
  }
}

function crossingThrough(lane: Lane, from: f64, to: f64, whole: f64, V0: f64, V1: f64, length: f64): f64 {
  let V = V0;
  let left = length;
  let a = from;
  let i = lane.segment;
  let first = true;
  while (true) {
    const last = endsWithin(i, to);
    if (last) return crossing(lane, i, a, to, first && whole > 0 ? whole : to - a, V, V1);
    const b = segmentAt(i).end;
    if (b > a) {
      const there = relaxPiece(lane, i, a, b, b - a, V, 0);
      const end = relaxThrough(lane, i + 1, b, to, 0, there, 0);
      const next = bridge(lane, there, end, V1, b - a, left);
      const time = crossing(lane, i, a, b, b - a, V, next);
      if (time != NEVER) return time;
      V = next;
      left -= b - a;
      first = false;
    }
    a = b;
    i++;
  }
}

function bridge(lane: Lane, there: f64, end: f64, V1: f64, h1: f64, h: f64): f64 {
  const tau_m = lane.tau_m;
  const h2 = h - h1;
  const variance = (expm1((-2 * h1) / tau_m) * expm1((-2 * h2) / tau_m)) / -expm1((-2 * h) / tau_m);
  return there + (V1 - end) * bridgeShare(h1, h, tau_m) + noiseLevel * sqrt<f64>(variance) * gaussian(crossingOf(lane));
}

function crossing(lane: Lane, i: i32, from: f64, to: f64, h: f64, V0: f64, V1: f64): f64 {
  const tau_m = lane.tau_m;
  const V_th = lane.V_th;
  const sigma = noiseLevel;
  const bend = bendUnder(heightOf(lane, i, from, h), h, tau_m);
  const spread = isWhole(h) ? lane.bridge : 1 / (sigma * sigma * sinh(h / tau_m));
  const limit = V_th - bend;
  if (V0 < limit && V1 < limit && (limit - V0) * (limit - V1) * spread > impossible) return NEVER;
  const middle = from + 0.5 * h;
  if (bend > straightBelow(h, tau_m) && middle > from && middle < to) {
    spend(1);
    const half = 0.5 * h;
    const there = relaxPiece(lane, i, from, middle, half, V0, 0);
    const V = bridge(lane, there, relaxPiece(lane, i, middle, to, half, there, 0), V1, half, h);
    const first = crossing(lane, i, from, middle, half, V0, V);
    return first != NEVER ? first : crossing(lane, i, middle, to, half, V, V1);
  }
  if (V1 < V_th && !crosses(lane, (V_th - V0) * (V_th - V1) * spread)) return NEVER;
  return min<f64>(to, from + timeOfCrossing(lane, V_th - V0, abs<f64>(V_th - V1), h));
}

// @ts-ignore: decorator
@inline
function crosses(lane: Lane, x: f64): bool {
  const u = uniform(crossingOf(lane));
  if (u * lowerBound(x) > 1) return false;
  return u < exp(-x);
}

/** Below e^x for x >= 0. */
// @ts-ignore: decorator
@inline
export function lowerBound(x: f64): f64 {
  return 1 + x * (1 + x * (0.5 + x * 0.16666666666666666));
}

// @ts-ignore: decorator
@inline
export function bendUnder(height: f64, length: f64, tau_m: f64): f64 {
  return (0.125 * height * length * length) / (tau_m * tau_m);
}

/** tau_m^2 times the bound on the right side of the bend's equation: what pulls the path off its chord, mV. */
export function heightOf(lane: Lane, i: i32, from: f64, length: f64): f64 {
  const V_th = lane.V_th;
  const segment = segmentAt(i);
  const level = levelOf(lane, segment.level);
  const slope = segment.kind == KIND_LINEAR ? lane.gain * segment.slope : 0;
  const waves = segment.kind == KIND_SINE || segment.kind == KIND_CHIRP;
  const omega = waves ? segment.omega : 0;
  const sweepRate = segment.kind == KIND_CHIRP ? segment.sweepRate : 0;
  const s = from - segment.start;
  const first = abs<f64>(level + slope * s - V_th);
  const last = abs<f64>(level + slope * (s + length) - V_th);
  const amplitude = waves ? abs<f64>(lane.gain * segment.amplitude) : 0;
  const rate = max<f64>(abs<f64>(omega + sweepRate * s), abs<f64>(omega + sweepRate * (s + length)));
  return max<f64>(first, last) + amplitude + lane.tau_m * (abs<f64>(slope) + amplitude * rate);
}

function timeOfCrossing(lane: Lane, d0: f64, d1: f64, h: f64): f64 {
  const tau_m = lane.tau_m;
  const growth = expm1((2 * h) / tau_m);
  const S = noiseLevel * noiseLevel * growth;
  const end = d1 * exp(h / tau_m);
  const normal = gaussian(crossingOf(lane));
  const u = uniform(crossingOf(lane));
  let ratio: f64;
  if (end > 0) {
    const w = (normal * normal * S) / (2 * d0 * end);
    const q = 1 / (1 + w + sqrt<f64>(w * (2 + w)));
    ratio = u * (1 + q) <= 1 ? (d0 / end) * q : d0 / end / q;
  } else {
    ratio = (d0 * d0) / (normal * normal * S);
  }
  const share = ratio > 1e300 ? 1 : ratio / (1 + ratio);
  return 0.5 * tau_m * log1p(growth * share);
}

/** `crossing` for a whole step, halved k times, under a constant drive u. */
export function crossingInLevel(lane: Lane, u: f64, height: f64, k: i32, from: f64, to: f64, V0: f64, V1: f64): f64 {
  const V_th = lane.V_th;
  if (k == LEVELS - 1) return crossing(lane, lane.segment, from, to, levelAt(lane, k).h, V0, V1);
  const level = levelAt(lane, k);
  const h = level.h;
  const bend = bendUnder(height, h, lane.tau_m);
  const limit = V_th - bend;
  if (V0 < limit && V1 < limit && (limit - V0) * (limit - V1) * level.bridge > impossible) return NEVER;
  const middle = from + 0.5 * h;
  if (bend > level.straight && middle > from && middle < to) {
    const there = u + (V0 - u) * level.halfDecay;
    const end = u + (there - u) * level.halfDecay;
    const V = there + (V1 - end) * level.middleShare + level.middleSpread * gaussian(crossingOf(lane));
    const first = crossingInLevel(lane, u, height, k + 1, from, middle, V0, V);
    return first != NEVER ? first : crossingInLevel(lane, u, height, k + 1, middle, to, V, V1);
  }
  if (V1 < V_th && !crosses(lane, (V_th - V0) * (V_th - V1) * level.bridge)) return NEVER;
  return min<f64>(to, from + timeOfCrossing(lane, V_th - V0, abs<f64>(V_th - V1), h));
}
