import fc from "fast-check";
import { expect, test } from "vitest";
import { maximumRate, steadyPotential } from "../neuron/derived.ts";
import simulators from "../testing/reference/other_simulators.json" with { type: "json" };
import rows from "../testing/reference/stationary_rate_cv.json" with { type: "json" };
import { noiselessFiring } from "./firing-rate.ts";
import { siegertFiring } from "./siegert.ts";
import { aCell, anyCell } from "./testing/random-neurons.ts";

test("example of the documentation", () => {
  const { rate, cv } = siegertFiring(aCell(), -57, 5);
  expect(rate).toBeCloseTo(36.3865, 4);
  expect(cv).toBeCloseTo(0.540778, 6);
});

// stationary_rate_cv.json, sigma > 0: adaptive quadrature, 1e-10 relative or better
test.each(rows.filter((row) => row.sigma > 0))("$I pA with sigma $sigma mV: $rate_hz Hz, CV $cv", (row) => {
  const cell = aCell({ ...row, C_m: (1000 * row.tau_m) / row.R_m, V_init: row.E_L });
  const { rate, cv } = siegertFiring(cell, steadyPotential(cell, row.I, "pA")!, row.sigma);
  expect(Math.abs(rate / row.rate_hz - 1)).toBeLessThan(1e-12);
  expect(Math.abs(cv! / row.cv - 1)).toBeLessThan(1e-12);
});

// NEST 84b06d8, testsuite/pytests/neurons/test_siegert_neuron.py; np.isclose, rtol 1e-5
test.each(["nest_siegert_noisefree_suprathreshold", "nest_siegert_noisefree_subthreshold"])("%s", (name) => {
  const { stimulus, expected } = simulators.cases.find((one) => one.name === name) as unknown as {
    stimulus: { mu_mV_rel_E_L: number; sigma_mV: number };
    expected: { rate_Hz: number };
  };
  const cell = aCell({ tau_m: 10, t_ref: 2, E_L: 0, V_th: 15, V_reset: 0, V_init: 0 });
  const { rate } = siegertFiring(cell, stimulus.mu_mV_rel_E_L, stimulus.sigma_mV);
  expect(Math.abs(rate - expected.rate_Hz)).toBeLessThanOrEqual(1e-8 + 1e-5 * expected.rate_Hz);
});

const sigma = fc.double({ min: 0.01, max: 30, noNaN: true });
const distance = fc.double({ min: -40, max: 40, noNaN: true });

test("the rate grows with the drive, never above 1 / t_ref, and has a finite CV unless it is 0", () => {
  fc.assert(
    fc.property(anyCell, distance, sigma, (cell, above, sd) => {
      const V_inf = cell.V_th + above;
      const { rate, cv } = siegertFiring(cell, V_inf, sd);
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(rate).toBeLessThanOrEqual(maximumRate(cell) ?? Infinity);
      expect(siegertFiring(cell, V_inf + 0.5, sd).rate).toBeGreaterThanOrEqual(rate);
      if (rate === 0) expect(cv).toBeUndefined();
      else expect(Number.isFinite(cv)).toBe(true);
    }),
  );
});

test("the rate depends only on differences of voltages, and scales with 1 / tau_m", () => {
  fc.assert(
    fc.property(anyCell, distance, sigma, fc.double({ min: -50, max: 50, noNaN: true }), (cell, above, sd, shift) => {
      const V_inf = cell.V_th + above;
      const here = siegertFiring(cell, V_inf, sd);
      const shifted = aCell({ ...cell, V_th: cell.V_th + shift, V_reset: cell.V_reset + shift });
      const there = siegertFiring(shifted, V_inf + shift, sd);
      const slower = siegertFiring(aCell({ ...cell, tau_m: 3 * cell.tau_m, t_ref: 3 * cell.t_ref }), V_inf, sd);
      if (here.rate < 1e-200) return;
      expect(Math.abs(there.rate / here.rate - 1)).toBeLessThan(1e-6);
      expect(Math.abs((3 * slower.rate) / here.rate - 1)).toBeLessThan(1e-12);
      expect(slower.cv).toBeCloseTo(here.cv!, 12);
    }),
  );
});

test("as noise goes to 0, the rate goes to the closed form and the CV to 0", () => {
  fc.assert(
    fc.property(anyCell, fc.double({ min: 1, max: 40, noNaN: true }), (cell, above) => {
      const V_inf = cell.V_th + above;
      const { rate } = noiselessFiring(cell, V_inf);
      let previous = Infinity;
      for (const sd of [1e-2, 1e-4, 1e-8, 1e-100, 1e-200, 5e-324]) {
        const noisy = siegertFiring(cell, V_inf, sd);
        expect(Math.abs(noisy.rate / rate - 1)).toBeLessThan(10 * sd * sd + 1e-12);
        expect(noisy.cv).toBeLessThanOrEqual(previous);
        previous = noisy.cv!;
      }
      expect(previous).toBe(0);
    }),
  );
});

test("rare spikes are a Poisson process: the CV goes to 1, and is undefined once the rate is 0", () => {
  const cell = aCell({ t_ref: 0 });
  const rare = siegertFiring(cell, cell.V_th - 20, 0.6);
  expect(rare.rate).toBeGreaterThan(0);
  expect(rare.rate).toBeLessThan(1e-200);
  expect(rare.cv).toBeCloseTo(1, 10);
  expect(siegertFiring(cell, cell.V_th - 20, 0.1)).toEqual({ rate: 0, cv: undefined });
});
