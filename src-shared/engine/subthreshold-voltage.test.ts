import { describe, expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { subthresholdVoltage } from "../theory/subthreshold.ts";
import { record } from "./testing/run-protocol.ts";

/** A neuron that never reaches threshold; V is sampled every 5 tau_m, from 10 tau_m on. */
const tau_m = 10;
const aMembrane = (noise: Noise, integrator: "exact" | "grid" | "euler"): Protocol => ({
  id: "membrane",
  name: "membrane",
  neuron: { tau_m, R_m: 100, E_L: -70, V_th: 1e6, V_reset: -71 },
  epochs: [{ kind: "step", duration: 1600, level: 60 }],
  dt: 1,
  integrator,
  noise,
  population: 500,
  record: { every: 50 },
});

/** Mean and SD of all samples, with their standard errors (that of the SD from the fourth moment). */
function moments(V: readonly Float64Array[]) {
  const samples = V.flatMap((trace) => [...trace.subarray(2)]);
  const n = samples.length;
  const mean = samples.reduce((sum, x) => sum + x, 0) / n;
  const variance = samples.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  const fourth = samples.reduce((sum, x) => sum + (x - mean) ** 4, 0) / n;
  const sd = Math.sqrt(variance);
  return { mean, meanError: sd / Math.sqrt(n), sd, sdError: Math.sqrt((fourth - variance * variance) / n) / (2 * sd) };
}

const inputs = { excitatory: { rate: 10, inputs: 80, weight: 0.3 }, inhibitory: { rate: 5, inputs: 60, weight: 0.5 } };
const noises: Record<string, Noise> = {
  "white 3 mV": { kind: "white", levels: [3] },
  "Gaussian, held 1 ms": { kind: "held", distribution: "gaussian", levels: [80] },
  "Gaussian, held 5 ms": { kind: "held", distribution: "gaussian", levels: [80], interval: 5 },
  "uniform, held 2 ms": { kind: "held", distribution: "uniform", levels: [120], interval: 2 },
  "Ornstein-Uhlenbeck, 6 ms": { kind: "ornstein-uhlenbeck", levels: [50], tau: 6 },
  "Ornstein-Uhlenbeck, tau_m": { kind: "ornstein-uhlenbeck", levels: [50], tau: 10 },
  "delta events": { kind: "shot", synapse: "delta", levels: [1.5], ...inputs },
  "exponential events, 3 ms": { kind: "shot", synapse: "exponential", tau: 3, levels: [40], ...inputs },
  "exponential events, tau_m": { kind: "shot", synapse: "exponential", tau: 10, levels: [20], ...inputs },
};

describe("exact: mean and SD of V agree with theory within 4 standard errors", () => {
  test.each(Object.entries(noises))("%s", (_, noise) => {
    const protocol = aMembrane(noise, "exact");
    expectTheory(protocol);
  });
});

describe("grid: mean and SD of V agree with theory for noise that the grid does not change", () => {
  // `grid` applies events at the end of their step, which changes the SD by about (dt / tau_m)^2: see the next test.
  test.each(Object.entries(noises).filter(([, { kind }]) => kind !== "shot"))("%s", (_, noise) => {
    expectTheory(aMembrane(noise, "grid"));
  });

  test("delta events are a sum over whole steps: variance r dt w^2 / (1 - e^(-2 dt / tau_m)), mean r dt w / (1 - e^(-dt / tau_m))", () => {
    const { mean, meanError, sd, sdError } = moments(record(aMembrane(noises["delta events"]!, "grid")).V);
    const first = (0.8 * 0.3 - 0.3 * 0.5) * 1.5;
    const second = (0.8 * 0.3 ** 2 + 0.3 * 0.5 ** 2) * 1.5 ** 2;
    expect(Math.abs(mean - (-64 + first / -Math.expm1(-0.1)))).toBeLessThan(4 * meanError);
    expect(Math.abs(sd - Math.sqrt(second / -Math.expm1(-0.2)))).toBeLessThan(4 * sdError);
  });
});

describe("euler: V has the SD of the recursion V += a (u - V) + noise, a = dt / tau_m = 1/2, not the membrane's", () => {
  test.each([
    // one step adds noise of SD a R s, and multiplies V by 1 - a
    ["Gaussian, held 1 ms", 0.1 * 80 * Math.sqrt(0.5 / 1.5)],
    // sigma sqrt(2 a) per step
    ["white 3 mV", 3 * Math.sqrt(2 / 1.5)],
  ])("%s, with dt 5 ms", (name, expected) => {
    const protocol: Protocol = { ...aMembrane(noises[name]!, "euler"), dt: 5, record: { every: 10 } };
    const { mean, meanError, sd, sdError } = moments(record(protocol).V);
    expect(Math.abs(mean + 64)).toBeLessThan(4 * meanError);
    expect(Math.abs(sd - expected)).toBeLessThan(4 * sdError);
    expect(Math.abs(sd - theoryOf(protocol).sd)).toBeGreaterThan(10 * sdError);
  });
});

function theoryOf(protocol: Protocol): { mean: number; sd: number } {
  const { neuron, noise, dt } = planOrThrow(protocol, "test").protocol;
  return subthresholdVoltage(neuron, { drive: 60, unit: "pA", noise, noiseLevel: noise!.levels[0]!, dt })!;
}

function expectTheory(protocol: Protocol): void {
  const { mean, meanError, sd, sdError } = moments(record(protocol).V);
  const theory = theoryOf(protocol);
  expect(Math.abs(mean - theory.mean)).toBeLessThan(4 * meanError);
  expect(Math.abs(sd - theory.sd)).toBeLessThan(4 * sdError);
  // 15 000 samples are enough to reveal a wrong factor
  expect(sdError / sd).toBeLessThan(0.01);
}
