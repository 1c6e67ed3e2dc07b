import fc from "fast-check";
import { expect, test } from "vitest";
import { driveGain, firesOnItsOwn, maximumRate, rheobaseOf, rheobaseUnit, steadyPotential } from "./derived.ts";
import type { LifParameters } from "./lif-parameters.ts";

const cell: LifParameters = { tau_m: 20, R_m: 100, C_m: 200, E_L: -60, V_th: -50, V_reset: -70, V_init: -60, t_ref: 0 };
const tauAlone: LifParameters = { ...cell, R_m: undefined, C_m: undefined };

test("rheobase in pA, or in V/s where the resistance is unknown", () => {
  expect([rheobaseOf(cell), rheobaseUnit(cell)]).toEqual([100, "pA"]);
  expect([rheobaseOf(tauAlone), rheobaseUnit(tauAlone)]).toEqual([0.5, "V/s"]);
  expect(rheobaseOf({ ...cell, E_L: -45 })).toBe(-50);
});

test("the rheobase is the drive whose steady potential is the threshold, in either unit", () => {
  const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(real(1, 100), real(1, 1000), real(-90, -40), real(-50, 20), (tau_m, R_m, E_L, V_th) => {
      const neuron = { ...cell, tau_m, R_m, C_m: (1000 * tau_m) / R_m, E_L, V_th };
      expect(steadyPotential(neuron, rheobaseOf(neuron), "pA")).toBeCloseTo(V_th, 9);
      expect(steadyPotential(neuron, rheobaseOf({ ...neuron, R_m: undefined }), "V/s")).toBeCloseTo(V_th, 9);
      // The same drive in both units: I / C_m.
      expect(steadyPotential(neuron, 150 / neuron.C_m, "V/s")!).toBeCloseTo(steadyPotential(neuron, 150, "pA")!, 6);
    }),
  );
});

test("the effect of a current on a neuron without R_m is undefined", () => {
  expect(driveGain(tauAlone, "pA")).toBeUndefined();
  expect(steadyPotential(tauAlone, 100, "pA")).toBeUndefined();
  expect(steadyPotential(tauAlone, 1, "V/s")).toBe(-40);
});

test("the maximum rate is 1 / t_ref, and undefined if t_ref is 0", () => {
  expect(maximumRate({ ...cell, t_ref: 2 })).toBe(500);
  expect(maximumRate(cell)).toBeUndefined();
});

test("a neuron fires without drive if E_L is above V_th", () => {
  expect([-60, -50, -49.9].map((E_L) => firesOnItsOwn({ ...cell, E_L }))).toEqual([false, false, true]);
});
