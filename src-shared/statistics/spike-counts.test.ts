import fc from "fast-check";
import { expect, test } from "vitest";
import { fanoFactor, firstSpikeLatency, meanRate, spikesIn } from "./spike-counts.ts";
import { spikeTrain } from "./testing/spike-trains.ts";

test("examples of the documentation", () => {
  expect([...spikesIn(Float64Array.of(100, 150, 200), { from: 100, to: 200 })]).toEqual([150, 200]);
  // the train of Elephant be0d70b, test_statistics.py: mean rate 0.4 per ms between 0 and 10
  expect(meanRate({ spikeCount: 4, neurons: 1, window: { from: 0, to: 10 } })).toBe(400);
  expect(firstSpikeLatency(Float64Array.of(112), 100)).toBe(12);
  expect(fanoFactor([2, 4, 4, 6])).toBe(0.5);
});

test("every spike is in exactly one of two adjacent spans", () => {
  fc.assert(
    fc.property(spikeTrain, fc.double({ min: 0, max: 1000, noNaN: true }), (train, edge) => {
      const parts = [spikesIn(train, { from: -1, to: edge }), spikesIn(train, { from: edge, to: 1000 })];
      expect(parts.flatMap((part) => [...part])).toEqual([...train]);
    }),
  );
});

test("rate is the mean over neurons, and 0 Hz without spikes", () => {
  const window = { from: 0, to: 500 };
  expect(meanRate({ spikeCount: 4, neurons: 2, window })).toBe(4);
  expect(meanRate({ spikeCount: 0, neurons: 1, window })).toBe(0);
});

test("a window without length has no rate", () => {
  expect(meanRate({ spikeCount: 1, neurons: 1, window: { from: 1, to: 1 } })).toBeUndefined();
  expect(meanRate({ spikeCount: 0, neurons: 0, window: { from: 0, to: 1 } })).toBeUndefined();
});

test("latency is the time from the onset to the first spike, and undefined without one", () => {
  const window = { from: 100, to: 200 };
  expect(firstSpikeLatency(Float64Array.of(110, 130), window.from)).toBe(20);
  expect(firstSpikeLatency(Float64Array.of(), window.from)).toBeUndefined();
});

test("the Fano factor divides by n, and needs two trials and a spike", () => {
  expect(fanoFactor([1, 3])).toBe(0.5);
  expect(fanoFactor([5, 5, 5])).toBe(0);
  expect(fanoFactor([4])).toBeUndefined();
  expect(fanoFactor([0, 0])).toBeUndefined();
});
