// How a step of two neurons ends, whatever its kind: V, refractory period and spikes. No loop over neurons calls a function: a call, even one
// that is hardly ever made, would keep everything that the loop needs in memory instead of registers (four times slower, measured). What is rare
// is put on a list and done after the loop.
import { GroupNumbers } from "./numbers";
import { fire } from "./spikes";
import { maskOf, potential, freeFrom } from "./state";

/** Neurons that go through a step together: what they need stays in a near cache from their drive to their spike. */
export const CHUNK: i32 = 1024;

/** i32: the first of each two neurons of a chunk of which one fires, and lists of others before that. */
const listed: usize = memory.data(CHUNK * 4 + 16, 8);

// @ts-ignore: decorator
@inline
export function list(count: i32, i: i32): void {
  store<i32>(listed + (<usize>count << 2), i);
}

// @ts-ignore: decorator
@inline
export function listedAt(k: i32): i32 {
  return load<i32>(listed + (<usize>k << 2));
}

/** What has arrived, which begins anew. */
// @ts-ignore: decorator
@inline
export function takeInput(at: usize): v128 {
  const sum = v128.load(at);
  v128.store(at, f64x2.splat(0));
  return sum;
}

/**
 * Keep where V of neurons i and i + 1 has moved from u; a neuron rests in the steps before its `freeFrom`.
 *
 * @returns how many pairs fire so far
 */
// @ts-ignore: decorator
@inline
export function settle(count: i32, now: v128, i: i32, at: usize, free: usize, u: v128, moved: v128, threshold: v128): i32 {
  const resting = i64x2.extend_low_i32x4_s(i32x4.gt_s(v128.load64_zero(free), now));
  const next = v128.bitselect(u, moved, resting);
  v128.store(at, next);
  list(count, i);
  return count + i32(v128.any_true(f64x2.ge(next, threshold)));
}

/** Reset and report those of the listed pairs that are at threshold; the last slot of a group may be nobody's. */
export function fireListed(group: GroupNumbers, n: i32, count: i32, to: i32): void {
  const mask = maskOf(group);
  const first = <usize>group.firstSlot;
  for (let k = 0; k < count; k++) {
    const pair = listedAt(k);
    for (let i = pair; i < min(pair + 2, to); i++) {
      const own = (<usize>i << 3) & mask;
      const at = potential + ((first + <usize>i) << 3);
      if (!(load<f64>(at) >= load<f64>(<usize>group.threshold + own))) continue;
      store<f64>(at, load<f64>(<usize>group.reset + own));
      store<i32>(freeFrom + ((first + <usize>i) << 2), n + 1 + <i32>load<f64>(<usize>group.refractorySteps + own));
      fire(<i32>group.firstNeuron + i, n);
    }
  }
}
