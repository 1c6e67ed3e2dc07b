import { expect, test } from "vitest";
import { integrate } from "../foundation/gauss-legendre.ts";
import type { ResolvedNoise } from "../protocol/noise.ts";
import { subthresholdVoltage } from "./subthreshold.ts";
import { aCell } from "./testing/random-neurons.ts";

const cell = aCell({ tau_m: 20, R_m: 150, C_m: 20_000 / 150, E_L: -70 });
const gain = 0.15;
const steady = { drive: 100, unit: "pA", dt: 0.1 } as const;

function sdOf(noise: ResolvedNoise, noiseLevel: number, neuron = cell): number | undefined {
  return subthresholdVoltage(neuron, { ...steady, noise, noiseLevel })?.sd;
}

test("example of the documentation: white noise, whose level is the SD", () => {
  const noise: ResolvedNoise = { kind: "white", levels: [2], frozen: "no", enteredUnit: "mV" };
  expect(subthresholdVoltage(cell, { ...steady, noise, noiseLevel: 2 })).toEqual({ mean: -55, sd: 2 });
});

test("without noise V settles at E_L + R_m I", () => {
  expect(subthresholdVoltage(cell, { ...steady, noise: undefined, noiseLevel: 0 })).toEqual({ mean: -55, sd: 0 });
  expect(subthresholdVoltage(cell, { ...steady, drive: 0.5, unit: "V/s", noise: undefined, noiseLevel: 0 })).toEqual({ mean: -60, sd: 0 });
});

const held = (intervalSteps: number, distribution: "gaussian" | "uniform" = "gaussian", unit: "pA" | "V/s" = "pA"): ResolvedNoise => ({
  kind: "held", levels: [50], frozen: "no", distribution, unit, intervalSteps,
});

test("held noise: the stationary variance of the recursion over intervals", () => {
  for (const steps of [1, 10, 400, 100_000]) {
    const e = Math.exp(-(steps * 0.1) / 20);
    let variance = 0;
    for (let k = 0; k < 100_000; k++) variance = e * e * variance + (gain * 50 * (1 - e)) ** 2;
    expect(sdOf(held(steps), 50)! / Math.sqrt(variance)).toBeCloseTo(1, 9);
  }
});

// NEST 84b06d8, models/noise_generator.h: Sigma^2 = delta tau_m sigma^2 / (2 C_m^2) for delta much shorter than tau_m
test("held noise of a short interval approaches NEST's formula", () => {
  expect(sdOf(held(1), 50)! / Math.sqrt((0.1 * 20 * 50 ** 2) / (2 * cell.C_m! ** 2))).toBeCloseTo(1, 5);
});

test("held noise in V/s is scaled by tau_m, and uniform noise has an SD of half-width / sqrt(3)", () => {
  expect(sdOf(held(1, "gaussian", "V/s"), 2)! / sdOf(held(1), 50)!).toBeCloseTo((20 * 2) / (gain * 50), 12);
  expect(sdOf(held(1, "uniform"), 50)! / sdOf(held(1), 50)!).toBeCloseTo(1 / Math.sqrt(3), 12);
});

test("an Ornstein-Uhlenbeck current: variance of the filtered autocovariance", () => {
  // var V = gain^2 s^2 / tau_m integral over lags l > 0 of exp(-l / tau_m) exp(-l / tau), by quadrature
  for (const tau of [0.5, 5, 100]) {
    const noise: ResolvedNoise = { kind: "ornstein-uhlenbeck", levels: [40], frozen: "no", unit: "pA", tau };
    const variance = ((gain * 40) ** 2 / 20) * integrate((lag) => Math.exp(-lag / 20 - lag / tau), 0, 800, 400);
    expect(sdOf(noise, 40)! / Math.sqrt(variance)).toBeCloseTo(1, 10);
  }
});

const shot = (synapse: "delta" | "exponential", tau: number): ResolvedNoise => ({
  kind: "shot", levels: [1], frozen: "no", synapse, tau, excitatoryRate: 800, excitatoryWeight: 0.4, inhibitoryRate: 300, inhibitoryWeight: 0.7,
});

test("delta synapses: Campbell's sums over the membrane's own decay, weights scaled by the level", () => {
  const first = integrate((t) => Math.exp(-t / 20), 0, 800, 400);
  const second = integrate((t) => Math.exp(-t / 20) ** 2, 0, 800, 400);
  const found = subthresholdVoltage(cell, { ...steady, noise: shot("delta", 0), noiseLevel: 2 })!;
  expect(found.mean).toBeCloseTo(-55 + (0.8 * 0.8 - 0.3 * 1.4) * first, 10);
  expect(found.sd).toBeCloseTo(Math.sqrt((0.8 * 0.8 ** 2 + 0.3 * 1.4 ** 2) * second), 10);
});

test("exponential synapses: Campbell's sums over the postsynaptic potential, also for tau = tau_m", () => {
  for (const tau of [2, 19.999, 20, 50]) {
    // response of V to 1 pA exp(-t / tau); its limit for equal time constants
    const response = (t: number) =>
      tau === 20 ? (gain * t * Math.exp(-t / 20)) / 20 : ((gain * tau) / (tau - 20)) * (Math.exp(-t / tau) - Math.exp(-t / 20));
    const first = integrate(response, 0, 2000, 1000);
    const second = integrate((t) => response(t) ** 2, 0, 2000, 1000);
    const found = subthresholdVoltage(cell, { ...steady, noise: shot("exponential", tau), noiseLevel: 1 })!;
    expect(found.mean).toBeCloseTo(-55 + (0.8 * 0.4 - 0.3 * 0.7) * first, 8);
    expect(found.sd).toBeCloseTo(Math.sqrt((0.8 * 0.4 ** 2 + 0.3 * 0.7 ** 2) * second), 8);
  }
});

test("noise in pA gives no answer for a neuron without R_m", () => {
  const unknown = aCell({ tau_m: 20, R_m: undefined, C_m: undefined });
  expect(subthresholdVoltage(unknown, { ...steady, noise: undefined, noiseLevel: 0 })).toBeUndefined();
  const inVolts = { ...steady, unit: "V/s" } as const;
  expect(subthresholdVoltage(unknown, { ...inVolts, noise: held(1), noiseLevel: 50 })).toBeUndefined();
  expect(subthresholdVoltage(unknown, { ...inVolts, noise: shot("exponential", 5), noiseLevel: 1 })).toBeUndefined();
  expect(subthresholdVoltage(unknown, { ...inVolts, noise: shot("delta", 0), noiseLevel: 1 })).toBeDefined();
});
