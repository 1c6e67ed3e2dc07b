// Exact white noise for two lanes abreast. The order of operations is that of oracle-white-noise.ts; keep it.
import { closePair, first, isPair, openPair, recordPair, second } from "./pair";
import { gaussian, isInside, layerOf, next, positionIn, uniformOf, wordOf } from "./random";
import { crossingOf, dt, gridTime, Lane, NEVER, noiseOf, segmentAt, spike } from "./run";
import { bendUnder, crossingInLevel, finishStep, heightOf, impossible, lowerBound } from "./white-noise";

/** Whole steps n ... until - 1 of lanes k and k + 1, whose segment is constant throughout. */
export function runWhiteNoisePair(k: i32, n: i64, until: i64): void {
  openPair(k);
  keepSteady(first, n);
  if (isPair) keepSteady(second, n);
  let step = n;
  while (step < until) {
    const stop = recordPair(step, until);
    if (!isPair) {
      while (step < stop) hotStep(first, step++);
      continue;
    }
    const reached = sprint(step, stop);
    step = reached >> 1;
    if (step == stop) continue;
    if ((reached & 1) == 0) hotStep(first, step);
    hotStep(second, step);
    step++;
  }
  closePair(k);
}

function keepSteady(lane: Lane, n: i64): void {
  lane.level = lane.E_L + lane.gain * segmentAt(lane.segment).level + 0;
  lane.height = heightOf(lane, lane.segment, gridTime(n), dt);
  const bend = bendUnder(lane.height, dt, lane.tau_m);
  lane.limit = lane.V_th - bend;
  lane.isStraight = bend <= lane.straight ? 1 : 0;
}

// @ts-ignore: decorator
@inline
function isFar(lane: Lane, V: f64, V1: f64): bool {
  const limit = lane.limit;
  return V1 < limit && V < limit && (limit - V) * (limit - V1) * lane.bridge > impossible;
}

/** One step, whatever happens in it. */
function hotStep(lane: Lane, n: i64): void {
  const from = gridTime(n);
  const increment = gaussian(noiseOf(lane));
  if (lane.freeFrom <= from) {
    const V = lane.V;
    const u = lane.level;
    const V1 = u + (V - u) * lane.decay + lane.spread * increment;
    if (isFar(lane, V, V1)) lane.V = V1;
    else nearThreshold(lane, n, from, V, V1);
  } else if (lane.freeFrom < gridTime(n + 1)) {
    finishStep(lane, n, increment, dt);
  }
}

/** A whole step that comes near threshold. */
function nearThreshold(lane: Lane, n: i64, from: f64, V: f64, V1: f64): void {
  const to = gridTime(n + 1);
  const time = crossingInLevel(lane, lane.level, lane.height, 0, from, to, V, V1);
  if (time == NEVER) {
    lane.V = V1;
    return;
  }
  spike(lane, time);
  lane.V = lane.V_reset;
  lane.freeFrom = time + lane.t_ref;
  if (lane.freeFrom < to) finishStep(lane, n, gaussian(crossingOf(lane)), 0);
}

/** Whether a step near threshold certainly ends below it without a crossing. The number that decides is looked at, not yet taken. */
// @ts-ignore: decorator
@inline
function staysBelow(lane: Lane, V: f64, V1: f64): bool {
  const V_th = lane.V_th;
  return V1 < V_th && lane.isStraight && uniformOf(wordOf(lane.c0, lane.c3)) * lowerBound((V_th - V) * (V_th - V1) * lane.bridge) > 1;
}

/** Stops at a number on the edge of its layer, where V crosses threshold or may, and before a step in which a lane wakes. */
function sprint(n: i64, until: i64): i64 {
  let a0 = first.n0;
  let a1 = first.n1;
  let a2 = first.n2;
  let a3 = first.n3;
  let V = first.V;
  let b0 = second.n0;
  let b1 = second.n1;
  let b2 = second.n2;
  let b3 = second.n3;
  let W = second.V;
  const freeA = first.freeFrom;
  const freeB = second.freeFrom;
  let step = n;
  let halfDone: i64 = 0;
  for (; step < until; step++) {
    const from = <f64>step * dt;

    const wordA = wordOf(a0, a3);
    const layerA = layerOf(wordA);
    const x = positionIn(layerA, wordA);
    if (!isInside(layerA, x)) break;
    let V1 = V;
    if (freeA <= from) {
      V1 = first.level + (V - first.level) * first.decay + first.spread * x;
      if (!isFar(first, V, V1)) {
        if (!staysBelow(first, V, V1)) break;
        next(crossingOf(first));
      }
    } else if (freeA < gridTime(step + 1)) break;
    V = V1;
    a2 ^= a0;
    a3 ^= a1;
    a0 ^= a3;
    const aShifted = a1 << 17;
    a1 ^= a2;
    a2 ^= aShifted;
    a3 = rotl<u64>(a3, 45);

    const wordB = wordOf(b0, b3);
    const layerB = layerOf(wordB);
    const y = positionIn(layerB, wordB);
    if (!isInside(layerB, y)) {
      halfDone = 1;
      break;
    }
    let W1 = W;
    if (freeB <= from) {
      W1 = second.level + (W - second.level) * second.decay + second.spread * y;
      if (!isFar(second, W, W1)) {
        if (!staysBelow(second, W, W1)) {
          halfDone = 1;
          break;
        }
        next(crossingOf(second));
      }
    } else if (freeB < gridTime(step + 1)) {
      halfDone = 1;
      break;
    }
    W = W1;
    b2 ^= b0;
    b3 ^= b1;
    b0 ^= b3;
    const bShifted = b1 << 17;
    b1 ^= b2;
    b2 ^= bShifted;
    b3 = rotl<u64>(b3, 45);
  }
  first.n0 = a0;
  first.n1 = a1;
  first.n2 = a2;
  first.n3 = a3;
  first.V = V;
  second.n0 = b0;
  second.n1 = b1;
  second.n2 = b2;
  second.n3 = b3;
  second.V = W;
  return 2 * step + halfDone;
}
