import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readExperiment } from "../experiment/read-experiment.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { methodsParagraph } from "./methods-paragraph.ts";

const digest = "0f".repeat(32);

function paragraphOf(changes: Partial<Protocol>): string {
  const protocol = aProtocol(changes);
  const { size: length } = planOrThrow(protocol, "");
  return methodsParagraph({ versions: { app: "0.1.0", engine: 1 }, protocol, spikeDigest: digest, finished: length, total: length });
}

test("a single step without noise: model, exact solution, stimulus and digest; no noise, seed or trials", () => {
  expect(paragraphOf({})).toBe(
    "Simulations were run with Rheobase 0.1.0 (engine 1). " +
      "A leaky integrate-and-fire neuron, tau_m dV/dt = −(V − E_L) + R_m I(t), with tau_m = 20 ms, R_m = 100 MΩ, " +
      "E_L = −60 mV, V_th = −50 mV and V_reset = −70 mV, was simulated; a spike occurred where V reached V_th. " +
      "There was no refractory period. Every sweep began at V = −60 mV. " +
      "The membrane equation was solved exactly, not stepped: V is the closed-form solution, and " +
      "threshold crossings were solved for between grid points. Spike times are not bound to a grid. " +
      "dt = 0.1 ms is the spacing of the recorded V. " +
      "One sweep of 100 ms was composed of 100 ms at 150 pA. " +
      "The sweep was simulated once. " +
      "Rates and interspike intervals were taken from 0 to 100 ms of each sweep. " +
      `The run repeats to the bit from its protocol; the SHA-256 of its spike times is ${digest}.`,
  );
});

test("sweeps, noise levels and trials: levels as entered, shared noise, and the seed", () => {
  const text = paragraphOf({
    neuron: { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 },
    epochs: [
      { kind: "step", duration: 100, level: 0 },
      { kind: "step", duration: 1000, level: 60, deltaLevel: 20 },
      { kind: "step", duration: 100, level: 0 },
    ],
    sweeps: 9,
    noise: { kind: "white", levels: [0, 0.5, 8], frozen: "trials" },
    trials: 20,
    seed: "kite",
  });
  expect(text).toContain("9 sweeps of 1200 ms were composed of 100 ms at 0 pA; 1000 ms at 60 pA, level +20 pA per sweep; 100 ms at 0 pA.");
  expect(text).toContain("the stationary SD of V without threshold, sigma = 0, 0.5 and 8 mV.");
  expect(text).toContain("The realisation of the noise was the same in all trials of a condition.");
  expect(text).toContain("Every combination of 9 sweeps and 3 noise levels was simulated in 20 trials.");
  expect(text).toContain("Rates and interspike intervals were taken from 100 to 1100 ms of each sweep.");
  expect(text).toContain("V was held at V_reset for t_ref after each spike.");
  expect(text).toContain("crossings within a step from the Brownian bridge");
  expect(text).toContain("keyed by the seed “kite”");
});

test("the equation uses the given parameters, so that each has its value", () => {
  const { R_m, ...neuron } = aProtocol({}).neuron;
  expect(R_m).toBeDefined();
  expect(paragraphOf({ neuron: { ...neuron, g_L: 10 } })).toContain("tau_m dV/dt = −(V − E_L) + I(t)/g_L, with tau_m = 20 ms, g_L = 10 nS");
  const { tau_m, ...withoutTau } = neuron;
  expect(tau_m).toBeDefined();
  expect(paragraphOf({ neuron: { ...withoutTau, C_m: 200, g_L: 10 } })).toContain("C_m dV/dt = −g_L (V − E_L) + I(t), with C_m = 200 pF, g_L = 10 nS");
});

test("noise that is not frozen is independent in every condition and, with several trials, in every trial", () => {
  const noise: Protocol["noise"] = { kind: "white", levels: [2, 4] };
  expect(paragraphOf({ noise, trials: 20 })).toContain("The realisation of the noise was independent in every condition and trial.");
  expect(paragraphOf({ noise, trials: 1 })).toContain("The realisation of the noise was independent in every condition.");
});

describe("each integrator states where spike times lie", () => {
  test("grid", () =>
    expect(paragraphOf({ integrator: "grid", dt: 0.05 })).toContain(
      "carried exactly from step to step (dt = 0.05 ms), as NEST does it: threshold was tested at the end of each step only",
    ));
  test("euler", () => expect(paragraphOf({ integrator: "euler", dt: 0.01 })).toContain("by the forward Euler method with dt = 0.01 ms; drive was taken at the start of each step"));
  test("euler under noise, with a refractory period", () => {
    const text = paragraphOf({ integrator: "euler", noise: { kind: "white", levels: [2] }, neuron: { ...aProtocol().neuron, t_ref: 2 } });
    expect(text).toContain("Euler–Maruyama method");
    expect(text).toContain("t_ref was counted in whole steps");
  });
});

describe("each kind of noise, in the unit of its levels", () => {
  test.each<[string, NonNullable<Protocol["noise"]>]>([
    ["white-noise current of intensity 5 pA √s", { kind: "white", levels: [5], unit: "pA sqrt(s)" }],
    [
      "A Gaussian noise current of SD 20 and 40 pA was added, each value held for 1 ms.",
      { kind: "held", levels: [20, 40], distribution: "gaussian", interval: 1 },
    ],
    [
      "A uniformly distributed noise current of half-width 0.5 V/s was added, each value held for 0.1 ms.",
      { kind: "held", levels: [0.5], distribution: "uniform", unit: "V/s" },
    ],
    ["correlation time 5 ms and stationary SD 0, 1, … 10 pA (11 values)", { kind: "ornstein-uhlenbeck", levels: "0:1:10", tau: 5 }],
    [
      "(each a current that decays with time constant 2 ms) from 800 excitatory inputs of 5 Hz and weight " +
      "20 pA and 1 inhibitory input of 100 Hz and weight 50 pA; the weights were multiplied by 1 and 2.",
      {
        kind: "shot",
        levels: [1, 2],
        synapse: "exponential",
        tau: 2,
        excitatory: { rate: 5, inputs: 800, weight: 20 },
        inhibitory: { rate: 100, inputs: 1, weight: 50 },
      },
    ],
  ])("%s", (says, noise) => expect(paragraphOf({ noise })).toContain(says));
});

