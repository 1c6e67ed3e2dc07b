// What the host calls, one range of a network an instance: it writes the network's numbers and calls `begin`, writes those of groups, drives,
// units and recorded neurons and calls `beginNeurons`, then takes it through the sweep by `advance` and `receive`.
import { deliver, receiveSpike, beginUnits } from "./deliver";
import { allocate } from "./memory";
import { beginNoise, drawNoise } from "./noise";
import { addPoisson, beginKeys, beginPoisson } from "./poisson";
import { CHUNK } from "./settle";
import { beginRecording, reserveFired, sample } from "./spikes";
import * as state from "./state";
import { update } from "./update";

export { allocate } from "./memory";
export { unitsAt, givenAt } from "./deliver";
export { poissonAt } from "./poisson";
export { firedAt, firedCount, recordedAt, samplesAt, samplesTaken, takeFired, takeSamples } from "./spikes";

/** Where the host writes NetworkNumbers. */
export function networkAt(): usize {
  return changetype<usize>(state.network);
}

export function begin(): void {
  state.beginState();
  beginPoisson();
  beginUnits();
  beginRecording();
}

/** Where the host writes GroupNumbers. */
export function groupsAt(): usize {
  return state.groups;
}

/** Set up every neuron from its numbers, and take the sample at the start. */
export function beginNeurons(): void {
  for (let g = 0; g < state.groupCount; g++) {
    const group = state.groupAt(g);
    const mask = state.maskOf(group);
    const first = state.potential + (<usize>group.firstSlot << 3);
    for (let i = 0; i < <i32>group.count; i++) store<f64>(first + (<usize>i << 3), load<f64>(<usize>group.start + ((<usize>i << 3) & mask)));
  }
  beginKeys();
  beginNoise();
  sample();
}

/** Go through steps up to `until` - 1. `levels` of each group hold the level of each of these steps. */
export function advance(until: i32): void {
  const from = state.step;
  for (; state.step < until; state.nextStep()) {
    const n = state.step;
    reserveFired(<i32>state.network.slots);
    deliver(n);
    for (let g = 0; g < state.groupCount; g++) {
      const group = state.groupAt(g);
      const level = load<f64>(<usize>group.levels + (<usize>(n - from) << 3));
      const count = <i32>group.count;
      for (let i = 0; i < count; i += CHUNK) {
        const to = min(count, i + CHUNK);
        addPoisson(g, n, i, to);
        drawNoise(g, n, i, to);
        update(g, n, level, i, to);
      }
    }
    if ((n + 1) % <i32>state.network.recordEvery == 0) sample();
  }
}

let inbox: usize = 0;
let inboxCapacity: i32 = 0;

/** Where the host writes the spikes of all neurons: pairs of 32-bit words, neuron and step. */
export function inboxFor(count: i32): usize {
  if (count > inboxCapacity) {
    inboxCapacity = 2 * count;
    inbox = allocate(<usize>inboxCapacity * 8);
  }
  return inbox;
}

export function receive(count: i32): void {
  for (let k = 0; k < count; k++) {
    const at = inbox + (<usize>k << 3);
    receiveSpike(load<i32>(at), load<i32>(at, 4));
  }
}
