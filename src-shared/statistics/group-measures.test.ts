import { expect, test } from "vitest";
import { flatTrains } from "../engine/spike-trains.ts";
import { dice } from "../engine/testing/random-protocol.ts";
import { measureGroup, meanCorrelation, synchrony, trainsOfGroup } from "./group-measures.ts";

const window = { from: 0, to: 10_000 };

/** Independent trains of about 20 Hz, one chance a millisecond. */
function independentTrains(neurons: number): Float64Array[] {
  const roll = dice(7);
  return Array.from({ length: neurons }, () => Float64Array.from(Array.from({ length: 10_000 }, (_, k) => k + 0.5).filter(() => roll() < 0.02)));
}

test("independent trains have a synchrony near 1 and no correlation", () => {
  const trains = independentTrains(100);
  // binomial counts: variance over mean is 1 - 0.02; 10,000 bins, relative SD of a variance sqrt(2 / n)
  expect(Math.abs(synchrony(trains, window)! - 0.98)).toBeLessThan(4 * 0.98 * Math.sqrt(2 / 10_000));
  // 4950 pairs of 5000 bins: SD of the mean 1 / sqrt(4950 x 5000)
  expect(Math.abs(meanCorrelation(trains, window)!)).toBeLessThan(4 / Math.sqrt(4950 * 5000));
});

test("copies of one train are correlated by 1, and as synchronous as there are of them", () => {
  const [train] = independentTrains(1);
  const copies = Array.from({ length: 10 }, () => train!);
  expect(meanCorrelation(copies, window)).toBeCloseTo(1, 12);
  expect(Math.abs(synchrony(copies, window)! - 9.8)).toBeLessThan(4 * 9.8 * Math.sqrt(2 / 10_000) * 5);
});

test("a group has its own spikes, and measures of its own", () => {
  const trains = flatTrains([Float64Array.of(1, 2), Float64Array.of(), Float64Array.of(100, 200, 300), Float64Array.of(5)]);
  const own = trainsOfGroup(trains, { first: 1, size: 2 });
  expect([...own.times]).toEqual([100, 200, 300]);
  expect(measureGroup(own, { from: 0, to: 1000 }, undefined)).toMatchObject({ spikeCount: 3, rate: 1.5, silent: 0.5, cv: 0 });
});
