// Spikes of the range, and what is recorded of it, until the host has copied them.
import { allocate } from "./memory";
import { CONDUCTANCE, DELTA, groupAt, groupCount, maskOf, network, potential, synapse0, synapse1 } from "./state";

/** Pairs of 32-bit words: neuron, step. */
let fired: usize = 0;
let capacity: i32 = 0;
let count: i32 = 0;

export function firedAt(): usize {
  return fired;
}

export function firedCount(): i32 {
  return count;
}

export function takeFired(): void {
  count = 0;
}

/** Room for as many spikes as a step can give, in addition to those that wait. */
export function reserveFired(more: i32): void {
  if (count + more <= capacity) return;
  capacity = max(2 * capacity, count + more);
  const wider = allocate(<usize>capacity * 8);
  memory.copy(wider, fired, <usize>count * 8);
  fired = wider;
}

// @ts-ignore: decorator
@inline
export function fire(neuron: i32, step: i32): void {
  store<i32>(fired + (<usize>count << 3), neuron);
  store<i32>(fired + (<usize>count << 3), step, 4);
  count++;
}

/** Recorded neurons: slots, written by the host. */
let recorded: usize = 0;
/** V, excitatory and inhibitory current of every recorded neuron, sample by sample */
let samples: usize = 0;
let sampleCount: i32 = 0;

export function beginRecording(): void {
  recorded = allocate(<usize>network.recordedCount * 4);
  samples = allocate(<usize>network.recordedCount * <usize>network.samplesAtOnce * 24);
}

export function recordedAt(): usize {
  return recorded;
}

export function samplesAt(): usize {
  return samples;
}

export function samplesTaken(): i32 {
  return sampleCount;
}

export function takeSamples(): void {
  sampleCount = 0;
}

export function sample(): void {
  const neurons = <i32>network.recordedCount;
  let to = samples + <usize>(sampleCount * neurons) * 24;
  for (let k = 0; k < neurons; k++, to += 24) {
    const slot = load<i32>(recorded + (<usize>k << 2));
    let g = 0;
    while (g + 1 < groupCount && <i32>groupAt(g + 1).firstSlot <= slot) g++;
    const group = groupAt(g);
    const own = (<usize>(slot - <i32>group.firstSlot) << 3) & maskOf(group);
    const at = <usize>slot << 3;
    const u = load<f64>(potential + at);
    store<f64>(to, u + load<f64>(<usize>group.rest + own));
    if (<i32>group.kind == DELTA) continue;
    let current0 = load<f64>(synapse0 + at);
    let current1 = load<f64>(synapse1 + at);
    if (<i32>group.kind == CONDUCTANCE) {
      current0 *= load<f64>(<usize>group.reversal0 + own) - u;
      current1 *= load<f64>(<usize>group.reversal1 + own) - u;
    }
    store<f64>(to, current0, 8);
    store<f64>(to, current1, 16);
  }
  sampleCount++;
}
