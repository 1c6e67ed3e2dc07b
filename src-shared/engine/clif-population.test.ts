import { describe, expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import reference from "../testing/reference/clif_population.json" with { type: "json" };
import { kernels, record } from "./testing/run-protocol.ts";

// clif_population.json: synapticflow's CLIFPopulation(n=10) with its defaults, step by step (see `source` and `step_order` there).
// Its current is i = i e^(-dt / tau_i) + x before each step; v then takes an Euler step at that current. What a step finds above
// threshold we stamp with its right edge, (step + 1) dt, where v is already at rest. Its refractory counter comes out as 51 steps.
// Its variable `trace` (1 at a spike, then decaying) is a filter of the spikes for learning rules: no part of this engine.

const { tau_s, R, rest, threshold, dt, tau_i } = reference.parameters;

/** Neuron k of a case: input x at every step. */
function protocolOf(x: number, steps: number): Protocol {
  const decay = Math.exp(-dt / tau_i);
  const current: number[] = [];
  for (let n = 0; n < steps; n++) current.push((current[n - 1] ?? 0) * decay + x);
  return {
    id: "clif",
    name: "clif",
    // R i in mV: 20 MOhm and nA, given in pA
    neuron: { tau_m: tau_s, R_m: R, E_L: rest, V_th: threshold, V_reset: rest, t_ref: 5.1 },
    epochs: [{ kind: "waveform", duration: steps * dt, level: 0, times: current.map((_, n) => n * dt), values: current.map((i) => 1000 * i), interpolation: "hold" }],
    integrator: "euler",
    dt,
  };
}

describe.each(Object.entries(kernels))("%s", (_, kernel) => {
  test.each(reference.cases)("inputs $input: spike steps, and v to 1e-3 mV", ({ input, steps, spike_steps, sampled_steps, v_mV }) => {
    input.forEach((x, neuron) => {
      const { spikes, V } = record(protocolOf(x, steps), kernel);
      expect([...spikes[0]!].map((time) => Math.round(time / dt) - 1)).toEqual(spike_steps[neuron]);
      sampled_steps.forEach((step, k) => {
        expect(Math.abs(V[0]![step + 1]! - v_mV[k]![neuron]!)).toBeLessThan(1e-3);
      });
    });
  });
});
