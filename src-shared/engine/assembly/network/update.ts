// One step of a group's neurons, two abreast. Twin of oracle-network-neuron.ts; keep the order of operations.
import { conducted } from "./conductance";
import { GroupNumbers } from "./numbers";
import { noiseMask, noiseValues } from "./noise";
import { fire } from "./spikes";
import * as state from "./state";
import { maskOf } from "./state";

// @ts-ignore: decorator
@inline
function column(address: f64, at: usize): v128 {
  return v128.load(<usize>address + at);
}

/** Step n of neurons `from` (even) to `to` - 1 of a group, under a level of its drive. */
export function update(g: i32, n: i32, level: f64, from: i32, to: i32): void {
  const group = state.groupAt(g);
  const mask = maskOf(group);
  const slots = <usize>group.firstSlot << 3;
  const values = noiseValues(g);
  const valuesMask = noiseMask(g);
  const kind = <i32>group.kind;
  const levels = f64x2.splat(level);
  const now = i32x4.splat(n);
  for (let i = from; i < to; i += 2) {
    const at = <usize>i << 3;
    const slot = slots + at;
    const own = at & mask;
    const noise = v128.load(values + (at & valuesMask));
    const u = v128.load(state.potential + slot);
    let moved: v128;
    if (kind == state.DELTA) moved = delta(group, slot, own, u, levels, noise);
    else if (kind == state.EXPONENTIAL) moved = exponential(group, slot, own, u, levels, noise);
    else if (kind == state.ALPHA) moved = alpha(group, slot, own, u, levels, noise);
    else moved = conducted(group, slot, own, u, level, noise);
    // A neuron rests in the steps before its `freeFrom`.
    const resting = i64x2.extend_low_i32x4_s(i32x4.gt_s(v128.load64_zero(state.freeFrom + (slot >> 1)), now));
    const next = v128.bitselect(u, moved, resting);
    v128.store(state.potential + slot, next);
    const fired = f64x2.ge(next, column(group.threshold, own));
    if (v128.any_true(fired)) fireOf(group, n, i, to, slot, at, mask, i64x2.bitmask(fired));
  }
}

function fireOf(group: GroupNumbers, n: i32, i: i32, to: i32, slot: usize, at: usize, mask: usize, lanes: i32): void {
  for (let k = 0; k < 2; k++) {
    // The last slot of a group may be nobody's.
    if (((lanes >> k) & 1) == 0 || i + k >= to) continue;
    const own = (at + (<usize>k << 3)) & mask;
    const where = slot + (<usize>k << 3);
    store<f64>(state.potential + where, load<f64>(<usize>group.reset + own));
    store<i32>(state.freeFrom + (where >> 1), n + 1 + <i32>load<f64>(<usize>group.refractorySteps + own));
    fire(<i32>group.firstNeuron + i + k, n);
  }
}

// @ts-ignore: decorator
@inline
function takeInput(input: usize, slot: usize): v128 {
  const sum = v128.load(input + slot);
  v128.store(input + slot, f64x2.splat(0));
  return sum;
}

// @ts-ignore: decorator
@inline
function delta(group: GroupNumbers, slot: usize, own: usize, u: v128, levels: v128, noise: v128): v128 {
  const left = f64x2.mul(column(group.decay, own), u);
  const driven = f64x2.add(left, f64x2.mul(column(group.share, own), levels));
  return f64x2.add(f64x2.add(driven, noise), takeInput(state.input0, slot));
}

// @ts-ignore: decorator
@inline
function exponential(group: GroupNumbers, slot: usize, own: usize, u: v128, levels: v128, noise: v128): v128 {
  const current0 = v128.load(state.synapse0 + slot);
  const current1 = v128.load(state.synapse1 + slot);
  v128.store(state.synapse0 + slot, f64x2.add(f64x2.mul(f64x2.splat(group.decay0), current0), takeInput(state.input0, slot)));
  v128.store(state.synapse1 + slot, f64x2.add(f64x2.mul(f64x2.splat(group.decay1), current1), takeInput(state.input1, slot)));
  const left = f64x2.mul(column(group.decay, own), u);
  const up = f64x2.add(left, f64x2.mul(column(group.response0, own), current0));
  const down = f64x2.add(up, f64x2.mul(column(group.response1, own), current1));
  return f64x2.add(f64x2.add(down, f64x2.mul(column(group.share, own), levels)), noise);
}

// @ts-ignore: decorator
@inline
function rise(synapses: usize, slopes: usize, input: usize, slot: usize, growth: f64, decay: f64, jump: f64): void {
  const slope = v128.load(slopes + slot);
  const current = v128.load(synapses + slot);
  v128.store(synapses + slot, f64x2.add(f64x2.mul(f64x2.splat(growth), slope), f64x2.mul(f64x2.splat(decay), current)));
  v128.store(slopes + slot, f64x2.add(f64x2.mul(f64x2.splat(decay), slope), f64x2.mul(f64x2.splat(jump), takeInput(input, slot))));
}

// @ts-ignore: decorator
@inline
function alpha(group: GroupNumbers, slot: usize, own: usize, u: v128, levels: v128, noise: v128): v128 {
  const up = f64x2.add(
    f64x2.mul(column(group.response0, own), v128.load(state.synapse0 + slot)),
    f64x2.mul(column(group.slopeResponse0, own), v128.load(state.slope0 + slot)),
  );
  const down = f64x2.add(
    f64x2.mul(column(group.response1, own), v128.load(state.synapse1 + slot)),
    f64x2.mul(column(group.slopeResponse1, own), v128.load(state.slope1 + slot)),
  );
  rise(state.synapse0, state.slope0, state.input0, slot, group.growth0, group.decay0, group.jump0);
  rise(state.synapse1, state.slope1, state.input1, slot, group.growth1, group.decay1, group.jump1);
  const left = f64x2.mul(column(group.decay, own), u);
  return f64x2.add(f64x2.add(f64x2.add(f64x2.add(left, up), down), f64x2.mul(column(group.share, own), levels)), noise);
}
