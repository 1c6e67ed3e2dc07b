import { describe, expect, test } from "vitest";
import type { LifParameters } from "../neuron/lif-parameters.ts";
import type { Epoch } from "../protocol/epoch.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { noiselessFiring } from "../theory/firing-rate.ts";
import { siegertFiring } from "../theory/siegert.ts";
import { aCell } from "../theory/testing/random-neurons.ts";
import { intervalStatistics } from "./testing/interval-estimates.ts";
import { record } from "./testing/run-protocol.ts";
import { steadyProtocol } from "./testing/steady-protocol.ts";

const cell = aCell();

describe("as white noise goes to 0, the rate goes to the closed form", () => {
  // 45 mV above threshold V is curved most: chords of steps that are not halved give a rate 0.15 % off
  const drive = { ...cell, R_m: 100, I: 650 };
  const { rate } = noiselessFiring(cell, -10);

  test.each([
    [0.05, 0.1, 1e-5],
    [0.05, 1, 1e-5],
    [0.05, 7.3, 1e-5],
    [1e-3, 1, 1e-6],
    [1e-6, 0.1, 1e-8],
    [1e-6, 1, 1e-8],
    [1e-9, 1, 1e-9],
  ])("sigma %s mV at dt %s ms: the rate of the closed form to %s relative", (sigma, dt, tolerance) => {
    const protocol = steadyProtocol(drive, { rate, cv: 0.002 }, 2000, { dt, noise: { kind: "white", levels: [sigma] }, population: 100 });
    const measured = intervalStatistics(record(protocol).spikes, 2000);
    expect(Math.abs(measured.rate.value / rate - 1)).toBeLessThan(tolerance);
  });

  test.each<[string, Epoch]>([
    ["sine", { kind: "sine", duration: 1000, level: 200, amplitude: 150, frequency: 8 }],
    ["chirp", { kind: "chirp", duration: 1000, level: 200, amplitude: 150, startFrequency: 1, endFrequency: 40 }],
    ["ramp", { kind: "ramp", duration: 1000, level: 600 }],
    ["pulses", { kind: "pulses", duration: 1000, level: 700, period: 13.7, width: 6.1 }],
    ["waveform", { kind: "waveform", duration: 1000, level: 0, times: [0, 300, 310, 1000], values: [100, 400, 0, 500], interpolation: "linear" }],
  ])("spike times under a %s go to those without noise", (_, epoch) => {
    const protocol: Protocol = { ...steadyProtocol({ ...cell, R_m: 100, I: 0 }, { rate, cv: 0 }, 1), epochs: [epoch] };
    const exact = record(protocol).spikes[0]!;
    expect(exact.length).toBeGreaterThan(5);
    for (const dt of [0.1, 1, 3.3]) {
      const noisy = record({ ...protocol, dt, noise: { kind: "white", levels: [1e-7] } }).spikes[0]!;
      expect(noisy).toHaveLength(exact.length);
      exact.forEach((time, k) => {
        expect(Math.abs(noisy[k]! - time)).toBeLessThan(1e-5);
      });
    }
  });
});

describe("an Ornstein-Uhlenbeck current of short correlation time approaches white noise", () => {
  const sigma = 5;
  const rateAt = (correlation: number) => {
    // As tau goes to 0 at constant SD^2 tau; the response of V has variance SD^2 tau / (tau + tau_m)
    const sd = (sigma * Math.sqrt(cell.tau_m / correlation) * 1000) / 100;
    const noise = { kind: "ornstein-uhlenbeck" as const, levels: [sd], tau: correlation };
    const protocol = steadyProtocol({ ...cell, R_m: 100, I: 180 }, { rate: 36, cv: 0.6 }, 50, { dt: 0.1 * correlation, noise, population: 100 });
    return intervalStatistics(record(protocol).spikes, 50).rate;
  };
  const white = siegertFiring(cell, -57, sigma).rate;

  /**
   * To first order in k = sqrt(tau / tau_m) threshold and reset stand sigma sqrt(2) k alpha / 2 higher, alpha = sqrt(2) |zeta(1/2)|
   * (Fourcaud and Brunel 2002, Neural Comput 14:2057; as NEST's siegert_neuron has it).
   */
  const toFirstOrder = (correlation: number) => {
    const shift = sigma * Math.SQRT2 * 0.5 * 2.0652531522312172 * Math.sqrt(correlation / cell.tau_m);
    const shifted: LifParameters = { ...cell, V_th: cell.V_th + shift, V_reset: cell.V_reset + shift };
    return siegertFiring(shifted, -57, sigma).rate;
  };

  test.each([0.4, 0.1, 0.05])("tau %s ms: the rate of the first-order expansion", (correlation) => {
    const rate = rateAt(correlation);
    expect(Math.abs(rate.value - toFirstOrder(correlation))).toBeLessThan(4 * rate.error + (correlation / cell.tau_m) * white);
    // the first-order rate itself approaches that of white noise
    expect(Math.abs(toFirstOrder(correlation) / white - 1)).toBeLessThan(1.5 * Math.sqrt(correlation / cell.tau_m));
  });
});
