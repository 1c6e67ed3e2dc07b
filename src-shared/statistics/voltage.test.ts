import fc from "fast-check";
import { expect, test } from "vitest";
import { histogram } from "./histogram.ts";
import { mean, sampleSd } from "./mean-and-sd.ts";
import { VoltageAccumulator, voltageStatistics } from "./voltage.ts";

const trace = fc.array(fc.double({ min: -90, max: -40, noNaN: true }), { minLength: 4, maxLength: 200 }).map((list) => Float64Array.from(list));
const everything = { from: -1, to: 1e9 };

/** Adds V of some neurons, divided into blocks at the given samples. */
function accumulate(V: readonly Float64Array[], cuts: readonly number[], window = everything, interval = 0.1) {
  const accumulator = new VoltageAccumulator(window, interval);
  const edges = [0, ...cuts, V[0]!.length];
  for (let k = 0; k + 1 < edges.length; k++) {
    accumulator.add({ firstSample: edges[k]!, V: V.map((one) => one.slice(edges[k], edges[k + 1])) });
  }
  return accumulator.statistics();
}

test("mean and SD are those of all samples of all neurons", () => {
  fc.assert(
    fc.property(trace, (V) => {
      const other = V.map((value) => -100 - value);
      const { samples, mean: centre, sd } = accumulate([V, other], []);
      const pooled = [...V, ...other];
      expect(samples).toBe(pooled.length);
      expect(centre).toBeCloseTo(mean(pooled)!, 10);
      expect(sd).toBeCloseTo(sampleSd(pooled)!, 10);
    }),
  );
});

test("dividing traces into blocks changes no bit", () => {
  fc.assert(
    fc.property(trace, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (V, places) => {
      const cuts = places.map((place) => Math.floor(place * V.length)).sort((one, other) => one - other);
      const other = V.slice().reverse();
      expect(accumulate([V, other], cuts)).toEqual(accumulate([V, other], []));
    }),
  );
});

test("an SD of 1e-6 mV around -65 mV is exact over a million samples", () => {
  const V = Float64Array.from({ length: 1_000_000 }, (_, k) => -65 + (k % 2 === 0 ? 1e-6 : -1e-6));
  expect(accumulate([V], [333_333]).sd).toBeCloseTo(1e-6, 12);
});

test("samples with from < t <= to are taken", () => {
  const V = Float64Array.from({ length: 11 }, (_, k) => k);
  const { samples, mean: centre } = accumulate([V], [3, 8], { from: 0.2, to: 0.6 });
  expect([samples, centre]).toEqual([4, 4.5]);
});

test("the histogram counts every sample, and has the bin width of the other histograms", () => {
  fc.assert(
    fc.property(trace, (V) => {
      const { histogram: found } = accumulate([V], []);
      expect(found!.counts.reduce((sum, count) => sum + count, 0)).toBe(V.length);
      expect(found!.width.toExponential()).toMatch(/^[125]e/);
      expect(found!.counts.length).toBeLessThanOrEqual(102);
    }),
  );
  // quartiles are known to 0.01 mV only, so that the widths may differ near a rounding limit
  const V = Float64Array.from({ length: 1000 }, (_, k) => -70 + 0.02 * k);
  expect(accumulate([V], []).histogram).toEqual(histogram(V, { dt: 0.01, onGrid: false }));
});

test("a membrane that stays at V_reset fills one bin that begins there", () => {
  const { histogram: found } = accumulate([new Float64Array(100).fill(-65)], []);
  expect(found!.firstBin * found!.width).toBeCloseTo(-65, 10);
  expect([...found!.counts]).toEqual([100]);
});

test("the histogram leaves out V of an unstable integrator, which would need too many bins", () => {
  const { samples, histogram: found } = accumulate([Float64Array.of(-65, 1e300, -1e300, -64)], []);
  expect(samples).toBe(4);
  expect(found!.counts.reduce((sum, count) => sum + count, 0)).toBe(2);
});

test("no samples have no statistics", () => {
  expect(accumulate([new Float64Array(5)], [], { from: 100, to: 200 })).toEqual({ samples: 0, mean: undefined, sd: undefined, histogram: undefined });
});

test("the statistics have the same bits, however neurons are divided among tallies", () => {
  fc.assert(
    fc.property(trace, fc.integer({ min: 0, max: 3 }), (V, cut) => {
      const neurons = [0, 7.3, -21.9].map((shift) => V.map((value) => value + shift));
      const tallyOf = (some: readonly Float64Array[]) => {
        const accumulator = new VoltageAccumulator(everything, 0.1);
        accumulator.add({ firstSample: 0, V: some });
        return accumulator.tally();
      };
      const parts = [neurons.slice(0, cut), neurons.slice(cut)].map(tallyOf);
      expect(voltageStatistics(parts)).toEqual(voltageStatistics([tallyOf(neurons)]));
    }),
  );
});
