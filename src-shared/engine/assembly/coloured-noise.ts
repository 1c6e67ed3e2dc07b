// Exact Ornstein-Uhlenbeck current. Twin of oracle-coloured-noise.ts, which gives the reasons; keep the order of operations.
import { firstOfCubic } from "./cubic";
import { Arc, fastest, newArc, setDrive, target } from "./drive";
import { exp, expm1, sinh } from "./elementary";
import { Bridge, setBridge, setTransition, Transition } from "./joint-transition";
import { gaussian } from "./random";
import { allocate, crossingOf, dt, gridTime, KIND_CONSTANT, Lane, levelIn, NEVER, noiseLevel, noiseOf, noiseTau, segmentAt, spend, spike, wholeSteps } from "./run";
import { endsWithin, relaxPiece, relaxThrough, seek } from "./step";
import { bendUnder, heightOf } from "./white-noise";

const smoothEnough: f64 = 0.02;
const outOfReach: f64 = 8;
/** Halvings of a whole step whose constants a lane keeps. */
const MOST_LEVELS: i32 = 24;

let scratch: Arc = changetype<Arc>(0);
let first: Transition = changetype<Transition>(0);
let second: Transition = changetype<Transition>(0);
let both: Transition = changetype<Transition>(0);
let bridgeInHand: Bridge = changetype<Bridge>(0);

// The point drawn last, and the current at the end of the last spike's refractory period, where that is drawn.
let drawnY: f64 = 0;
let drawnV: f64 = 0;
let resumed: f64 = 0;
let isResumed: bool = false;

export function beginColouredNoise(): void {
  scratch = newArc();
  first = changetype<Transition>(allocate(offsetof<Transition>()));
  second = changetype<Transition>(allocate(offsetof<Transition>()));
  both = changetype<Transition>(allocate(offsetof<Transition>()));
  bridgeInHand = changetype<Bridge>(allocate(offsetof<Bridge>()));
}

// @ts-ignore: decorator
@inline
function finest(lane: Lane): f64 {
  return smoothEnough * min<f64>(lane.tau_m, noiseTau);
}

// @ts-ignore: decorator
@inline
function wholeTransition(lane: Lane): Transition {
  return changetype<Transition>(lane.joint);
}

/** Keep the joint transition of a whole step in the lane. */
export function keepJointTransition(lane: Lane): void {
  lane.joint = allocate(offsetof<Transition>());
  setTransition(wholeTransition(lane), dt, lane.tau_m, noiseTau);
}

/** Keep the bridges through the middle of a whole step, of its halves and so on, as far as it may be halved. */
export function keepBridges(lane: Lane): void {
  let count = 0;
  for (let h = dt; h > finest(lane) && count < MOST_LEVELS; h *= 0.5) count++;
  lane.levels = allocate(<usize>count * offsetof<Bridge>());
  lane.levelCount = count;
  let h = dt;
  for (let k = 0; k < count; k++) {
    setTransition(both, h, lane.tau_m, noiseTau);
    h *= 0.5;
    setTransition(first, h, lane.tau_m, noiseTau);
    setBridge(changetype<Bridge>(lane.levels + <usize>k * offsetof<Bridge>()), first, first, both);
  }
}

/** The joint transition over h ms; a whole step's is kept. */
function transitionOver(lane: Lane, h: f64): Transition {
  if (h == dt) return wholeTransition(lane);
  setTransition(both, h, lane.tau_m, noiseTau);
  return both;
}

/** One step of drive and response for the grid integrator: moves lane.drive, returns the response in V, mV. */
export function jointStep(lane: Lane, h: f64): f64 {
  const size = lane.gain * noiseLevel;
  const noise = noiseOf(lane);
  const transition = transitionOver(lane, h);
  const y = lane.drive;
  const y1 = transition.decay * y + size * transition.spread * gaussian(noise);
  lane.drive = y1;
  return transition.response * y + transition.slope * (y1 - transition.decay * y) + size * transition.residual * gaussian(noise);
}

