import { describe, expect, test } from "vitest";
import { aCell } from "../theory/testing/random-neurons.ts";
import { independentTrains, liveStateOf, presentTheory, rheobaseIn, theoryCurve, type WatchedNeuron } from "./watched-neuron.ts";

const neuron = aCell();
const white = { kind: "white", levels: [5], frozen: "no", enteredUnit: "mV" } as const;
const watched = (differences: Partial<WatchedNeuron> = {}): WatchedNeuron => ({
  model: { neuron, neuronAsGiven: { ...neuron, R_m: 100, C_m: 100 }, noise: undefined },
  noiseLevel: undefined,
  drive: 250,
  perLevel: 1,
  unit: "pA",
  population: 1,
  resolution: { dt: 0.1, onGrid: false },
  ...differences,
});
const noisy = (kind: "white" | "ornstein-uhlenbeck") =>
  watched({ model: { ...watched().model, noise: kind === "white" ? white : { kind, levels: [5], frozen: "no", unit: "pA", tau: 5 } }, noiseLevel: 5, population: 10, drive: 180 });

describe("theory beside a live neuron", () => {
  test("is the closed form without noise, Siegert's with white noise, and nothing with other noise", () => {
    // tau_m 10, V_inf -50: 2 + 10 ln(25 / 5) = 18.0944 ms
    expect(presentTheory(watched())?.rate).toBeCloseTo(55.2657, 3);
    // Siegert (1951) as in the example of `siegertFiring`
    expect(presentTheory(noisy("white"))).toMatchObject({ rate: expect.closeTo(36.3865, 4) as number, cv: expect.closeTo(0.540778, 6) as number });
    expect(presentTheory(noisy("ornstein-uhlenbeck"))).toBeUndefined();
    expect(theoryCurve(noisy("ornstein-uhlenbeck"), { min: 0, max: 400 })).toEqual([]);
  });

  test("as a curve has its corner at the rheobase", () => {
    const curve = theoryCurve(watched(), { min: 0, max: 400 });
    expect(rheobaseIn(watched())).toBe(200);
    expect(curve.find(({ rate }) => rate > 0)!.x).toBeLessThan(200.001);
    expect(curve.filter(({ x }) => x <= 200).every(({ rate }) => rate === 0)).toBe(true);
  });
});

test("neurons without noise are copies of one; each has noise of its own", () => {
  expect(independentTrains(watched({ population: 10 }))).toBe(1);
  expect(independentTrains(noisy("white"))).toBe(10);
});

test("another current is the same model, another threshold or noise is not", () => {
  const key = (one: WatchedNeuron) => liveStateOf(one).model;
  expect(key(watched({ drive: 300 }))).toBe(key(watched()));
  expect(key(watched({ model: { ...watched().model, neuron: aCell({ V_th: -50 }) } }))).not.toBe(key(watched()));
  expect(key(noisy("white"))).not.toBe(key(watched()));
});
