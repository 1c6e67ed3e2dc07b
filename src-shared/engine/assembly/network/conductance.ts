// One step of two neurons with conductances. Twin of #conducted in oracle-network-neuron.ts; keep the order of operations.
import { exp } from "../elementary";
import { GroupNumbers } from "./numbers";
import { CHUNK, fireListed, list, listedAt, settle, takeInput } from "./settle";
import { freeFrom, input0, input1, maskOf, network, potential, synapse0, synapse1 } from "./state";

const LONGEST_STRETCH: f64 = 0.25;
const MOST_STRETCHES: f64 = 4096;

/** Where V of a chunk's neurons moves to, mV from E_L. */
const movedTo: usize = memory.data(CHUNK * 8 + 16, 16);

/** One step of a group with conductances; see update.ts. */
export function updateConductances(group: GroupNumbers, n: i32, level: f64, values: usize, valuesMask: usize, from: i32, to: i32): void {
  const slow = moveAll(group, level, values, valuesMask, from, to);
  for (let k = 0; k < slow; k++) moveApart(group, level, values, valuesMask, from, listedAt(k));
  const mask = maskOf(group);
  const threshold = <usize>group.threshold;
  const decay0 = f64x2.splat(group.decay0);
  const decay1 = f64x2.splat(group.decay1);
  const now = i32x4.splat(n);
  const first = <usize>group.firstSlot << 3;
  const potentials = potential + first;
  const free = freeFrom + (first >> 1);
  const conductances0 = synapse0 + first;
  const conductances1 = synapse1 + first;
  const inputs0 = input0 + first;
  const inputs1 = input1 + first;
  let count = 0;
  for (let i = from; i < to; i += 2) {
    const at = <usize>i << 3;
    v128.store(conductances0 + at, f64x2.add(f64x2.mul(decay0, v128.load(conductances0 + at)), f64x2.abs(takeInput(inputs0 + at))));
    v128.store(conductances1 + at, f64x2.add(f64x2.mul(decay1, v128.load(conductances1 + at)), f64x2.abs(takeInput(inputs1 + at))));
    const moved = v128.load(movedTo + (<usize>(i - from) << 3));
    count = settle(count, now, i, potentials + at, free + (at >> 1), v128.load(potentials + at), moved, v128.load(threshold + (at & mask)));
  }
  fireListed(group, n, count, to);
}

/** Move all pairs in one stretch. @returns how many pairs are listed because one stretch is too long for them */
function moveAll(group: GroupNumbers, level: f64, values: usize, valuesMask: usize, from: i32, to: i32): i32 {
  const mask = maskOf(group);
  const leakRate = <usize>group.leakRate;
  const perCapacitance = <usize>group.perCapacitance;
  const driveRate = <usize>group.driveRate;
  const reversals0 = <usize>group.reversal0;
  const reversals1 = <usize>group.reversal1;
  const half0 = f64x2.splat(group.halfDecay0);
  const half1 = f64x2.splat(group.halfDecay1);
  const levels = f64x2.splat(level);
  const dt = network.dt;
  const first = <usize>group.firstSlot << 3;
  const potentials = potential + first;
  const conductances0 = synapse0 + first;
  const conductances1 = synapse1 + first;
  let slow = 0;
  for (let i = from; i < to; i += 2) {
    const at = <usize>i << 3;
    const own = at & mask;
    const g0 = v128.load(conductances0 + at);
    const g1 = v128.load(conductances1 + at);
    const leak = v128.load(leakRate + own);
    const share = v128.load(perCapacitance + own);
    const drive = f64x2.add(f64x2.mul(v128.load(driveRate + own), levels), f64x2.mul(leak, v128.load(values + (at & valuesMask))));
    const turns = f64x2.mul(f64x2.add(leak, f64x2.mul(f64x2.add(g0, g1), share)), f64x2.splat(dt));
    const u = v128.load(potentials + at);
    const moved = runge(u, g0, g1, half0, half1, leak, share, drive, v128.load(reversals0 + own), v128.load(reversals1 + own), dt, 1);
    v128.store(movedTo + (<usize>(i - from) << 3), moved);
    list(slow, i);
    slow += i32(v128.any_true(f64x2.gt(turns, f64x2.splat(LONGEST_STRETCH))));
  }
  return slow;
}