test("a population with distributed parameters, based on a changed preset", () => {
  const text = paragraphOf({
    population: 1000,
    neuron: { preset: "brunel-2000", tau_m: 20, E_L: 0, V_th: { distribution: "normal", mean: 20, sd: 1.5 }, V_reset: 10, t_ref: 2 },
    levelUnit: "V/s",
    epochs: [{ kind: "step", duration: 100, level: 1.25 }],
  });
  expect(text).toContain("1000 uncoupled leaky integrate-and-fire neurons, dV/dt = −(V − E_L)/tau_m + I(t)/C_m");
  expect(text).toContain("V_th from a normal distribution (mean 20 mV, SD 1.5 mV)");
  expect(text).toContain("The parameters are those of Brunel (2000), J Comput Neurosci 8:183-208; V is measured from rest, with changes.");
  expect(text).toContain("keyed by the seed “rheobase”");
});

describe("dt is the spacing of the noise only if the noise is drawn per step", () => {
  const V = "dt = 0.1 ms is the spacing of the recorded V.";
  const both = "dt = 0.1 ms is the spacing of the noise and of the recorded V.";
  test.each<[string, NonNullable<Protocol["noise"]>]>([
    [both, { kind: "white", levels: [5] }],
    [both, { kind: "ornstein-uhlenbeck", levels: [20], tau: 5 }],
    [both, { kind: "held", levels: [20], distribution: "gaussian" }],
    [V, { kind: "held", levels: [20], distribution: "gaussian", interval: 1 }],
    [V, { kind: "shot", levels: [1], synapse: "delta", excitatory: { rate: 5, inputs: 800, weight: 0.1 } }],
  ])("%s (%j)", (says, noise) => expect(paragraphOf({ noise })).toContain(says));
});

test("the closed form of V is a quadrature during chirps", () => {
  const chirp = { kind: "chirp", duration: 500, level: 100, amplitude: 80, startFrequency: 1, endFrequency: 40 } as const;
  expect(paragraphOf({ epochs: [chirp] })).toContain("V is the closed-form solution (of chirps by Gauss–Legendre quadrature), and threshold crossings");
  expect(paragraphOf({ epochs: [chirp], noise: { kind: "white", levels: [1] } })).not.toContain("quadrature");
});

describe("with distributed parameters: the initial V, and what was drawn", () => {
  const { neuron } = aProtocol();
  const spread = { distribution: "normal", mean: -60, sd: 2 } as const;
  test("a distributed E_L: every neuron begins at its own E_L", () =>
    expect(paragraphOf({ population: 100, neuron: { ...neuron, E_L: spread } })).toContain(
      "Every sweep began at E_L, or at V_reset where E_L was not below V_th.",
    ));
  test("other distributions: all neurons begin at one V", () =>
    expect(paragraphOf({ population: 100, neuron: { ...neuron, tau_m: { ...spread, mean: 20 } } })).toContain("Every sweep began at V = −60 mV."));
  test("the parameters of a single neuron are drawn, too", () =>
    expect(paragraphOf({ neuron: { ...neuron, tau_m: { ...spread, mean: 20 } } })).toContain(
      "Spread parameters were drawn once; combinations without a meaning",
    ));
  test("a constant distribution is not drawn", () => {
    const text = paragraphOf({ population: 100, neuron: { ...neuron, E_L: { distribution: "constant", value: -60 } } });
    expect(text).toContain("Every sweep began at V = −60 mV.");
    expect(text).not.toMatch(/drawn|seed/);
  });
});

test("other epochs", () => {
  const text = paragraphOf({
    sweeps: 3,
    holding: -20,
    epochs: [
      { kind: "ramp", duration: 200, level: 250, deltaDuration: 50 },
      { kind: "sine", duration: 500, level: 100, amplitude: 80, frequency: 8, deltaFrequency: 2 },
      { kind: "pulses", duration: 500, level: 600, period: 20, width: 5 },
    ],
  });
  expect(text).toContain(
    "3 sweeps were composed of a ramp to 250 pA in 200 ms, duration +50 ms per sweep; 500 ms of a sine of 8 Hz and " +
    "amplitude 80 pA around 100 pA, frequency +2 Hz per sweep; 500 ms of pulses to 600 pA, 5 ms long every 20 ms.",
  );
  expect(text).toContain("The holding level was −20 pA.");
});

test("a cancelled run states how many conditions were completed, and has no digest", () => {
  const text = methodsParagraph({ versions: { app: "0.1.0", engine: 1 }, protocol: aProtocol({ trials: 5 }), spikeDigest: undefined, finished: 2, total: 5 });
  expect(text).toMatch(/Of these, 2 of 5 conditions were completed\.$/);
});

test("every shipped experiment gives whole sentences, with true minus signs and without NaN or undefined", () => {
  const folder = join(import.meta.dirname, "../../experiments");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    for (const protocol of readExperiment(readFileSync(join(folder, file), "utf8"), file).protocols) {
      const text = methodsParagraph({ versions: { app: "0.1.0", engine: 1 }, protocol, spikeDigest: digest, finished: 1, total: 1 });
      expect(text).not.toMatch(/undefined|NaN|null|Infinity| -\d|\.\.|, ,|\s\s/);
    }
  }
});
