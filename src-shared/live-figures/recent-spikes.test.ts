import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { populationRate } from "../statistics/population-rate.ts";
import { rateBin, RecentSpikes, rememberedTime } from "./recent-spikes.ts";

/** The spikes that are remembered. */
const remembered = (recent: RecentSpikes) =>
  Array.from({ length: recent.next - recent.oldest }, (_, k) => [recent.timeOf(recent.oldest + k), recent.neuronOf(recent.oldest + k)] as const);

describe("recent spikes", () => {
  test("are those that came, in their order, with their neurons", () => {
    const recent = new RecentSpikes(3, 0);
    recent.advance(10, [1, 4, 9], [2, 0, 1]);
    recent.advance(20, [12], [2]);
    expect(remembered(recent)).toEqual([[1, 2], [4, 0], [9, 1], [12, 2]]);
  });

  test("give way to later ones where there are too many", () => {
    const recent = new RecentSpikes(1, 0);
    for (let k = 0; k < 20_000; k++) recent.advance(k + 1, [k + 0.5]);
    expect(recent.next - recent.oldest).toBe(16_384);
    expect(recent.timeOf(recent.oldest)).toBe(20_000 - 16_384 + 0.5);
    expect(recent.timeOf(recent.next - 1)).toBe(19_999.5);
  });
});

describe("the rate of the population", () => {
  // Spikes on edges of bins belong to the bin before them in statistics, to the one behind in the ring: none is placed there.
  const spikes = fc.uniqueArray(fc.double({ min: 0, max: 30_000, noNaN: true }).filter((time) => time % rateBin > 1e-6 && time % rateBin < rateBin - 1e-6), { maxLength: 300 });

  test("is that of the batch statistics, for the last ten seconds", () => {
    fc.assert(
      fc.property(spikes, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 }), (times, neurons, frames) => {
        const sorted = times.sort((one, other) => one - other);
        const recent = new RecentSpikes(neurons, 0);
        const end = 30_000;
        for (let k = 0; k < frames; k++) {
          const [from, to] = [(k * end) / frames, ((k + 1) * end) / frames];
          const some = sorted.filter((time) => time > from && time <= to);
          recent.advance(to, some, some.map((time) => Math.floor(time) % neurons));
        }
        const trains = Array.from({ length: neurons }, (_, neuron) => Float64Array.from(sorted.filter((time) => Math.floor(time) % neurons === neuron)));
        const { middles, rates } = recent.rates();
        const window = { from: middles[0]! - rateBin / 2, to: middles.at(-1)! + rateBin / 2 };
        expect(window.to).toBe(end);
        expect(window.from).toBe(end - rememberedTime + rateBin);
        const batch = populationRate(trains, window, rateBin)!.rates;
        expect(Math.max(...rates.map((rate, k) => Math.abs(rate - batch[k]!)))).toBeLessThan(1e-9);
      }),
      // Each holds some megabytes.
      { numRuns: 30 },
    );
  });

  test("counts the last second", () => {
    const recent = new RecentSpikes(1, 0);
    for (let k = 1; k <= 300; k++) recent.advance(10 * k, [10 * k - 5]);
    expect(recent.countIn(1000)).toBe(100);
  });
});