export function stepColouredNoise(lane: Lane, n: i64): void {
  const size = lane.gain * noiseLevel;
  const noise = noiseOf(lane);
  const from = gridTime(n);
  const to = gridTime(n + 1);
  let whole = n < wholeSteps ? dt : 0;
  let start = from;
  let y = lane.drive;
  let transition = transitionOver(lane, whole > 0 ? whole : to - from);
  const y1 = transition.decay * y + size * transition.spread * gaussian(noise);
  let residual = gaussian(noise);
  lane.drive = y1;
  if (lane.freeFrom > from && lane.freeFrom < to) {
    y = between(lane, y, y1, lane.freeFrom - from, to - from);
    start = lane.freeFrom;
    whole = 0;
  }
  while (lane.freeFrom < to) {
    seek(lane, start);
    const length = whole > 0 ? whole : to - start;
    if (whole == 0) {
      setTransition(both, length, lane.tau_m, noiseTau);
      transition = both;
    }
    const V1 =
      relaxThrough(lane, lane.segment, start, to, whole, lane.V, 0) + transition.response * y + transition.slope * (y1 - transition.decay * y) + size * transition.residual * residual;
    if (!spikesOnTheWay(lane, start, to, whole, length, y, lane.V, y1, V1)) {
      lane.V = V1;
      return;
    }
    if (lane.freeFrom >= to) return;
    start = lane.freeFrom;
    y = resumed;
    whole = 0;
    residual = gaussian(crossingOf(lane));
    spend(1);
  }
}

function spikesOnTheWay(lane: Lane, from: f64, to: f64, whole: f64, length: f64, y0: f64, V0: f64, y1: f64, V1: f64): bool {
  let i = lane.segment;
  let a = from;
  let y = y0;
  let V = V0;
  let left = length;
  let isFirst = true;
  while (true) {
    if (endsWithin(i, to)) {
      const isWhole = isFirst && whole > 0;
      return spikesIn(lane, i, a, to, isWhole ? whole : to - a, isWhole ? 0 : MOST_LEVELS, y, V, y1, V1);
    }
    const b = segmentAt(i).end;
    if (b > a) {
      const h = b - a;
      setTransition(first, h, lane.tau_m, noiseTau);
      setTransition(second, left - h, lane.tau_m, noiseTau);
      setTransition(both, left, lane.tau_m, noiseTau);
      setBridge(bridgeInHand, first, second, both);
      const there = relaxPiece(lane, i, a, b, h, V, 0);
      draw(lane, bridgeInHand, there, relaxThrough(lane, i + 1, b, to, 0, there, 0), y, y1, V1);
      const edgeY = drawnY;
      const edgeV = drawnV;
      if (spikesIn(lane, i, a, b, h, MOST_LEVELS, y, V, edgeY, edgeV)) {
        resumeBetween(lane, b, to, edgeY, y1);
        return true;
      }
      y = edgeY;
      V = edgeV;
      left -= h;
      isFirst = false;
    }
    a = b;
    i++;
  }
}

/** `level` is how often a whole step was halved; MOST_LEVELS for a stretch that is no part of one. */
function spikesIn(lane: Lane, i: i32, from: f64, to: f64, h: f64, level: i32, y0: f64, V0: f64, y1: f64, V1: f64): bool {
  const tau_m = lane.tau_m;
  const middle = from + 0.5 * h;
  const isConstant = segmentAt(i).kind == KIND_CONSTANT;
  let isLong = h > finest(lane);
  if (!isConstant && !isLong) {
    setScratch(lane, i, from);
    isLong = scratch.amplitude != 0 && h * fastest(scratch, 0, h) > 1;
  }
  if (isLong && middle > from && middle < to) {
    const bridge = bridgeOver(lane, h, level);
    const farthest = min<f64>(h / 3, noiseTau);
    let u0: f64;
    let u1: f64;
    if (isConstant) {
      u0 = levelIn(lane, i);
      u1 = u0;
    } else {
      setScratch(lane, i, from);
      u0 = target(scratch, 0);
      u1 = target(scratch, h);
    }
    const rise0 = ((u0 + y0 - V0) / tau_m) * farthest;
    const rise1 = ((u1 + y1 - V1) / tau_m) * farthest;
    const reach = outOfReach * (lane.gain * noiseLevel) * bridge.width;
    const limit = lane.V_th - (bendUnder(heightOf(lane, i, from, h), h, tau_m) + reach);
    if (V0 < limit && V1 < limit && V0 + rise0 < limit && V1 - rise1 < limit) return false;
    spend(1);
    const half = 0.5 * h;
    const there = relaxPiece(lane, i, from, middle, half, V0, 0);
    draw(lane, bridge, there, relaxPiece(lane, i, middle, to, half, there, 0), y0, y1, V1);
    const y = drawnY;
    const V = drawnV;
    const next = level < MOST_LEVELS ? level + 1 : level;
    if (!spikesIn(lane, i, from, middle, half, next, y0, V0, y, V)) return spikesIn(lane, i, middle, to, half, next, y, V, y1, V1);
    resumeBetween(lane, middle, to, y, y1);
    return true;
  }
  const time = crossing(lane, i, from, h, y0, V0, y1, V1);
  if (time == NEVER) return false;
  fire(lane, min<f64>(to, from + time));
  resumeBetween(lane, from, to, y0, y1);
  return true;
}

