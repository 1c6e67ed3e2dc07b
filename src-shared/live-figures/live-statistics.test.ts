import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coefficientOfVariation, pooledIntervals } from "../statistics/interspike-intervals.ts";
import { mean } from "../statistics/mean-and-sd.ts";
import { meanRate, spikesIn } from "../statistics/spike-counts.ts";
import { countedRate } from "./held-current.ts";
import { LiveStatistics, mostCurrents, settlingTimes } from "./live-statistics.ts";

const state = { model: "cell", current: 200, tau_m: 10, neurons: 1, resolution: { dt: 0.1, onGrid: false } };

/** Spikes of several neurons as they come: by time, with the neuron of each. */
function merged(trains: readonly Float64Array[]): { times: number[]; neurons: number[] } {
  const spikes = trains.flatMap((train, neuron) => Array.from(train, (time) => ({ time, neuron }))).sort((one, other) => one.time - other.time);
  return { times: spikes.map(({ time }) => time), neurons: spikes.map(({ neuron }) => neuron) };
}

const train = fc.uniqueArray(fc.double({ min: 0, max: 1000, noNaN: true }), { maxLength: 80 }).map((times) => Float64Array.from(times).sort());
const population = fc.array(train, { minLength: 1, maxLength: 5 });
const frames = fc.uniqueArray(fc.double({ min: 1, max: 999, noNaN: true }), { maxLength: 20 }).map((ends) => [...ends.sort((one, other) => one - other), 1000]);

describe("running statistics of any spikes, in frames of any length", () => {
  test("are those of the whole train, from three tau_m after the touch on", () => {
    fc.assert(
      fc.property(population, frames, (trains, ends) => {
        const statistics = new LiveStatistics();
        statistics.touch(0, { ...state, neurons: trains.length });
        const { times, neurons } = merged(trains);
        let from = 0;
        for (const to of ends) {
          const inFrame = times.map((time, k) => ({ time, neuron: neurons[k]! })).filter(({ time }) => (from === 0 || time > from) && time <= to);
          statistics.advance(to, inFrame.map(({ time }) => time), inFrame.map(({ neuron }) => neuron));
          from = to;
        }
        const window = { from: settlingTimes * state.tau_m, to: 1000 };
        const counted = trains.map((one) => spikesIn(one, window));
        const intervals = pooledIntervals(counted);
        const held = statistics.present!;
        expect(held.spikes).toBe(counted.reduce((sum, one) => sum + one.length, 0));
        expect(held.intervals.count).toBe(intervals.length);
        // -1: there is none
        expect(held.intervals.mean ?? -1).toBeCloseTo(mean(intervals) ?? -1, 9);
        expect(held.intervals.cv ?? -1).toBeCloseTo(coefficientOfVariation(intervals) ?? -1, 9);
        const rate = meanRate({ spikeCount: held.spikes, neurons: trains.length, window })!;
        expect(countedRate(held, trains.length, trains.length)!.rate).toBeCloseTo(rate, 9);
      }),
    );
  });
});

describe("a touch", () => {
  test("of the current keeps what other currents gave, and no interval spans it", () => {
    const statistics = new LiveStatistics();
    statistics.touch(0, state);
    statistics.advance(100, [40, 60, 80]);
    statistics.touch(100, { ...state, current: 300 });
    statistics.advance(200, [110, 150, 160]);
    statistics.touch(200, state);
    statistics.advance(300, [240, 260]);
    expect(statistics.held.map(({ current, time, spikes, intervals }) => [current, time, spikes, intervals.count])).toEqual([
      [200, 140, 5, 3],
      [300, 70, 2, 1],
    ]);
  });

  test("of the neuron, of its noise or of their number begins anew", () => {
    for (const change of [{ model: "another" }, { neurons: 2 }]) {
      const statistics = new LiveStatistics();
      statistics.touch(0, state);
      statistics.advance(100, [40, 60]);
      statistics.touch(100, { ...state, ...change });
      expect(statistics.held).toEqual([]);
    }
  });

  test("leaves no trace of currents that the neuron never settled at", () => {
    const statistics = new LiveStatistics();
    for (let k = 0; k < 500; k++) {
      statistics.touch(16 * k, { ...state, current: k });
      statistics.advance(16 * (k + 1), [16 * k + 5]);
    }
    expect(statistics.held).toEqual([]);
  });
});

test("so many currents are remembered and no more; the one that was held for the shortest time gives way", () => {
  const statistics = new LiveStatistics();
  let now = 0;
  for (let current = 0; current < mostCurrents + 20; current++) {
    statistics.touch(now, { ...state, current });
    now += current === 3 ? 40 : 100;
    statistics.advance(now, []);
  }
  expect(statistics.held).toHaveLength(mostCurrents);
  expect(statistics.held.map(({ current }) => current)).not.toContain(3);
  expect(statistics.present?.current).toBe(mostCurrents + 19);
});

describe("the interval of a rate", () => {
  const held = (times: readonly number[], to: number) => {
    const statistics = new LiveStatistics();
    statistics.touch(-30, state);
    statistics.advance(to, times);
    return statistics.present!;
  };

  test("is less than one spike wide for a clock", () => {
    const clock = held(Array.from({ length: 100 }, (_, k) => 10 * (k + 1)), 1000);
    const { rate, half95 } = countedRate(clock, 1, 1)!;
    expect(rate).toBe(100);
    expect(half95).toBeCloseTo(1.96 * Math.sqrt(1 / 6), 3);
  });

  test("is what sqrt(n) says where the intervals spread as much as they are long", () => {
    const times: number[] = [];
    let t = 0;
    // Quantiles of the exponential distribution: a Poisson process, as even as can be.
    for (let k = 0; k < 400; k++) times.push((t += -10 * Math.log(1 - ((k * 149) % 400 + 0.5) / 400)));
    const { half95 } = countedRate(held(times, 4000), 1, 1)!;
    expect(half95! / (1.96 * Math.sqrt(400) / 4)).toBeCloseTo(1, 1);
  });

  test("does not exist where nothing is known of the spread", () => {
    expect(countedRate(held([10, 20], 100), 1, 1)).toEqual({ rate: 20, half95: undefined });
  });
});
