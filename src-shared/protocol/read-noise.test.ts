import { describe, expect, test } from "vitest";
import type { Noise, ResolvedNoise } from "./noise.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "./testing/a-protocol.ts";

const cell = { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 };
const resolved = (noise: Noise, levelUnit: "pA" | "V/s" | "rheobase" = "pA", dt = 1): ResolvedNoise =>
  planOrThrow(aProtocol({ neuron: cell, levelUnit, noise, dt }), "").protocol.noise!;

describe("units", () => {
  test("white noise in mV stays as it is", () => {
    expect(resolved({ kind: "white", levels: "0:0.5:1" })).toEqual({ kind: "white", levels: [0, 0.5, 1], frozen: "no", enteredUnit: "mV" });
  });

  test("an intensity becomes the stationary SD of V: sigma = R S / sqrt(2 tau)", () => {
    // 100 MOhm x 2 pA sqrt(s) = 0.2 mV sqrt(s); sqrt(2 x 0.02 s) = 0.2 sqrt(s)
    expect(resolved({ kind: "white", levels: [2], unit: "pA sqrt(s)" }).levels[0]).toBeCloseTo(1, 14);
  });

  test("held noise of an intensity has the SD S / sqrt(interval), a uniform one of equal SD the half-width sqrt(3) S / sqrt(interval)", () => {
    const intensity = { kind: "held" as const, levels: [1], unit: "pA sqrt(s)" as const, interval: 4 };
    expect(resolved({ ...intensity, distribution: "gaussian" })).toMatchObject({ levels: [1 / Math.sqrt(0.004)], unit: "pA", intervalSteps: 4 });
    expect(resolved({ ...intensity, distribution: "uniform" }).levels[0]).toBeCloseTo(Math.sqrt(3 / 0.004), 10);
  });

  test("levels take the drive's unit: pA / pF is V/s", () => {
    const held = { kind: "held" as const, levels: [100], distribution: "gaussian" as const };
    expect(resolved({ ...held, unit: "pA" }, "V/s")).toMatchObject({ unit: "V/s", levels: [0.5] });
    expect(resolved({ ...held, unit: "V/s" }, "pA")).toMatchObject({ unit: "pA", levels: [20000] });
    expect(resolved(held, "V/s")).toMatchObject({ unit: "V/s", levels: [100] });
    expect(resolved(held, "rheobase")).toMatchObject({ unit: "pA", levels: [100] });
    expect(resolved({ kind: "ornstein-uhlenbeck", levels: [100], tau: 5, unit: "pA" }, "V/s")).toEqual({
      kind: "ornstein-uhlenbeck", levels: [0.5], frozen: "no", unit: "V/s", tau: 5,
    });
  });

  test("the rates of shot noise are summed over inputs; exponential weights take the drive's unit, delta weights stay in mV", () => {
    const shot = {
      kind: "shot" as const,
      levels: [1],
      excitatory: { rate: 5, inputs: 100, weight: 10 },
      inhibitory: { rate: 10, inputs: 20, weight: 4 },
      frozen: "trials" as const,
    };
    const sums = { excitatoryRate: 500, inhibitoryRate: 200, frozen: "trials" };
    expect(resolved({ ...shot, synapse: "delta" }, "V/s")).toMatchObject({ ...sums, tau: 0, excitatoryWeight: 10, inhibitoryWeight: 4 });
    expect(resolved({ ...shot, synapse: "exponential", tau: 2 }, "V/s")).toMatchObject({ ...sums, tau: 2, excitatoryWeight: 0.05, inhibitoryWeight: 0.02 });
    expect(resolved({ kind: "shot", levels: [1], synapse: "delta", excitatory: { rate: 1, inputs: 1, weight: 1 } })).toMatchObject({ inhibitoryRate: 0, inhibitoryWeight: 0 });
  });
});

test("the hold interval is dt by default, and otherwise must be a multiple of dt", () => {
  const held = { kind: "held" as const, levels: [1], distribution: "gaussian" as const };
  expect(resolved(held, "pA", 0.1)).toMatchObject({ intervalSteps: 1 });
  expect(resolved({ ...held, interval: 0.3 }, "pA", 0.1)).toMatchObject({ intervalSteps: 3 });
  expect(() => resolved({ ...held, interval: 0.25 }, "pA", 0.1)).toThrow(expect.objectContaining({ code: "hold-interval-off-grid" }));
  expect(() => resolved({ ...held, interval: 0.05 }, "pA", 0.1)).toThrow(expect.objectContaining({ code: "hold-interval-off-grid" }));
});

test("a level of -0 is the level 0, because levels key streams by their bits", () => {
  expect(Object.is(resolved({ kind: "white", levels: [-0] }).levels[0], 0)).toBe(true);
});
