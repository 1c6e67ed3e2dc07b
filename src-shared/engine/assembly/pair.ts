// Two neighbouring lanes on their way through many steps of constant drive under white noise. Two abreast hide each other's waits;
// four would need more registers than there are. Each scheme has a `sprint` that takes both through ordinary steps and stops before
// the first that is out of the ordinary. It calls nothing, so that all it works with stays in registers, and returns twice the step
// where it stopped, plus 1 when the first lane has done that step.
import { Lane, laneAt, laneCount, recordEvery, sample } from "./run";

/** The two while they are on their way: at addresses that never change, which cost the loops no register. */
export const first: Lane = changetype<Lane>(memory.data(512, 16));
export const second: Lane = changetype<Lane>(memory.data(512, 16));

/** Whether there is a second: the last lane may be alone. */
export let isPair: bool = false;

export function openPair(k: i32): void {
  isPair = k + 1 < laneCount;
  memory.copy(changetype<usize>(first), changetype<usize>(laneAt(k)), offsetof<Lane>());
  if (isPair) memory.copy(changetype<usize>(second), changetype<usize>(laneAt(k + 1)), offsetof<Lane>());
  else second.recording = 0;
}

export function closePair(k: i32): void {
  memory.copy(changetype<usize>(laneAt(k)), changetype<usize>(first), offsetof<Lane>());
  if (isPair) memory.copy(changetype<usize>(laneAt(k + 1)), changetype<usize>(second), offsetof<Lane>());
}

/** Records V at grid point n where that is due; returns the grid point at or before `until` at which to ask again. */
// @ts-ignore: decorator
@inline
export function recordPair(n: i64, until: i64): i64 {
  if (!first.recording && !second.recording) return until;
  const beyond = n % recordEvery;
  if (beyond == 0) {
    if (first.recording) sample(first, first.V);
    if (second.recording) sample(second, second.V);
  }
  return min<i64>(until, n - beyond + recordEvery);
}
