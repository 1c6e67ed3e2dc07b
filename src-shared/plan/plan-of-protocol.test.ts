import { describe, expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { planOf, planOrThrow } from "./plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";

const codes = (changes: Partial<Protocol>) => planOf(aProtocol(changes), "f /protocols/0").problems.map(({ code }) => code);
const tauAlone = { tau_m: 20, E_L: -60, V_th: -50, V_reset: -70 };

test("omitted keys have defaults", () => {
  expect(planOrThrow(aProtocol(), "").protocol).toEqual({
    ...{ id: "test", name: "Test", notes: "", seed: "rheobase", integrator: "exact", dt: 0.1, levelUnit: "pA", holding: 0 },
    ...{ sweeps: 1, trials: 1, population: 1, duration: undefined, noise: undefined },
    neuron: { tau_m: 20, R_m: 100, C_m: 200, E_L: -60, V_th: -50, V_reset: -70, V_init: -60, t_ref: 0 },
    neuronAsGiven: aProtocol().neuron,
    noiseLevelsAsGiven: [],
    epochs: aProtocol().epochs,
    ...{ recordV: true, recordEvery: 1, recordNeurons: 1, window: { from: undefined, to: undefined, transient: 0 } },
  });
});

test("all neurons of a population are recorded by default", () => {
  expect(planOrThrow(aProtocol({ population: 10 }), "").protocol.recordNeurons).toBe(10);
  expect(planOrThrow(aProtocol({ population: 10, record: { neurons: 2 } }), "").protocol.recordNeurons).toBe(2);
});

describe("a neuron with tau_m alone", () => {
  test("may be driven in V/s, in multiples of its rheobase, or by noise in mV", () => {
    expect(codes({ neuron: tauAlone, levelUnit: "V/s" })).toEqual([]);
    expect(codes({ neuron: tauAlone, levelUnit: "rheobase" })).toEqual([]);
    const undriven = aProtocol({ neuron: tauAlone, epochs: [{ kind: "step", duration: 10, level: 0 }], noise: { kind: "white", levels: [1] } });
    expect(planOrThrow(undriven, "").protocol.levelUnit).toBe("V/s");
  });

  test("may not be driven in pA", () => {
    expect(codes({ neuron: tauAlone })).toEqual(["resistance-unknown"]);
    expect(codes({ neuron: tauAlone, levelUnit: "V/s", noise: { kind: "held", distribution: "gaussian", levels: [1], unit: "pA" } })).toEqual(["resistance-unknown"]);
    expect(codes({ neuron: tauAlone, levelUnit: "V/s", noise: { kind: "white", levels: [1], unit: "pA sqrt(s)" } })).toEqual(["resistance-unknown"]);
    expect(codes({ neuron: tauAlone, levelUnit: "V/s", noise: { kind: "held", distribution: "gaussian", levels: [1] } })).toEqual([]);
    const exponential: Noise = { kind: "shot", levels: [1], synapse: "exponential", tau: 2, excitatory: { rate: 1, inputs: 1, weight: 1 } };
    expect(codes({ neuron: tauAlone, levelUnit: "V/s", noise: exponential })).toEqual(["resistance-unknown"]);
  });
});

describe("unreasonable sizes are refused", () => {
  test.each<[string, Partial<Protocol>]>([
    ["too-many-steps", { duration: 1e12, record: { V: false } }],
    ["too-many-conditions", { trials: 2_000_000, record: { V: false } }],
    ["too-many-segments", { epochs: [{ kind: "pulses", duration: 1e6, level: 1, period: 1e-2, width: 1e-3 }] }],
    ["traces-too-large", { trials: 100_000, population: 1000 }],
  ])("%s", (code, changes) => {
    expect(codes(changes)).toEqual([code]);
  });

  test("10^10 steps and 2 GB of traces are accepted", () => {
    expect(codes({ duration: 1e9, record: { V: false } })).toEqual([]);
    expect(codes({ duration: 2.5e7 })).toEqual([]);
  });
});

describe("rules are checked in every sweep, not only in the first", () => {
  const say = (changes: Partial<Protocol>) => planOf(aProtocol({ sweeps: 5, ...changes }), "f").problems[0];

  test("of durations", () => {
    expect(say({ epochs: [{ kind: "step", duration: 100, deltaDuration: -40, level: 1 }] })).toMatchObject({
      code: "epoch-too-short",
      what: "The duration of epoch 1 is -20 ms in sweep 4; an epoch must last longer than 0 ms.",
    });
    expect(say({ duration: 150, epochs: [{ kind: "step", duration: 100, deltaDuration: 20, level: 1 }] })).toMatchObject({
      code: "epochs-longer-than-sweep",
      what: "The epochs of sweep 4 last 160 ms, longer than the sweep (150 ms), so their end would be cut off.",
    });
  });

  test("without trying each of 10^13 sweeps", () => {
    expect(say({ sweeps: 1e13, epochs: [{ kind: "step", duration: 1e12, deltaDuration: -1, level: 1 }] })).toMatchObject({
      what: "The duration of epoch 1 is 0 ms in sweep 1000000000001; an epoch must last longer than 0 ms.",
    });
  });

  test("of frequencies, periods and windows", () => {
    expect(say({ epochs: [{ kind: "sine", label: "tone", duration: 100, level: 1, amplitude: 1, frequency: 10, deltaFrequency: -4 }] })).toMatchObject({
      what: "frequency of tone is -2 Hz in sweep 4; it must be 0 or above.",
    });
    expect(say({ epochs: [{ kind: "pulses", duration: 100, level: 1, period: 10, width: 1, deltaWidth: 4 }] })).toMatchObject({ code: "pulse-wider-than-period" });
    expect(say({ epochs: [{ kind: "step", duration: 100, deltaDuration: -20, level: 1 }], window: { transient: 50 } })).toMatchObject({
      what: "The window for rate and CV would go from 50 to 40 ms in sweep 4, so no rate could be taken.",
    });
  });
});

test("durations add up as decimals: 0.1 + 0.2 ms are 0.3 ms", () => {
  expect(codes({ duration: 0.3, epochs: [{ kind: "step", duration: 0.1, level: 1 }, { kind: "step", duration: 0.2, level: 2 }] })).toEqual([]);
});

test("E_L above V_th is valid, but levels in multiples of the rheobase are then refused", () => {
  const neuron = { ...aProtocol().neuron, E_L: -45 };
  expect(codes({ neuron })).toEqual([]);
  expect(codes({ neuron, levelUnit: "rheobase" })).toEqual(["rheobase-not-positive"]);
});

test("each part of a protocol is read once, and the plan of a valid protocol is cached", () => {
  const reads = new Map<PropertyKey, number>();
  const counted = new Proxy(aProtocol({ noise: { kind: "white", levels: [1] } }), {
    get(protocol, key) {
      reads.set(key, (reads.get(key) ?? 0) + 1);
      return Reflect.get(protocol, key) as unknown;
    },
  });
  const first = planOrThrow(counted, "");
  expect(planOrThrow(counted, "elsewhere")).toBe(first);
  expect([reads.get("neuron"), reads.get("noise"), reads.get("epochs")]).toEqual([1, 1, 1]);
});

test("planOrThrow throws the first problem", () => {
  expect(() => planOrThrow(aProtocol({ sweeps: 0, trials: 0 }), "f /protocols/0").protocol).toThrow(expect.objectContaining({ where: "f /protocols/0/sweeps" }));
});
