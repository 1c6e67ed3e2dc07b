import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideAmongWorkers } from "./divide-population.ts";

const question = fc.record({
  population: fc.integer({ min: 1, max: 100_000 }),
  steps: fc.integer({ min: 1, max: 1e9 }),
  waiting: fc.integer({ min: 1, max: 1000 }),
  workers: fc.integer({ min: 1, max: 64 }),
});

describe("the ranges of a condition's neurons", () => {
  test("together are the population, each neuron once, none of them empty, and no pair is torn apart", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const ranges = divideAmongWorkers(asked);
        expect(ranges[0]!.from).toBe(0);
        expect(ranges.at(-1)!.to).toBe(asked.population);
        ranges.forEach(({ from, to }, k) => {
          expect(to).toBeGreaterThan(from);
          expect(from % 2).toBe(0);
          if (k > 0) expect(from).toBe(ranges[k - 1]!.to);
        });
      }),
    );
  });

  test("are all one where there is one worker, or conditions enough for all, or little to do", () => {
    const large = { population: 1000, steps: 10_000, waiting: 1, workers: 2 };
    const whole = [{ from: 0, to: 1000 }];
    expect(divideAmongWorkers({ ...large, workers: 1 })).toEqual(whole);
    expect(divideAmongWorkers({ ...large, waiting: 4 })).toEqual(whole);
    expect(divideAmongWorkers({ ...large, steps: 100 })).toEqual(whole);
  });

  test("of the last condition are several for every worker", () => {
    const asked = { population: 1000, steps: 10_000, waiting: 1, workers: 2 };
    expect(divideAmongWorkers({ ...asked, steps: 1e6 })).toHaveLength(8);
    expect(divideAmongWorkers(asked)).toHaveLength(4);
    expect(divideAmongWorkers({ ...asked, waiting: 3 })).toHaveLength(3);
    expect(divideAmongWorkers({ ...asked, population: 5, steps: 1e9 })).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 4 },
      { from: 4, to: 5 },
    ]);
  });
});
