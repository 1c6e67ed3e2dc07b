import fc from "fast-check";
import { expect, test } from "vitest";
import { maximumRate, rheobaseOf, steadyPotential } from "../neuron/derived.ts";
import simulators from "../testing/reference/other_simulators.json" with { type: "json" };
import rows from "../testing/reference/stationary_rate_cv.json" with { type: "json" };
import { noiselessFiring, noiselessInterval } from "./firing-rate.ts";
import { aCell, anyCell } from "./testing/random-neurons.ts";

test("examples of the documentation", () => {
  const cell = { tau_m: 20, R_m: 100, C_m: 200, E_L: -60, V_th: -50, V_reset: -70, V_init: -60, t_ref: 0 };
  expect(noiselessInterval(cell, -35)).toBeCloseTo(16.945957207744072, 13);
  expect(noiselessFiring(cell, -35).rate).toBeCloseTo(59.011125057191435, 12);
});

// stationary_rate_cv.json, sigma = 0: 1e-9 relative
test.each(rows.filter((row) => row.sigma === 0))("without noise at $I pA, tau_m $tau_m: $rate_hz Hz", (row) => {
  const cell = aCell({ ...row, C_m: (1000 * row.tau_m) / row.R_m, V_init: row.E_L });
  const { rate, cv } = noiselessFiring(cell, steadyPotential(cell, row.I, "pA")!);
  expect(Math.abs(rate - row.rate_hz)).toBeLessThanOrEqual(1e-12 * row.rate_hz);
  expect(cv).toBe(rate === 0 ? undefined : row.cv);
});

// neurodynex3 d7c4f07, leaky_integrate_and_fire: I_min = (V_th - V_rest) / R, no spike at I_min, f_max = 1 / t_ref
test("rheobase and the highest rate of the Neuronal Dynamics exercise", () => {
  const exercise = simulators.cases.find((one) => one.name === "neurodynex_rheobase_and_fmax") as unknown as {
    expected: { I_min_nA: number; spikes_at_I_min: number; f_max_Hz_for_t_ref_3ms: number };
  };
  const cell = aCell({ tau_m: 8, R_m: 10, C_m: 800, E_L: -70, V_reset: -65, V_th: -50, V_init: -70, t_ref: 3 });
  expect(rheobaseOf(cell)).toBe(1000 * exercise.expected.I_min_nA);
  expect(noiselessFiring(cell, steadyPotential(cell, rheobaseOf(cell), "pA")!).rate).toBe(exercise.expected.spikes_at_I_min);
  expect(maximumRate(cell)).toBeCloseTo(exercise.expected.f_max_Hz_for_t_ref_3ms, 4);
  expect(noiselessFiring(cell, 1e15).rate).toBeCloseTo(exercise.expected.f_max_Hz_for_t_ref_3ms, 4);
});

test("a neuron fires if its steady potential is above V_th, never faster than 1 / t_ref", () => {
  fc.assert(
    fc.property(anyCell, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (cell, excess) => {
      expect(noiselessFiring(cell, cell.V_th)).toEqual({ rate: 0, cv: undefined });
      const { rate, cv } = noiselessFiring(cell, cell.V_th + excess);
      expect(rate).toBeGreaterThan(0);
      expect(cv).toBe(0);
      expect(rate).toBeLessThanOrEqual(maximumRate(cell) ?? Infinity);
      expect(noiselessFiring(cell, cell.V_th + 2 * excess).rate).toBeGreaterThanOrEqual(rate);
    }),
  );
});
