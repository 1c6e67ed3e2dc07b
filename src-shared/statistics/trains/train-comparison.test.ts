import { describe, expect, test } from "vitest";
import { comparedTrains, compareTrains, meanOverPairs, mostTrains, pairsOf } from "./train-comparison.ts";

const train = (...times: number[]) => Float64Array.from(times);
const window = { from: 0, to: 100 };

describe("trains that are compared", () => {
  test("are the first neuron of several trials, or the neurons of one", () => {
    const [a, b, c, d] = [train(1), train(2), train(3), train(4)];
    expect(comparedTrains([[a, b], [c, d]])).toEqual([a, c]);
    expect(comparedTrains([[a, b, c]])).toEqual([a, b, c]);
    expect(comparedTrains([Array.from({ length: 200 }, () => a)])).toHaveLength(mostTrains);
  });

  test("make one pair of each two", () => {
    expect(pairsOf(3)).toEqual([{ one: 0, other: 1, pair: 0 }, { one: 0, other: 2, pair: 1 }, { one: 1, other: 2, pair: 2 }]);
  });
});

test("only spikes in the window count", () => {
  const comparison = compareTrains([train(-5, 10, 50), train(10, 50, 130)], window)!;
  expect(comparison.pairs.victorPurpura[0]).toBe(0);
  expect(comparison.pairs.spikeSynchronisation[0]).toBe(1);
});

test("there is no comparison of one train, or of trains without spikes", () => {
  expect(compareTrains([train(10)], window)).toBeUndefined();
  expect(compareTrains([train(), train(130)], window)).toBeUndefined();
});

test("a measure's mean leaves out the pairs that have no value", () => {
  const comparison = compareTrains([train(10, 50), train(10, 50), train()], window)!;
  expect(meanOverPairs(comparison, "schreiber")).toBeCloseTo(1, 12);
});
