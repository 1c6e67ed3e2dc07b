// One step of two neurons with conductances. Twin of #conducted in oracle-network-neuron.ts; keep the order of operations.
import { exp } from "../elementary";
import { GroupNumbers } from "./numbers";
import { input0, input1, network, synapse0, synapse1 } from "./state";

const LONGEST_STRETCH: f64 = 0.25;
const MOST_STRETCHES: f64 = 4096;

// @ts-ignore: decorator
@inline
function column(address: f64, at: usize): v128 {
  return v128.load(<usize>address + at);
}

/** V - E_L after the step; takes conductances and inputs on. */
export function conducted(group: GroupNumbers, slot: usize, own: usize, u: v128, level: f64, noise: v128): v128 {
  const g0 = v128.load(synapse0 + slot);
  const g1 = v128.load(synapse1 + slot);
  v128.store(synapse0 + slot, f64x2.add(f64x2.mul(f64x2.splat(group.decay0), g0), f64x2.abs(v128.load(input0 + slot))));
  v128.store(synapse1 + slot, f64x2.add(f64x2.mul(f64x2.splat(group.decay1), g1), f64x2.abs(v128.load(input1 + slot))));
  v128.store(input0 + slot, f64x2.splat(0));
  v128.store(input1 + slot, f64x2.splat(0));
  const leak = column(group.leakRate, own);
  const drive = f64x2.add(f64x2.mul(column(group.driveRate, own), f64x2.splat(level)), f64x2.mul(leak, noise));
  const share = column(group.perCapacitance, own);
  const rate = f64x2.add(leak, f64x2.mul(f64x2.add(g0, g1), share));
  const dt = network.dt;
  const turns = f64x2.mul(rate, f64x2.splat(dt));
  const reversal0 = column(group.reversal0, own);
  const reversal1 = column(group.reversal1, own);
  if (!v128.any_true(f64x2.gt(turns, f64x2.splat(LONGEST_STRETCH)))) {
    return runge(u, g0, g1, f64x2.splat(group.halfDecay0), f64x2.splat(group.halfDecay1), leak, share, drive, reversal0, reversal1, dt, 1);
  }
  const first = alone(group, u, g0, g1, leak, share, drive, reversal0, reversal1, f64x2.extract_lane(turns, 0));
  const swapped = alone(group, other(u), other(g0), other(g1), other(leak), other(share), other(drive), other(reversal0), other(reversal1), f64x2.extract_lane(turns, 1));
  return f64x2.replace_lane(first, 1, f64x2.extract_lane(swapped, 0));
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
