// One step under the stimulus, without noise. Twin of oracle-step.ts; keep the order of operations.
import { Arc, fastest, newArc, potential, setDrive } from "./drive";
import { exp } from "./elementary";
import { dt, gridTime, KIND_CHIRP, KIND_CONSTANT, Lane, levelIn, segmentAt, segmentCount, spend, tolerance, wholeSteps } from "./run";

let scratch: Arc = changetype<Arc>(0);

export function beginSteps(): void {
  scratch = newArc();
}

/** Move the lane's segment to the one that holds from `time` on. */
// @ts-ignore: decorator
@inline
export function seek(lane: Lane, time: f64): void {
  while (lane.segment < segmentCount - 1 && segmentAt(lane.segment).end <= time + tolerance) lane.segment++;
}

/** Whether segment i is the last one that a stretch up to `to` meets. */
// @ts-ignore: decorator
@inline
export function endsWithin(i: i32, to: f64): bool {
  return i == segmentCount - 1 || segmentAt(i).end >= to - tolerance;
}

/** Whether a piece of `length` is a whole step, whose constants the lane keeps. */
// @ts-ignore: decorator
@inline
export function isWhole(length: f64): bool {
  return length == dt;
}

/** e^(-length / tau_m); kept for a whole step. */
// @ts-ignore: decorator
@inline
export function decayOver(lane: Lane, length: f64): f64 {
  return isWhole(length) ? lane.decay : exp(-length / lane.tau_m);
}

/** V after a piece of segment i that is short enough to be taken at once, mV. */
export function relaxOnce(lane: Lane, i: i32, from: f64, length: f64, V0: f64, offset: f64): f64 {
  const segment = segmentAt(i);
  if (segment.kind == KIND_CONSTANT) {
    const u = levelIn(lane, i) + offset;
    return u + (V0 - u) * decayOver(lane, length);
  }
  setDrive(scratch, lane, i);
  scratch.t0 = from;
  scratch.V0 = V0;
  scratch.offset = offset;
  scratch.synapse = 0;
  scratch.tau_s = 0;
  return potential(scratch, length);
}

/** V after a piece of segment i, mV; long waves are taken in parts. */
export function relaxPiece(lane: Lane, i: i32, from: f64, to: f64, length: f64, V0: f64, offset: f64): f64 {
  if (segmentAt(i).kind == KIND_CONSTANT) return relaxOnce(lane, i, from, length, V0, offset);
  setDrive(scratch, lane, i);
  const parts = partsOf(scratch, from, length, Infinity);
  if (parts <= 1) return relaxOnce(lane, i, from, length, V0, offset);
  spend(<i64>parts);
  let V = V0;
  for (let k: f64 = 0; k < parts; k++) {
    const a = from + (length * k) / parts;
    const b = k == parts - 1 ? to : from + (length * (k + 1)) / parts;
    V = relaxOnce(lane, i, a, b - a, V, offset);
  }
  return V;
}

/** In how many parts of at most `longest` ms a piece is taken, so that its wave turns by at most 1 rad in each. */
export function partsOf(arc: Arc, from: f64, length: f64, longest: f64): f64 {
  let parts = max<f64>(1, ceil<f64>(length / longest));
  if (arc.amplitude != 0) {
    arc.t0 = from;
    parts = max<f64>(parts, ceil<f64>(length * fastest(arc, 0, length)));
  }
  if (arc.kind == KIND_CHIRP) parts = max<f64>(parts, ceil<f64>(length / arc.tau_m));
  return parts;
}

/** V at `to` without noise and threshold, mV, from V at `from` in segment i; `whole` is dt for a whole step, else 0. */
export function relaxThrough(lane: Lane, i: i32, from: f64, to: f64, whole: f64, V0: f64, offset: f64): f64 {
  let V = V0;
  let a = from;
  let first = true;
  while (true) {
    const last = endsWithin(i, to);
    const b = last ? to : segmentAt(i).end;
    if (b > a || last) {
      V = relaxPiece(lane, i, a, b, last && first && whole > 0 ? whole : b - a, V, offset);
      first = false;
    }
    if (last) return V;
    a = b;
    i++;
  }
}

/** The first grid point at or after n up to which every step is whole and lies in the lane's segment; n if none is. */
export function stepsInSegment(lane: Lane, n: i64, until: i64): i64 {
  let end = min<i64>(until, wholeSteps);
  if (lane.segment < segmentCount - 1) {
    const edge = segmentAt(lane.segment).end;
    end = min<i64>(end, <i64>(edge / dt) + 2);
    while (end > n && edge < gridTime(end) - tolerance) end--;
  }
  return max<i64>(n, end);
}
