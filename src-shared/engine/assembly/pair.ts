// Two neighbouring lanes on their way through many steps of constant drive under white noise. Two abreast hide each other's waits;
// four would need more registers than there are, and both in one SIMD register are no faster: docs/decisions/010-one-register-a-lane.md.
import { isInside, layerOf, positionIn, wordOf } from "./random";
import { Lane, laneAt, laneCount, recordEvery, sample } from "./run";

/** The two while they are on their way: at addresses that never change, which cost the loops no register. */
const firstAt: usize = memory.data(512, 16);
const secondAt: usize = memory.data(512, 16);

/**
 * Whole steps n ... until - 1 of lanes k and k + 1, whose segment is constant throughout. L is the scheme's class of lanes; its methods
 * are known when the kernel is compiled, so that calling them costs nothing. No class may override a method of another: lanes carry
 * no type by which the compiler could tell the two apart. What two classes share stands in a third that both extend.
 *
 * - `keepSteady(n)` computes what stays the same while the drive is constant;
 * - `hotStep(n)` takes any step;
 * - `moved(V, x)` is V after an ordinary step from V with the Gaussian number x;
 * - `passes(V, V1, awake)` says whether the step from V to V1 is ordinary, and takes what that needs from the crossing stream;
 * - `wakesAt(n)` is the first step from n on through which the lane does not rest;
 * - `endOfSprint(n, until)` is `until`, or a step before which a sprint must end because the lane wakes in the middle of it;
 * - `leaveRest(steps)` tells the lane through how many steps it still has to rest.
 */
export function runPair<L extends Lane>(k: i32, n: i64, until: i64): void {
  const first = changetype<L>(firstAt);
  const second = changetype<L>(secondAt);
  const isPair = k + 1 < laneCount;
  memory.copy(firstAt, changetype<usize>(laneAt(k)), offsetof<Lane>());
  if (isPair) memory.copy(secondAt, changetype<usize>(laneAt(k + 1)), offsetof<Lane>());
  else second.recording = 0;
  first.keepSteady(n);
  if (isPair) second.keepSteady(n);
  let step = n;
  while (step < until) {
    const stop = recordPair(first, second, step, until);
    if (!isPair) {
      while (step < stop) first.hotStep(step++);
      continue;
    }
    const reached = sprint<L>(step, second.endOfSprint(step, first.endOfSprint(step, stop)));
    step = reached >> 1;
    if (step == stop) continue;
    if ((reached & 1) == 0) first.hotStep(step);
    second.hotStep(step);
    step++;
  }
  memory.copy(changetype<usize>(laneAt(k)), firstAt, offsetof<Lane>());
  if (isPair) memory.copy(changetype<usize>(laneAt(k + 1)), secondAt, offsetof<Lane>());
}

/** Records V at grid point n where that is due; returns the grid point at or before `until` at which to ask again. */
// @ts-ignore: decorator
@inline
function recordPair(first: Lane, second: Lane, n: i64, until: i64): i64 {
  if (!first.recording && !second.recording) return until;
  const beyond = n % recordEvery;
  if (beyond == 0) {
    if (first.recording) sample(first, first.V);
    if (second.recording) sample(second, second.V);
  }
  return min<i64>(until, n - beyond + recordEvery);
}

/**
 * Takes both lanes through ordinary steps; stops before the first that is out of the ordinary or whose Gaussian number lies on the edge
 * of its layer. It calls nothing, so that all it works with stays in registers. Returns twice the step where it stopped, plus 1 when
 * the first lane has done that step.
 */
function sprint<L extends Lane>(n: i64, until: i64): i64 {
  const first = changetype<L>(firstAt);
  const second = changetype<L>(secondAt);
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
  const firstWakes = first.wakesAt(n);
  const secondWakes = second.wakesAt(n);
  let step = n;
  let halfDone: i64 = 0;
  for (; step < until; step++) {
    const wordA = wordOf(a0, a3);
    const layerA = layerOf(wordA);
    const x = positionIn(layerA, wordA);
    if (!isInside(layerA, x)) break;
    const V1 = step < firstWakes ? V : first.moved(V, x);
    if (!first.passes(V, V1, step >= firstWakes)) break;
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
    const W1 = step < secondWakes ? W : second.moved(W, y);
    if (!second.passes(W, W1, step >= secondWakes)) {
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
  first.leaveRest(max<i64>(0, firstWakes - step - halfDone));
  second.leaveRest(max<i64>(0, secondWakes - step));
  return 2 * step + halfDone;
}
