import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TimeGrid } from "../foundation/time-grid.ts";
import { record } from "../engine/testing/run-protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { levelsOnGrid } from "../stimulus/sample-stimulus.ts";
import { histogram, leftEdges } from "./histogram.ts";
import { pooledIntervals } from "./interspike-intervals.ts";
import { meanRate, spikesIn } from "./spike-counts.ts";
import { binEdge, countsIn, timeBins } from "./time-bins.ts";

const steps = fc.constantFrom(0.1, 0.025, 0.2, 0.5, 1, 1 / 30, 1 / 3, 1 / 7, 0.0333333333333333, 1 / 44.1);
const integrators = fc.constantFrom("grid" as const, "euler" as const);
/** A time as people type it: to 15 digits. */
const typed = (time: number) => Number(time.toPrecision(15));

/** 0 pA, then a pulse from step `from` to step `to` that causes one spike at once, then 0 pA. */
function kicked(dt: number, from: number, to: number, integrator: "grid" | "euler"): Protocol {
  const at = (n: number) => new TimeGrid(dt).timeOf(n);
  return {
    ...aProtocol({
      epochs: [
        { kind: "step", duration: typed(at(from)), level: 0 },
        { kind: "step", duration: typed(at(to - from)), level: 1e9 },
        { kind: "step", duration: typed(at(300)), level: 0 },
      ],
    }),
    ...{ neuron: { tau_m: 10, R_m: 100, E_L: 0, V_th: 10, V_reset: 0, t_ref: 1e6 }, dt, integrator },
  };
}

describe("a typed time that is a multiple of dt is that grid time", () => {
  test("a spike in the last step of an epoch is in that epoch, at a time of the grid, and the stimulus column rises with V", () => {
    fc.assert(
      fc.property(steps, integrators, fc.integer({ min: 1, max: 5000 }), (dt, integrator, n) => {
        const protocol = kicked(dt, n, n + 1, integrator);
        const { spikes, V } = record(protocol);
        const grid = new TimeGrid(dt);
        expect([...spikes[0]!]).toEqual([grid.timeOf(n + 1)]);
        const plan = planOrThrow(protocol, "test");
        const { epochs, stimulus, window } = plan.drive(0);
        expect(epochs.map(({ start, end }) => spikesIn(spikes[0]!, { from: start, to: end }).length)).toEqual([0, 1, 0]);
        expect(spikesIn(spikes[0]!, window)).toHaveLength(1);
        const levels = levelsOnGrid(stimulus, dt, 0, V[0]!.length);
        expect(levels.findIndex((level) => level !== 0)).toBe(n);
        expect(levels.findLastIndex((level) => level !== 0)).toBe(n);
      }),
    );
  });

  test("windows computed from such times begin and end at grid times", () => {
    fc.assert(
      fc.property(steps, fc.nat(20_000), fc.integer({ min: 1, max: 500 }), (dt, n, length) => {
        const grid = new TimeGrid(dt);
        const duration = typed(grid.timeOf(n + length));
        const protocol = aProtocol({ dt, epochs: [{ kind: "step", duration, level: 1 }], window: { transient: typed(grid.timeOf(n)) }, record: { V: false } });
        const { window, stimulus } = planOrThrow(protocol, "test").drive(0);
        expect(window).toEqual({ from: grid.timeOf(n), to: grid.timeOf(n + length) });
        expect(stimulus.duration).toBe(grid.timeOf(n + length));
      }),
    );
  });

  test("one spike in 0.1 ms is 10,000 Hz, at any time", () => {
    for (let n = 0; n < 3000; n++) {
      const window = { from: new TimeGrid(0.1).timeOf(n), to: new TimeGrid(0.1).timeOf(n + 1) };
      expect(meanRate({ spikeCount: 1, neurons: 1, window })).toBe(10_000);
    }
  });
});

describe("spikes on the grid", () => {
  const trains = fc.uniqueArray(fc.nat(3000), { minLength: 2, maxLength: 200 }).map((ns) => ns.sort((a, b) => a - b));

  test("have intervals that are grid times", () => {
    fc.assert(
      fc.property(steps, trains, (dt, ns) => {
        const grid = new TimeGrid(dt);
        const intervals = pooledIntervals([Float64Array.from(ns, (n) => grid.timeOf(n))], grid);
        expect([...intervals]).toEqual(ns.slice(1).map((n, k) => grid.timeOf(n - ns[k]!)));
      }),
    );
  });

  test("are binned so that every bin has equally many grid points, and no comb appears", () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 3, max: 400 }), (dt, most) => {
        const grid = new TimeGrid(dt);
        // Every interval once: all bins except the first and last have equal counts.
        const intervals = Float64Array.from({ length: most }, (_, k) => grid.timeOf(k + 1));
        const found = histogram(intervals, { dt, onGrid: true })!;
        const perBin = grid.stepAt(found.width)!;
        expect(perBin).toBeGreaterThan(0);
        expect([...found.counts].slice(1, -1).every((count) => count === perBin)).toBe(true);
        expect([...leftEdges(found)].every((edge) => grid.stepAt(edge) !== undefined)).toBe(true);
      }),
    );
  });

  test("are in the bin that ends at them", () => {
    fc.assert(
      fc.property(steps, fc.nat(1e7), fc.integer({ min: 1, max: 20 }), trains, (dt, from, perBin, ns) => {
        const grid = new TimeGrid(dt);
        const window = { from: grid.timeOf(from), to: grid.timeOf(from + 3000) };
        const bins = timeBins(window, grid.timeOf(perBin));
        const counts = countsIn(bins, Float64Array.from(ns, (n) => grid.timeOf(from + n)));
        const expected = new Array<number>(bins.count).fill(0);
        for (const n of ns) if (n > 0) expected[Math.ceil(n / perBin) - 1]! += 1;
        expect([...counts]).toEqual(expected);
        expect(grid.stepAt(binEdge(bins, 1))).toBe(from + perBin);
      }),
    );
  });
});
