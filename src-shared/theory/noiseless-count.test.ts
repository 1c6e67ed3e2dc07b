import fc from "fast-check";
import { expect, test } from "vitest";
import { record } from "../engine/testing/run-protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { spikesIn } from "../statistics/spike-counts.ts";
import { noiselessSpikeCount } from "./noiseless-count.ts";

const neuron = { tau_m: 20, R_m: 100, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 };
const aStep = (level: number, duration: number) => ({ kind: "step" as const, duration, level });

function countIn(changes: Partial<Protocol>): number | undefined {
  const plan = planOrThrow({ id: "p", name: "p", neuron, epochs: [], ...changes }, "test");
  const { stimulus, window } = plan.drive(0);
  return noiselessSpikeCount(plan.protocol.neuron, stimulus, window);
}

test("a step of 50 ms at 240 pA from rest has one spike, at 35.8 ms", () => {
  expect(countIn({ epochs: [aStep(0, 50), aStep(240, 50), aStep(0, 50)] })).toBe(1);
  expect(countIn({ epochs: [aStep(0, 50), aStep(240, 35), aStep(0, 50)] })).toBe(0);
});

test("it equals the engine's count, whatever steps precede the window", () => {
  const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(real(-300, 900), real(0.5, 120)), { minLength: 1, maxLength: 6 }), real(0, 6), real(0, 300), real(1, 300), (steps, t_ref, from, length) => {
      const epochs = steps.map(([level, duration]) => aStep(level, duration));
      const window = { from, to: from + length };
      const protocol = { id: "p", name: "p", neuron: { ...neuron, t_ref }, epochs, duration: 800, record: { V: false } };
      const [train] = record(protocol).spikes;
      // A spike that close to an edge may be on either side of it, because of rounding.
      fc.pre(train!.every((time) => Math.abs(time - window.from) > 1e-9 && Math.abs(time - window.to) > 1e-9));
      expect(countIn({ ...protocol, window })).toBe(spikesIn(train!, window).length);
    }),
    { numRuns: 100 },
  );
});

test("there is no closed form if the drive changes continuously before the window's end", () => {
  const ramp = { kind: "ramp" as const, duration: 50, level: 300 };
  expect(countIn({ epochs: [ramp, aStep(300, 200)] })).toBeUndefined();
  expect(countIn({ epochs: [aStep(300, 200), ramp], window: { from: 0, to: 200 } })).toBe(9);
});