/** Move neurons i and i + 1 each in as many stretches as it needs. */
function moveApart(group: GroupNumbers, level: f64, values: usize, valuesMask: usize, from: i32, i: i32): void {
  const at = <usize>i << 3;
  const own = at & maskOf(group);
  const slot = (<usize>group.firstSlot << 3) + at;
  const g0 = v128.load(synapse0 + slot);
  const g1 = v128.load(synapse1 + slot);
  const leak = v128.load(<usize>group.leakRate + own);
  const share = v128.load(<usize>group.perCapacitance + own);
  const drive = f64x2.add(f64x2.mul(v128.load(<usize>group.driveRate + own), f64x2.splat(level)), f64x2.mul(leak, v128.load(values + (at & valuesMask))));
  const turns = f64x2.mul(f64x2.add(leak, f64x2.mul(f64x2.add(g0, g1), share)), f64x2.splat(network.dt));
  const reversal0 = v128.load(<usize>group.reversal0 + own);
  const reversal1 = v128.load(<usize>group.reversal1 + own);
  v128.store(movedTo + (<usize>(i - from) << 3), apart(group, v128.load(potential + slot), g0, g1, leak, share, drive, reversal0, reversal1, turns));
}

/** Two neurons one after the other, each in as many stretches as it needs. */
function apart(group: GroupNumbers, u: v128, g0: v128, g1: v128, leak: v128, share: v128, drive: v128, reversal0: v128, reversal1: v128, turns: v128): v128 {
  const first = alone(group, u, g0, g1, leak, share, drive, reversal0, reversal1, f64x2.extract_lane(turns, 0));
  const second = alone(group, other(u), other(g0), other(g1), other(leak), other(share), other(drive), other(reversal0), other(reversal1), f64x2.extract_lane(turns, 1));
  return f64x2.replace_lane(first, 1, f64x2.extract_lane(second, 0));
}

// @ts-ignore: decorator
@inline
function other(lanes: v128): v128 {
  return v128.shuffle<f64>(lanes, lanes, 1, 0);
}

/** The first of two lanes, in as many stretches as it needs. */
function alone(group: GroupNumbers, u: v128, g0: v128, g1: v128, leak: v128, share: v128, drive: v128, reversal0: v128, reversal1: v128, turns: f64): v128 {
  const dt = network.dt;
  const stretches = turns <= LONGEST_STRETCH ? 1 : min<f64>(MOST_STRETCHES, ceil<f64>(turns / LONGEST_STRETCH));
  const h = dt / stretches;
  const half0 = stretches == 1 ? group.halfDecay0 : exp((-0.5 * h) / group.tau0);
  const half1 = stretches == 1 ? group.halfDecay1 : exp((-0.5 * h) / group.tau1);
  return runge(u, g0, g1, f64x2.splat(half0), f64x2.splat(half1), leak, share, drive, reversal0, reversal1, h, <i32>stretches);
}

// @ts-ignore: decorator
@inline
function runge(
  before: v128,
  begin0: v128,
  begin1: v128,
  half0: v128,
  half1: v128,
  leak: v128,
  share: v128,
  drive: v128,
  reversal0: v128,
  reversal1: v128,
  h: f64,
  stretches: i32,
): v128 {
  let u = before;
  let g0 = begin0;
  let g1 = begin1;
  const halfStep = f64x2.splat(0.5 * h);
  const step = f64x2.splat(h);
  const sixth = f64x2.splat(h / 6);
  for (let k = 0; k < stretches; k++) {
    const m0 = f64x2.mul(g0, half0);
    const m1 = f64x2.mul(g1, half1);
    const e0 = f64x2.mul(m0, half0);
    const e1 = f64x2.mul(m1, half1);
    const middleRate = rateAt(m0, m1, leak, share);
    const middlePull = pullAt(m0, m1, drive, share, reversal0, reversal1);
    const k1 = f64x2.sub(pullAt(g0, g1, drive, share, reversal0, reversal1), f64x2.mul(rateAt(g0, g1, leak, share), u));
    const k2 = f64x2.sub(middlePull, f64x2.mul(middleRate, f64x2.add(u, f64x2.mul(halfStep, k1))));
    const k3 = f64x2.sub(middlePull, f64x2.mul(middleRate, f64x2.add(u, f64x2.mul(halfStep, k2))));
    const k4 = f64x2.sub(pullAt(e0, e1, drive, share, reversal0, reversal1), f64x2.mul(rateAt(e0, e1, leak, share), f64x2.add(u, f64x2.mul(step, k3))));
    const middle = f64x2.mul(f64x2.splat(2), f64x2.add(k2, k3));
    u = f64x2.add(u, f64x2.mul(sixth, f64x2.add(f64x2.add(k1, middle), k4)));
    g0 = e0;
    g1 = e1;
  }
  return u;
}

// @ts-ignore: decorator
@inline
function rateAt(a: v128, b: v128, leak: v128, share: v128): v128 {
  return f64x2.add(leak, f64x2.mul(f64x2.add(a, b), share));
}

// @ts-ignore: decorator
@inline
function pullAt(a: v128, b: v128, drive: v128, share: v128, reversal0: v128, reversal1: v128): v128 {
  return f64x2.add(drive, f64x2.mul(f64x2.add(f64x2.mul(a, reversal0), f64x2.mul(b, reversal1)), share));
}