/** The bridge through the middle of h ms. */
function bridgeOver(lane: Lane, h: f64, level: i32): Bridge {
  if (level < lane.levelCount) return changetype<Bridge>(lane.levels + <usize>level * offsetof<Bridge>());
  setTransition(first, 0.5 * h, lane.tau_m, noiseTau);
  setTransition(both, h, lane.tau_m, noiseTau);
  setBridge(bridgeInHand, first, first, both);
  return bridgeInHand;
}

/** Draw the current and V in between; `there` and `end` are where the path without noise stands then and at the end. */
function draw(lane: Lane, bridge: Bridge, there: f64, end: f64, y0: f64, y1: f64, V1: f64): void {
  const size = lane.gain * noiseLevel;
  const response = V1 - end;
  const y = bridge.decay0 * y0;
  const X = bridge.response0 * y0;
  const newsOfY = y1 - bridge.decay1 * y;
  const newsOfX = response - (bridge.response1 * y + bridge.leak1 * X) - bridge.slope * newsOfY;
  const xi1 = gaussian(crossingOf(lane));
  const xi2 = gaussian(crossingOf(lane));
  drawnY = y + bridge.yFromY * newsOfY + bridge.yFromX * newsOfX + size * (bridge.ySpread * xi1);
  drawnV = there + (X + bridge.XFromY * newsOfY + bridge.XFromX * newsOfX + size * (bridge.XWithY * xi1 + bridge.XSpread * xi2));
}

function fire(lane: Lane, time: f64): void {
  spike(lane, time);
  lane.V = lane.V_reset;
  lane.freeFrom = time + lane.t_ref;
  isResumed = false;
}

function resumeBetween(lane: Lane, from: f64, to: f64, y0: f64, y1: f64): void {
  if (isResumed || lane.freeFrom >= to) return;
  isResumed = true;
  resumed = between(lane, y0, y1, lane.freeFrom - from, to - from);
}

function between(lane: Lane, y0: f64, y1: f64, h1: f64, h: f64): f64 {
  const tau = noiseTau;
  const h2 = h - h1;
  const variance = (expm1((-2 * h1) / tau) * expm1((-2 * h2) / tau)) / -expm1((-2 * h) / tau);
  const mean = h > 100 * tau ? y0 * exp(-h1 / tau) + y1 * exp(-h2 / tau) : (y0 * sinh(h2 / tau) + y1 * sinh(h1 / tau)) / sinh(h / tau);
  return mean + lane.gain * noiseLevel * sqrt<f64>(variance) * gaussian(crossingOf(lane));
}

function setScratch(lane: Lane, i: i32, from: f64): void {
  setDrive(scratch, lane, i);
  scratch.offset = 0;
  scratch.synapse = 0;
  scratch.tau_s = 0;
  scratch.t0 = from;
}

function crossing(lane: Lane, i: i32, from: f64, h: f64, y0: f64, V0: f64, y1: f64, V1: f64): f64 {
  const V_th = lane.V_th;
  let u0: f64;
  let u1: f64;
  if (segmentAt(i).kind == KIND_CONSTANT) {
    u0 = levelIn(lane, i);
    u1 = u0;
  } else {
    setScratch(lane, i, from);
    u0 = target(scratch, 0);
    u1 = target(scratch, h);
  }
  const rise0 = (h * (u0 + y0 - V0)) / lane.tau_m;
  const rise1 = (h * (u1 + y1 - V1)) / lane.tau_m;
  const x = firstOfCubic(V0 - V_th, rise0, V1 - V_th, rise1);
  return x == NEVER ? NEVER : h * x;
}
