// One step of a group's neurons, two abreast. Twin of oracle-network-neuron.ts; keep the order of operations. Each kind has a loop of its own,
// and takes all that the loop needs out of the group's numbers before it: they are doubles, whose conversion costs more than a neuron.
import { updateConductances } from "./conductance";
import { GroupNumbers } from "./numbers";
import { noiseMask, noiseValues } from "./noise";
import { fireListed, settle, takeInput } from "./settle";
import * as state from "./state";
import { maskOf } from "./state";

/** Step n of neurons `from` (even) to `to` - 1 of a group, under a level of its drive. */
export function update(g: i32, n: i32, level: f64, from: i32, to: i32): void {
  const group = state.groupAt(g);
  const kind = <i32>group.kind;
  const values = noiseValues(g);
  const valuesMask = noiseMask(g);
  if (kind == state.DELTA) {
    if (plain(group)) updateDelta(group, n, level, values, valuesMask, from, to, false);
    else updateDelta(group, n, level, values, valuesMask, from, to, true);
  } else if (kind == state.EXPONENTIAL) {
    if (plain(group)) updateExponential(group, n, level, values, valuesMask, from, to, false);
    else updateExponential(group, n, level, values, valuesMask, from, to, true);
  }
  if (kind == state.ALPHA) updateAlpha(group, n, level, values, valuesMask, from, to);
  if (kind == state.CONDUCTANCE) updateConductances(group, n, level, values, valuesMask, from, to);
}

/** Whether a group's neurons share all numbers and feel no noise: then all that is not state stays in registers. */
function plain(group: GroupNumbers): bool {
  return group.each == 0 && group.noiseKind == 0;
}

/** A column's numbers for two neurons, at once or, where all share them, `same`. */
// @ts-ignore: decorator
@inline
function pick(varied: bool, same: v128, column: usize, at: usize): v128 {
  return varied ? v128.load(column + at) : same;
}

// @ts-ignore: decorator
@inline
function updateDelta(group: GroupNumbers, n: i32, level: f64, values: usize, valuesMask: usize, from: i32, to: i32, varied: bool): void {
  const mask = maskOf(group);
  const decay = <usize>group.decay;
  const share = <usize>group.share;
  const threshold = <usize>group.threshold;
  const sameDecay = v128.load(decay);
  const sameThreshold = v128.load(threshold);
  const sameDriven = f64x2.mul(v128.load(share), f64x2.splat(level));
  const sameNoise = v128.load(values);
  const levels = f64x2.splat(level);
  const now = i32x4.splat(n);
  const potentials = state.potential + (<usize>group.firstSlot << 3);
  const input = state.input0 + (<usize>group.firstSlot << 3);
  const free = state.freeFrom + (<usize>group.firstSlot << 2);
  let count = 0;
  for (let i = from; i < to; i += 2) {
    const at = <usize>i << 3;
    const own = at & mask;
    const u = v128.load(potentials + at);
    const left = f64x2.mul(pick(varied, sameDecay, decay, own), u);
    const driven = f64x2.add(left, (varied ? f64x2.mul(v128.load(share + own), levels) : sameDriven));
    const moved = f64x2.add(f64x2.add(driven, pick(varied, sameNoise, values, at & valuesMask)), takeInput(input + at));
    count = settle(count, now, i, potentials + at, free + (at >> 1), u, moved, pick(varied, sameThreshold, threshold, own));
  }
  fireListed(group, n, count, to);
}

