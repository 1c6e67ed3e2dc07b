import fc from "fast-check";
import { expect, test } from "vitest";
import reference from "../testing/reference/other_simulators.json" with { type: "json" };
import { coefficientOfVariation, interspikeIntervals, pooledIntervals } from "./interspike-intervals.ts";
import { intervals, spikeTrain } from "./testing/spike-trains.ts";

// Elephant be0d70b, elephant/test/test_statistics.py; 9 decimals
const elephant = reference.cases.find((one) => one.name === "elephant_isi_basic") as unknown as {
  stimulus: { spike_times_ms: number[]; regular: number[] };
  expected: { isi_ms: number[]; cv_of_regular_train: number };
};

test("intervals equal Elephant's", () => {
  const found = interspikeIntervals(Float64Array.from(elephant.stimulus.spike_times_ms));
  expect(found).toHaveLength(3);
  elephant.expected.isi_ms.forEach((expected, k) => expect(found[k]).toBeCloseTo(expected, 9));
});

test("the CV of a regular train equals Elephant's", () => {
  const regular = interspikeIntervals(Float64Array.from(elephant.stimulus.regular));
  expect(coefficientOfVariation(regular)).toBe(elephant.expected.cv_of_regular_train);
});

test("examples of the documentation", () => {
  expect([...interspikeIntervals(Float64Array.of(10, 30, 60))]).toEqual([20, 30]);
  expect(coefficientOfVariation(Float64Array.of(10, 20, 30))).toBe(0.5);
});

test("n spikes have n - 1 intervals, and none where there are fewer than two", () => {
  fc.assert(
    fc.property(spikeTrain, (train) => {
      expect(interspikeIntervals(train)).toHaveLength(Math.max(0, train.length - 1));
    }),
  );
});

test("no interval spans two trains", () => {
  expect([...pooledIntervals([Float64Array.of(1, 3), Float64Array.of(), Float64Array.of(100, 104, 109)])]).toEqual([2, 4, 5]);
});

test("CV does not depend on the unit of time", () => {
  fc.assert(
    fc.property(intervals, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (values, scale) => {
      expect(coefficientOfVariation(values.map((value) => scale * value))).toBeCloseTo(coefficientOfVariation(values)!, 9);
    }),
  );
});

test("one interval has no CV", () => {
  expect(coefficientOfVariation(Float64Array.of(12))).toBeUndefined();
});
