// Euler-Maruyama for two lanes abreast. The order of operations is that of oracle-euler.ts; keep it.
import { move } from "./euler";
import { closePair, first, isPair, openPair, recordPair, second } from "./pair";
import { gaussian, isInside, layerOf, positionIn, wordOf } from "./random";
import { dt, gridTime, Lane, noiseOf, segmentAt } from "./run";

/** Whole steps n ... until - 1 of lanes k and k + 1 under white noise, whose segment is constant throughout. */
export function runEulerPair(k: i32, n: i64, until: i64): void {
  openPair(k);
  keepSteady(first);
  if (isPair) keepSteady(second);
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

function keepSteady(lane: Lane): void {
  lane.level = lane.E_L + lane.gain * segmentAt(lane.segment).level;
  lane.share = dt / lane.tau_m;
}

/** One step, whatever happens in it. */
function hotStep(lane: Lane, n: i64): void {
  const increment = lane.spread * gaussian(noiseOf(lane));
  if (lane.stepsToRest > 0) lane.stepsToRest--;
  else move(lane, gridTime(n + 1), lane.V + lane.share * (lane.level - lane.V) + increment);
}

/** Stops at a number on the edge of its layer and at a spike. */
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
  const wakesA = n + first.stepsToRest;
  const wakesB = n + second.stepsToRest;
  let step = n;
  let halfDone: i64 = 0;
  for (; step < until; step++) {
    const wordA = wordOf(a0, a3);
    const layerA = layerOf(wordA);
    const x = positionIn(layerA, wordA);
    if (!isInside(layerA, x)) break;
    const V1 = step < wakesA ? V : V + first.share * (first.level - V) + first.spread * x;
    if (!(V1 < first.V_th)) break;
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
    const W1 = step < wakesB ? W : W + second.share * (second.level - W) + second.spread * y;
    if (!(W1 < second.V_th)) {
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
  first.stepsToRest = max<i64>(0, wakesA - step - halfDone);
  second.stepsToRest = max<i64>(0, wakesB - step);
  return 2 * step + halfDone;
}