// @ts-ignore: decorator
@inline
function updateExponential(group: GroupNumbers, n: i32, level: f64, values: usize, valuesMask: usize, from: i32, to: i32, varied: bool): void {
  const mask = maskOf(group);
  const decay = <usize>group.decay;
  const share = <usize>group.share;
  const threshold = <usize>group.threshold;
  const response0 = <usize>group.response0;
  const response1 = <usize>group.response1;
  const same0 = v128.load(response0);
  const same1 = v128.load(response1);
  const decay0 = f64x2.splat(group.decay0);
  const decay1 = f64x2.splat(group.decay1);
  const sameDecay = v128.load(decay);
  const sameThreshold = v128.load(threshold);
  const sameDriven = f64x2.mul(v128.load(share), f64x2.splat(level));
  const sameNoise = v128.load(values);
  const levels = f64x2.splat(level);
  const now = i32x4.splat(n);
  const first = <usize>group.firstSlot << 3;
  const potentials = state.potential + first;
  const free = state.freeFrom + (first >> 1);
  const currents0 = state.synapse0 + first;
  const currents1 = state.synapse1 + first;
  const input0 = state.input0 + first;
  const input1 = state.input1 + first;
  let count = 0;
  for (let i = from; i < to; i += 2) {
    const at = <usize>i << 3;
    const own = at & mask;
    const u = v128.load(potentials + at);
    const current0 = v128.load(currents0 + at);
    const current1 = v128.load(currents1 + at);
    v128.store(currents0 + at, f64x2.add(f64x2.mul(decay0, current0), takeInput(input0 + at)));
    v128.store(currents1 + at, f64x2.add(f64x2.mul(decay1, current1), takeInput(input1 + at)));
    const left = f64x2.mul(pick(varied, sameDecay, decay, own), u);
    const up = f64x2.add(left, f64x2.mul(pick(varied, same0, response0, own), current0));
    const down = f64x2.add(up, f64x2.mul(pick(varied, same1, response1, own), current1));
    const moved = f64x2.add(f64x2.add(down, (varied ? f64x2.mul(v128.load(share + own), levels) : sameDriven)), pick(varied, sameNoise, values, at & valuesMask));
    count = settle(count, now, i, potentials + at, free + (at >> 1), u, moved, pick(varied, sameThreshold, threshold, own));
  }
  fireListed(group, n, count, to);
}

// @ts-ignore: decorator
@inline
function rise(currents: usize, slopes: usize, input: usize, growth: v128, decay: v128, jump: v128): void {
  const slope = v128.load(slopes);
  const current = v128.load(currents);
  v128.store(currents, f64x2.add(f64x2.mul(growth, slope), f64x2.mul(decay, current)));
  v128.store(slopes, f64x2.add(f64x2.mul(decay, slope), f64x2.mul(jump, takeInput(input))));
}

function updateAlpha(group: GroupNumbers, n: i32, level: f64, values: usize, valuesMask: usize, from: i32, to: i32): void {
  const mask = maskOf(group);
  const decay = <usize>group.decay;
  const share = <usize>group.share;
  const threshold = <usize>group.threshold;
  const response0 = <usize>group.response0;
  const response1 = <usize>group.response1;
  const slopeResponse0 = <usize>group.slopeResponse0;
  const slopeResponse1 = <usize>group.slopeResponse1;
  const levels = f64x2.splat(level);
  const now = i32x4.splat(n);
  const first = <usize>group.firstSlot << 3;
  const potentials = state.potential + first;
  const free = state.freeFrom + (first >> 1);
  const currents0 = state.synapse0 + first;
  const currents1 = state.synapse1 + first;
  const slopes0 = state.slope0 + first;
  const slopes1 = state.slope1 + first;
  const growth0 = f64x2.splat(group.growth0);
  const growth1 = f64x2.splat(group.growth1);
  const decay0 = f64x2.splat(group.decay0);
  const decay1 = f64x2.splat(group.decay1);
  const jump0 = f64x2.splat(group.jump0);
  const jump1 = f64x2.splat(group.jump1);
  let count = 0;
  for (let i = from; i < to; i += 2) {
    const at = <usize>i << 3;
    const own = at & mask;
    const u = v128.load(potentials + at);
    const up = f64x2.add(
      f64x2.mul(v128.load(response0 + own), v128.load(currents0 + at)),
      f64x2.mul(v128.load(slopeResponse0 + own), v128.load(slopes0 + at)),
    );
    const down = f64x2.add(
      f64x2.mul(v128.load(response1 + own), v128.load(currents1 + at)),
      f64x2.mul(v128.load(slopeResponse1 + own), v128.load(slopes1 + at)),
    );
    rise(currents0 + at, slopes0 + at, state.input0 + first + at, growth0, decay0, jump0);
    rise(currents1 + at, slopes1 + at, state.input1 + first + at, growth1, decay1, jump1);
    const left = f64x2.mul(v128.load(decay + own), u);
    const driven = f64x2.add(f64x2.add(f64x2.add(left, up), down), f64x2.mul(v128.load(share + own), levels));
    const moved = f64x2.add(driven, v128.load(values + (at & valuesMask)));
    count = settle(count, now, i, potentials + at, free + (at >> 1), u, moved, v128.load(threshold + own));
  }
  fireListed(group, n, count, to);
}
