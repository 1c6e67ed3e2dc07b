import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { driveGain, rheobaseOf, steadyPotential } from "../neuron/derived.ts";
import { completeParameters } from "../neuron/complete-parameters.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { predictRate } from "../theory/predict-rate.ts";
import { kernels, record } from "./testing/run-protocol.ts";

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
/** A number as people type it: a few decimals. */
const typed = (min: number, max: number, decimals: number) => real(min, max).map((x) => Number(x.toFixed(decimals)));

const neurons = fc
  .record({ tau_m: typed(1, 50, 1), R_m: typed(5, 500, 1), E_L: typed(-90, -60, 2), distance: typed(0.5, 40, 2), drop: typed(0, 10, 1), t_ref: fc.constantFrom(0, 2) })
  .map(({ distance, drop, E_L, ...others }) => ({ ...others, E_L, V_th: Number((E_L + distance).toFixed(2)), V_reset: Number((E_L - drop).toFixed(1)) - 0.01 }));

/** The same drive, 1 x rheobase, in every unit in which it can be entered. */
const units = {
  "multiples of rheobase": () => ({ levelUnit: "rheobase", level: 1 }) as const,
  pA: (rheobase: number) => ({ levelUnit: "pA", level: rheobase }) as const,
  "pA, typed with 15 digits": (rheobase: number) => ({ levelUnit: "pA", level: Number(rheobase.toPrecision(15)) }) as const,
  "V/s": (_: number, perSecond: number) => ({ levelUnit: "V/s", level: perSecond }) as const,
};

describe("at exactly rheobase no neuron fires: kernels and theory agree in every unit", () => {
  describe.each(Object.keys(units) as (keyof typeof units)[])("%s", (unit) => {
    test.each(["exact", "grid", "euler"] as const)("%s", (integrator) => {
      fc.assert(
        fc.property(neurons, fc.constantFrom(0.1, 1, 7), fc.boolean(), (neuron, dt, withNoiseOfLevel0) => {
          const complete = completeParameters(neuron);
          const { levelUnit, level } = units[unit](rheobaseOf(complete), (neuron.V_th - neuron.E_L) / neuron.tau_m);
          const protocol: Protocol = {
            ...aProtocol({ epochs: [{ kind: "step", duration: 60 * neuron.tau_m, level }] }),
            ...{ neuron, levelUnit, integrator, dt: Math.min(dt, neuron.tau_m), record: { V: false } },
            ...(withNoiseOfLevel0 ? { noise: { kind: "white", levels: [0] } as const } : {}),
          };
          for (const kernel of Object.values(kernels)) expect(record(protocol, kernel).spikes[0]).toHaveLength(0);
          const plan = planOrThrow(protocol, "test");
          const condition = plan.condition(0);
          expect(predictRate(plan.settingOf(condition), plan.driveOf(condition))).toEqual({ rate: 0, cv: undefined });
          const { stimulus, level: inWindow } = plan.driveOf(condition);
          expect(steadyPotential(complete, inWindow!.level, stimulus.unit)).toBe(complete.V_th);
        }),
        { numRuns: 40 },
      );
    });
  });

  test("a neuron is silent at (1 - 1e-9) x rheobase and fires at (1 + 1e-9) x rheobase", () => {
    fc.assert(
      fc.property(neurons, (neuron) => {
        const complete = completeParameters(neuron);
        const rheobase = rheobaseOf(complete);
        const spikesAt = (level: number) =>
          record({ ...aProtocol({ epochs: [{ kind: "step", duration: 30 * neuron.tau_m, level }] }), neuron, record: { V: false } }).spikes[0]!.length;
        expect(spikesAt(rheobase * (1 - 1e-9))).toBe(0);
        expect(spikesAt(rheobase * (1 + 1e-9))).toBeGreaterThan(0);
        expect(driveGain(complete, "pA")).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });

  test("no neuron fires if V reaches its steady state within one step, or if E_L equals V_th", () => {
    const neuron = { tau_m: 0.01, R_m: 30, E_L: -65.3, V_th: -51.1, V_reset: -70 };
    const step = (level: number) => aProtocol({ epochs: [{ kind: "step", duration: 50, level }] });
    for (const kernel of Object.values(kernels)) {
      expect(record({ ...step(1), levelUnit: "rheobase", neuron, integrator: "grid", dt: 10 }, kernel).spikes[0]).toHaveLength(0);
      const atRest = { ...step(0), neuron: { ...neuron, E_L: neuron.V_th, V_init: -60 }, dt: 0.01 };
      for (const integrator of ["exact", "grid", "euler"] as const) expect(record({ ...atRest, integrator }, kernel).spikes[0]).toHaveLength(0);
    }
  });
});
