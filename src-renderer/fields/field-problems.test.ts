import { expect, test } from "vitest";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { BenchError, type BenchErrorJson } from "../../src-shared/foundation/bench-error.ts";
import { planOf } from "../../src-shared/plan/plan-of-protocol.ts";
import { fieldOf, problemText, sectionOf } from "./field-problems.ts";

const neuron = { tau_m: 20, R_m: 100, E_L: -70, V_th: -50, V_reset: -65 };
const step = { kind: "step", duration: 100, level: 0 } as const;
const sound: Protocol = { id: "p", name: "P", neuron, epochs: [step, step] };

test.each<[string, Partial<Protocol>, string, string]>([
  ["a reset at the threshold", { neuron: { ...neuron, V_reset: -45 } }, "/neuron/V_reset", "neuron"],
  ["an unknown membrane", { neuron: { E_L: -70, V_th: -50, V_reset: -65, R_m: 100 } }, "/neuron/tau_m", "neuron"],
  ["a contradiction", { neuron: { ...neuron, C_m: 1 } }, "/neuron/C_m", "neuron"],
  ["a leak below 0", { neuron: { E_L: -70, V_th: -50, V_reset: -65, tau_m: 20, g_L: -1 } }, "/neuron/R_m", "neuron"],
  ["a backward spread", { neuron: { ...neuron, tau_m: { distribution: "uniform", from: 2, to: 1 } } }, "/neuron/tau_m", "neuron"],
  ["pA without a resistance", { neuron: { ...neuron, R_m: undefined }, holding: 1 }, "/neuron/R_m", "neuron"],
  ["nothing to run", { epochs: [] }, "/epochs", "epochs"],
  ["a duration below 0", { epochs: [step, { ...step, duration: -50 }] }, "/epochs/1/duration", "epochs"],
  ["an empty waveform", { epochs: [{ kind: "waveform", duration: 1, level: 0, times: [], values: [], interpolation: "hold" }] }, "/epochs/0/level", "epochs"],
  ["a level twice", { noise: { kind: "white", levels: [1, 1] } }, "/noise/levels", "conditions"],
  ["no tau", { noise: { kind: "shot", levels: [1], synapse: "exponential", excitatory: { rate: 1, inputs: 1, weight: 1 } } }, "/noise/tau", "conditions"],
  ["no sweep", { sweeps: 0 }, "/sweeps", "conditions"],
  ["too many conditions", { sweeps: 2000, trials: 2000 }, "/sweeps", "conditions"],
  ["no time", { dt: 0 }, "/dt", "simulation"],
  ["a window outside", { window: { to: 1e6 } }, "/window/from", "simulation"],
  ["too many traces", { population: 60, record: { neurons: 61 } }, "/record/neurons", "simulation"],
])("%s is shown at an existing field", (_, change, field, section) => {
  const [problem] = planOf({ ...sound, ...change }, "").problems;
  const path = fieldOf(problem!.where, problem!);
  expect([path, sectionOf(path)]).toEqual([field, section]);
});

test("a problem names rows and columns as the table does, with a true minus sign", () => {
  const [problem] = planOf({ ...sound, epochs: [step, { ...step, duration: -50 }] }, "").problems;
  expect(problemText("/epochs/1/duration", problem!)).toBe("The duration of epoch B is \u221250 ms; an epoch must last longer than 0 ms. Change duration.");
  const [later] = planOf({ ...sound, sweeps: 2, epochs: [step, { ...step, deltaDuration: -200 }] }, "").problems;
  expect(problemText("/epochs/1/duration", later!)).toBe(
    "The duration of epoch B is \u2212100 ms in sweep 2; an epoch must last longer than 0 ms. Change duration or \u0394\u2009duration, or the number of sweeps.",
  );
});

test("an error received over a wire has the same parameters and text", () => {
  const [problem] = planOf({ ...sound, epochs: [step, { ...step, duration: -50 }] }, "").problems;
  const arrived = BenchError.fromJson(JSON.parse(JSON.stringify(problem!)) as BenchErrorJson);
  expect(arrived.parameters).toEqual({ label: "epoch 2", duration: -50, sweep: 1, delta: "deltaDuration" });
  expect(problemText("/epochs/1/duration", arrived)).toBe(`${problem!.what} ${problem!.remedy}`);
});
