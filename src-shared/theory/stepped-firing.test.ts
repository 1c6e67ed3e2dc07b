import fc from "fast-check";
import { expect, test } from "vitest";
import { record } from "../engine/testing/run-protocol.ts";
import { aCell } from "./testing/random-neurons.ts";
import { steppedFiring } from "./stepped-firing.ts";

test("1 step of 0.5 ms for a t_ref of 0.25 ms, and three to threshold: 500 Hz", () => {
  const fast = aCell({ E_L: 0, V_th: 10, V_reset: 0, V_init: 0, t_ref: 0.25 });
  expect(steppedFiring(fast, 100, { integrator: "grid", dt: 0.5 })).toBe(500);
  expect(steppedFiring(fast, 100, { integrator: "euler", dt: 0.5 })).toBe(500);
  expect(steppedFiring(fast, 10, { integrator: "grid", dt: 0.5 })).toBe(0);
});

test("it equals the engine's rate, step for step", () => {
  const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const any = fc.record({
    ...{ integrator: fc.constantFrom("grid" as const, "euler" as const), dt: fc.constantFrom(0.1, 0.25, 0.5, 1, 3) },
    ...{ t_ref: real(0, 5), tau_m: real(2, 40), level: real(210, 1500) },
  });
  fc.assert(
    fc.property(any, ({ integrator, dt, t_ref, tau_m, level }) => {
      const cell = aCell({ tau_m, t_ref });
      const { C_m: _, ...neuron } = cell;
      const rate = steppedFiring(cell, cell.E_L + level / 10, { integrator, dt });
      const duration = (3 * Math.ceil(1000 / rate / dt) + 1) * dt;
      const protocol = { id: "p", name: "p", neuron: { ...neuron, R_m: 100 }, epochs: [{ kind: "step" as const, duration, level }], integrator, dt, record: { V: false } };
      const [first, second] = record(protocol).spikes[0]!;
      expect(second! - first!).toBeCloseTo(1000 / rate, 6);
    }),
    { numRuns: 60 },
  );
});
