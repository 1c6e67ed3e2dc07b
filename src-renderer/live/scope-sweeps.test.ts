import { expect, test } from "vitest";
import { SampleRing } from "../live-neuron/sample-ring.ts";
import { ScopeSweeps } from "./scope-sweeps.ts";
import { positionOf, valueAt } from "./slider-scale.ts";

/** A ring to which one sample a ms comes: V is the sawtooth of 0 ... 9, a spike stands at each 10 ms and a half. */
function sawtooth(ring: SampleRing, from: number, to: number): void {
  for (let time = from; time < to; time++) {
    ring.addSamples(time, 1, Float64Array.of(time % 10), Float64Array.of(0));
    if (time % 10 === 9) ring.addSpike(time + 0.5);
  }
}

test("free sweeps follow each other without a gap, in whatever pieces the samples come", () => {
  const [ring, sweeps] = [new SampleRing(), new ScopeSweeps()];
  for (const [from, to] of [[0, 7], [7, 31], [31, 90]] as const) {
    sawtooth(ring, from, to);
    sweeps.follow(ring, { trigger: "free", base: 20, level: 0 });
  }
  expect(sweeps.take()).toEqual([0, 20, 40, 60].map((from) => ({ from, to: from + 20 })));
  expect(sweeps.current).toEqual({ from: 80, to: 90 });
});

test("a sweep that waits for a spike, or a level, begins a fifth of the screen before it, and waits again after", () => {
  const [ring, sweeps] = [new SampleRing(), new ScopeSweeps()];
  sawtooth(ring, 0, 50);
  sweeps.follow(ring, { trigger: "spike", base: 15, level: 0 });
  expect(sweeps.take().map(({ from }) => from)).toEqual([6.5, 26.5]);
  sweeps.clear();
  sweeps.follow(ring, { trigger: "level", base: 15, level: 4.5 });
  expect(sweeps.take().map(({ from }) => from)).toEqual([2, 22]);
});

test("a ring begun anew begins the sweeps anew; one keeps its last samples and spikes only", () => {
  const [ring, sweeps] = [new SampleRing(16, 2), new ScopeSweeps()];
  sawtooth(ring, 0, 50);
  expect([ring.begin, ring.end, ring.spikesIn(0, 100)]).toEqual([34, 50, [39.5, 49.5]]);
  const seen: number[] = [];
  ring.eachSample(36, 39, (time, V) => seen.push(time, V));
  expect(seen).toEqual([36, 6, 37, 7, 38, 8]);
  sweeps.follow(ring, { trigger: "free", base: 100, level: 0 });
  ring.clear();
  sawtooth(ring, 0, 5);
  sweeps.follow(ring, { trigger: "free", base: 100, level: 0 });
  expect(sweeps.current).toEqual({ from: 0, to: 5 });
});

test("a slider stands at its end where a typed value lies beyond it, and gives values of few digits", () => {
  const linear = { min: -70, max: -20 };
  expect([positionOf(-90, linear), positionOf(-45, linear), positionOf(0, linear)]).toEqual([0, 500, 1000]);
  expect([valueAt(0, linear), valueAt(333, linear), valueAt(1000, linear)]).toEqual([-70, -53.3, -20]);
  const log = { min: 0.01, max: 10, isLog: true };
  expect([valueAt(0, log), valueAt(333, log), valueAt(500, log), valueAt(1000, log)]).toEqual([0.01, 0.1, 0.32, 10]);
  expect(positionOf(0.1, log)).toBe(333);
});
