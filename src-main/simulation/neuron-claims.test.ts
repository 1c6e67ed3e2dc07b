import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NeuronRange } from "../../src-shared/engine/recordings.ts";
import { claimsOfOne, NeuronClaims, sharingRule, type Claims } from "./neuron-claims.ts";

const question = fc.record({
  population: fc.integer({ min: 1, max: 20_000 }),
  steps: fc.integer({ min: 1, max: 1e9 }),
  waiting: fc.integer({ min: 1, max: 1000 }),
  workers: fc.integer({ min: 1, max: 64 }),
});

function claimsOf(claims: Claims): NeuronRange[] {
  const taken: NeuronRange[] = [];
  for (let range = claims.claim(); range !== undefined; range = claims.claim()) taken.push(range);
  return taken;
}

describe("the neurons that workers claim", () => {
  test("cover the population, each neuron once, without splitting pairs or exceeding the cache", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const rule = sharingRule(asked);
        const ranges = claimsOf(rule === undefined ? claimsOfOne({ population: asked.population, network: undefined }) : new NeuronClaims(rule));
        expect(ranges[0]!.from).toBe(0);
        expect(ranges.at(-1)!.to).toBe(asked.population);
        ranges.forEach(({ from, to }, k) => {
          expect(to).toBeGreaterThan(from);
          expect(to - from).toBeLessThanOrEqual(256);
          expect(from % 2).toBe(0);
          if (k > 0) expect(from).toBe(ranges[k - 1]!.to);
        });
      }),
    );
  });

  test("grow in number with the population, so a neuron costs the same in any population", () => {
    expect(claimsOf(claimsOfOne({ population: 100_000, network: undefined }))).toHaveLength(Math.ceil(100_000 / 256));
    const groups = (population: number): number => claimsOf(new NeuronClaims({ population, claimants: 2, smallestGroup: 256 })).length;
    expect(groups(100_000)).toBeLessThanOrEqual(Math.ceil(100_000 / 256));
  });

  test("are claimed once by two workers with shared memory, in groups that get smaller", () => {
    const rule = { population: 1000, claimants: 2, smallestGroup: 26 };
    const one = new NeuronClaims(rule);
    const other = new NeuronClaims(rule, one.memory);
    const taken: NeuronRange[] = [];
    for (let k = 0; ; k++) {
      const range = (k % 2 === 0 ? one : other).claim();
      if (range === undefined) break;
      taken.push(range);
    }
    expect(taken.map(({ from, to }) => to - from)).toEqual([250, 188, 142, 106, 80, 60, 44, 34, 26, 26, 26, 18]);
    expect([one.claim(), other.claim()]).toEqual([undefined, undefined]);
  });

  test("wake who waits for news, unless they came before", () => {
    const one = new NeuronClaims({ population: 4, claimants: 2, smallestGroup: 2 });
    const { news } = one;
    one.announce();
    // Would block for ever otherwise.
    one.waitForNews(news, Infinity);
    expect(one.news).toBe(news + 1);
  });

  test("count spikes also for one worker", () => {
    const claims = claimsOfOne({ population: 4, network: undefined });
    expect([claims.countSpikes(5), claims.countSpikes(2)]).toEqual([5, 7]);
  });

  test("count spikes over all workers", () => {
    const rule = { population: 4, claimants: 2, smallestGroup: 2 };
    const one = new NeuronClaims(rule);
    const other = new NeuronClaims(rule, one.memory);
    expect([one.countSpikes(5), other.countSpikes(2), one.countSpikes(1)]).toEqual([5, 7, 8]);
  });
});

test("workers share a condition only if others would be idle, and if it is large enough", () => {
  const large = { population: 1000, steps: 10_000, waiting: 1, workers: 2 };
  expect(sharingRule(large)).toEqual({ population: 1000, claimants: 2, smallestGroup: 10 });
  expect(sharingRule({ ...large, waiting: 3 })).toBeDefined();
  expect(sharingRule({ ...large, waiting: 4 })).toBeUndefined();
  expect(sharingRule({ ...large, workers: 1 })).toBeUndefined();
  expect(sharingRule({ ...large, steps: 100 })).toMatchObject({ claimants: 2, smallestGroup: 256 });
  expect(sharingRule({ ...large, population: 400, steps: 100 })).toBeUndefined();
  expect(sharingRule({ ...large, population: 49 })).toBeUndefined();
  expect(sharingRule({ ...large, population: 5, steps: 1e9, workers: 8 })).toMatchObject({ claimants: 2, smallestGroup: 2 });
});
