import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { firingTheory, predictRate } from "./predict-rate.ts";

const neuron = { tau_m: 10, R_m: 100, E_L: -75, V_th: -55, V_reset: -75, t_ref: 2 };

function predict(changes: Partial<Protocol>, noiseLevel?: number) {
  const plan = planOrThrow(aProtocol({ neuron, epochs: [{ kind: "step", duration: 100, level: 180 }], ...changes }), "test.rheobase.json");
  return predictRate({ protocol: plan.protocol, noiseLevel }, plan.drive(0));
}
const white = { kind: "white", levels: [0, 5] } as const;

// stationary_rate_cv.json: the rows at 180 and 250 pA
test("the rate is Siegert's under white noise, and the closed form without noise", () => {
  expect(predict({ noise: { ...white, levels: [0, 5] } }, 5)!.rate).toBeCloseTo(36.38651218760602, 10);
  expect(predict({ noise: { ...white, levels: [0, 5] } }, 0)).toEqual({ rate: 0, cv: undefined });
  expect(predict({ epochs: [{ kind: "step", duration: 100, level: 250 }] })!.rate).toBeCloseTo(55.26578133066613, 10);
});

test("the rate does not depend on the integrator or on the unit of the level", () => {
  for (const integrator of ["exact", "grid", "euler"] as const)
    expect(predict({ integrator, epochs: [{ kind: "step", duration: 100, level: 250 }] })!.rate).toBeCloseTo(55.26578133066613, 10);
  expect(predict({ levelUnit: "rheobase", epochs: [{ kind: "step", duration: 100, level: 1.25 }] })!.rate).toBeCloseTo(55.26578133066613, 10);
  const { R_m: _, ...tauOnly } = neuron;
  expect(predict({ neuron: tauOnly, levelUnit: "V/s", epochs: [{ kind: "step", duration: 100, level: 2.5 }] })!.rate).toBeCloseTo(55.26578133066613, 10);
});

test("a window with one constant level has a rate, although the drive changes before it", () => {
  const epochs: Protocol["epochs"] = [
    { kind: "ramp", duration: 100, level: 250 },
    { kind: "step", duration: 400, level: 250 },
  ];
  expect(predict({ epochs, window: { from: 100, to: 500 } })!.rate).toBeCloseTo(55.26578133066613, 10);
  expect(predict({ epochs })).toBeUndefined();
});

test("there is no theory for a changing drive, coloured or held noise, or heterogeneous neurons", () => {
  expect(predict({ epochs: [{ kind: "sine", duration: 100, level: 250, amplitude: 1, frequency: 5 }] })).toBeUndefined();
  expect(predict({ noise: { kind: "held", distribution: "gaussian", levels: [50] } }, 50)).toBeUndefined();
  expect(predict({ noise: { kind: "ornstein-uhlenbeck", tau: 5, levels: [50] } }, 50)).toBeUndefined();
  expect(predict({ neuron: { ...neuron, V_th: { distribution: "normal", mean: -55, sd: 1 } }, population: 5 })).toBeUndefined();
});

test("noise of level 0 counts as no noise, and a distribution of width 0 as constant", () => {
  const epochs: Protocol["epochs"] = [{ kind: "step", duration: 100, level: 250 }];
  expect(predict({ epochs, noise: { kind: "ornstein-uhlenbeck", tau: 5, levels: [0] } }, 0)!.rate).toBeCloseTo(55.26578133066613, 10);
  for (const V_th of [
    { distribution: "constant", value: -55 },
    { distribution: "normal", mean: -55, sd: 0 },
    { distribution: "uniform", from: -55, to: -55 },
  ] as const) {
    expect(predict({ epochs, neuron: { ...neuron, V_th } })!.rate).toBeCloseTo(55.26578133066613, 10);
  }
});

test("theory of a current in pA needs R_m", () => {
  const { R_m: _, ...tauOnly } = neuron;
  const protocol = planOrThrow(aProtocol({ neuron: tauOnly, levelUnit: "V/s" }), "test.rheobase.json").protocol;
  expect(firingTheory(protocol, undefined, "pA")).toBeUndefined();
  expect(firingTheory(protocol, undefined, "V/s")!(2.5)!.rate).toBeCloseTo(55.26578133066613, 10);
});
