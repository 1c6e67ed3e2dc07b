import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { WatchedNeuron } from "../../src-shared/live-figures/watched-neuron.ts";
import type { LivePiece } from "../../src-shared/live/live-piece.ts";
import { PanelsState } from "./panels-state.svelte.ts";

const neuron = { tau_m: 10, R_m: 100, C_m: 100, E_L: -70, V_th: -50, V_reset: -65, V_init: -70, t_ref: 2 };
const watched = (differences: Partial<WatchedNeuron> = {}): WatchedNeuron => ({
  model: { neuron, neuronAsGiven: neuron, noise: undefined },
  noiseLevel: undefined,
  drive: 250,
  perLevel: 1,
  unit: "pA",
  population: 1,
  resolution: { dt: 0.1, onGrid: false },
  ...differences,
});

/** A piece of 100 ms. @param at ms from the start of its stretch */
function piece(stretch: number, start: number, at: number, spikes: readonly number[] = [], { neurons = spikes.map(() => 0), current = 250 } = {}): LivePiece {
  const samples = new Float64Array(1000);
  const [firstStep, steps, dt] = [at * 10, 1000, 0.1];
  return { stretch, start, firstStep, steps, dt, V: samples, level: samples.map(() => current), spikeTimes: Float64Array.from(spikes), spikeNeurons: Uint32Array.from(neurons) };
}
const moment = (time: number) => ({ time, V: -60, rest: 0, stretchLength: time });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("what the panels count", () => {
  test("belongs to the current that flowed when it came, not to what was asked for since", () => {
    const panels = new PanelsState(watched());
    panels.receive([piece(0, 0, 0, [50, 90])], moment(100), 0);
    panels.touch(watched({ drive: 300 }));
    // The thread had begun this one before it heard of the touch.
    panels.receive([piece(0, 0, 100, [130])], moment(200), 16);
    panels.receive([piece(0, 0, 200, [250, 260], { current: 300 })], moment(300), 32);
    expect(panels.statistics.held.map(({ current, spikes, time }) => [current, spikes, Math.round(time)])).toEqual([[250, 3, 170], [300, 2, 70]]);
  });

  test("is of multiples of the rheobase in pA", () => {
    const panels = new PanelsState(watched({ drive: 400, perLevel: 200 }));
    panels.receive([piece(0, 0, 0, [50], { current: 2 }), piece(0, 0, 100, [150], { current: 3 })], moment(200), 0);
    expect(panels.statistics.held.map(({ current }) => current)).toEqual([400, 600]);
  });

  test("of another neuron begins where its stretch does; a stretch that ends by itself changes nothing", () => {
    const panels = new PanelsState(watched());
    panels.receive([piece(0, 0, 0, [50])], moment(100), 0);
    panels.receive([piece(1, 100, 0, [50, 60])], moment(200), 16);
    expect(panels.statistics.present?.spikes).toBe(3);
    panels.touch(watched({ model: { neuron: { ...neuron, V_th: -45 }, neuronAsGiven: neuron, noise: undefined } }));
    panels.receive([piece(1, 100, 100, [150])], moment(300), 32);
    expect(panels.statistics.present?.spikes).toBe(4);
    panels.receive([piece(2, 300, 0, [50])], moment(400), 48);
    expect(panels.statistics.held.map(({ spikes }) => spikes)).toEqual([1]);
  });

  test("begins anew with the time", () => {
    const panels = new PanelsState(watched());
    panels.receive([piece(0, 0, 0, [50, 90]), piece(0, 0, 100)], moment(200), 0);
    panels.receive([piece(0, 0, 0, [40])], moment(100), 16);
    expect(panels.statistics.present?.spikes).toBe(1);
    expect([panels.recent.now, panels.recent.next]).toEqual([100, 1]);
  });

  test("of another number of neurons begins where they do", () => {
    const panels = new PanelsState(watched());
    panels.receive([piece(0, 0, 0, [50])], moment(100), 0);
    panels.touch(watched({ population: 3 }));
    panels.receive([piece(0, 0, 100, [150])], moment(200), 16);
    panels.receive([piece(1, 200, 0, [40, 60, 50], { neurons: [0, 0, 2] })], moment(300), 32);
    expect([panels.recent.neurons, panels.recent.from, panels.recent.next]).toEqual([3, 200, 3]);
    expect(panels.statistics.present?.spikes).toBe(3);
    expect(panels.statistics.held).toHaveLength(1);
  });
});

describe("what is drawn", () => {
  test("moves with every frame; what changes slowly, ten times a second and once more at the end", () => {
    const panels = new PanelsState(watched());
    const first = panels.tick;
    for (let k = 0; k < 60; k++) panels.receive([piece(0, 0, 100 * k)], moment(100 * (k + 1)), (1000 * k) / 60);
    expect(panels.frame?.time).toBe(6000);
    expect(panels.tick - first).toBeGreaterThanOrEqual(8);
    expect(panels.tick - first).toBeLessThanOrEqual(10);
    const last = panels.tick;
    vi.runAllTimers();
    expect(panels.tick).toBe(last + 1);
  });

  test("moves four times a second where somebody wants little motion, and misses no spike", () => {
    const panels = new PanelsState(watched());
    panels.calm = true;
    const frames = new Set();
    let fired = 0;
    for (let k = 0; k < 60; k++) {
      panels.receive([piece(0, 0, 100 * k, k === 20 ? [100 * k + 5] : [])], moment(100 * (k + 1)), (1000 * k) / 60);
      if (!frames.has(panels.frame) && panels.frame?.fired === true) fired += 1;
      frames.add(panels.frame);
    }
    expect(frames.size).toBe(4);
    expect(fired).toBe(1);
    vi.runAllTimers();
    expect(panels.frame?.time).toBe(6000);
  });
});
