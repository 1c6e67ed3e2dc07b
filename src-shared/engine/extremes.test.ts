import { describe, expect, test } from "vitest";
import type { Epoch } from "../protocol/epoch.ts";
import type { Noise } from "../protocol/noise.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { gridOf } from "./oracle/oracle-lane.ts";
import { kernelInputOf } from "./kernel-input.ts";
import { bitsOf } from "./testing/kernel-inputs.ts";
import { dice, randomProtocol } from "./testing/random-protocol.ts";
import { kernels, record } from "./testing/run-protocol.ts";

const cell = { tau_m: 10, R_m: 100, E_L: -75, V_th: -55, V_reset: -75, t_ref: 2 };
const rheobase = 200;

type Changes = Omit<Partial<Protocol>, "neuron"> & { neuron?: Partial<Protocol["neuron"]> };

/** The cell under one step, 100 ms at rheobase, with the changes of a test. */
function aRun({ neuron, ...changes }: Changes): Protocol {
  return aProtocol({ epochs: [{ kind: "step", duration: 100, level: rheobase }], ...changes, neuron: { ...cell, ...neuron } });
}

const white = (sigma: number): Noise => ({ kind: "white", levels: [sigma] });
const coloured = (tau: number, sd = 50): Noise => ({ kind: "ornstein-uhlenbeck", levels: [sd], tau });
const events = (synapse: "delta" | "exponential", rate: number, weight: number, tau = 5): Noise => ({
  kind: "shot",
  synapse,
  levels: [1],
  ...(synapse === "exponential" ? { tau } : {}),
  excitatory: { rate, inputs: 1, weight },
});
const sine = (frequency: number, level: number, amplitude: number, duration = 100): Epoch => ({ kind: "sine", duration, level, amplitude, frequency });
const chirp = (startFrequency: number, endFrequency: number): Epoch => ({ kind: "chirp", duration: 100, level: 190, amplitude: 120, startFrequency, endFrequency });

/** Pulses of 0.01 ms, a hundredth of a step of 1 ms. */
const hairPulses: Epoch = { kind: "pulses", duration: 50, level: 3000, period: 0.7, width: 0.01 };

/** Extreme protocols: none may hang, give unordered spikes or produce NaN. */
const extremes: Record<string, Protocol> = {
  "tau_m of 1 us, steps of 1000 tau_m": aRun({ neuron: { tau_m: 0.001 }, dt: 1, epochs: [{ kind: "step", duration: 30, level: 150 }], noise: white(5) }),
  "the same exactly at rheobase, where threshold has no bend": aRun({
    neuron: { tau_m: 0.001 },
    dt: 1,
    epochs: [{ kind: "step", duration: 30, level: rheobase }],
    noise: white(5),
  }),
  "dt of 100 ms under white noise": aRun({ neuron: { tau_m: 1 }, dt: 100, epochs: [{ kind: "step", duration: 250, level: 150 }], noise: white(5) }),
  "sigma of 1e-12 mV": aRun({ epochs: [{ kind: "step", duration: 100, level: 300 }], noise: white(1e-12) }),
  "sigma of 1e-200 mV": aRun({ epochs: [{ kind: "step", duration: 100, level: 300 }], noise: white(1e-200) }),
  "sigma of 1 V without refractory period": aRun({ neuron: { t_ref: 0 }, epochs: [{ kind: "step", duration: 20, level: 0 }], noise: white(1000) }),
  "1 uA without refractory period": aRun({ neuron: { t_ref: 0 }, epochs: [{ kind: "step", duration: 5, level: 1e6 }] }),
  "1 uA without refractory period, white noise": aRun({ neuron: { t_ref: 0 }, epochs: [{ kind: "step", duration: 5, level: 1e6 }], noise: white(1) }),
  "a current of correlation time 1 us": aRun({ dt: 1, epochs: [{ kind: "step", duration: 5, level: 210 }], noise: coloured(0.001) }),
  "a current of correlation time 10^9 ms": aRun({ dt: 1, noise: coloured(1e9) }),
  "a current of correlation time tau_m": aRun({ dt: 1, noise: coloured(10) }),
  "a current of correlation time tau_m (1 + 1e-10)": aRun({ dt: 1, noise: coloured(10 * (1 + 1e-10)) }),
  "a current through a membrane of 10 us": aRun({ neuron: { tau_m: 0.01 }, dt: 1, epochs: [{ kind: "step", duration: 10, level: 190 }], noise: coloured(5) }),
  "synapses of tau_m": aRun({ noise: events("exponential", 500, 200, 10) }),
  "synapses of tau_m (1 + 1e-10)": aRun({ noise: events("exponential", 500, 200, 10 * (1 + 1e-10)) }),
  "synapses of 100 ns": aRun({ noise: events("exponential", 300, 1e6, 1e-4) }),
  "synapses of 10^6 ms": aRun({ noise: events("exponential", 1000, 0.1, 1e6) }),
  "jumps of 100 mV without refractory period": aRun({ neuron: { t_ref: 0 }, noise: events("delta", 3000, 100) }),
  "10^6 events per second": aRun({ epochs: [{ kind: "step", duration: 10, level: 100 }], noise: events("delta", 1e6, 0.01) }),
  "a sine of 100 kHz": aRun({ epochs: [sine(1e5, 210, 1000)] }),
  "a sine of 100 kHz under white noise": aRun({ epochs: [sine(1e5, 210, 1000, 5)], noise: white(1) }),
  "a sine of 10 kHz upon a current": aRun({ epochs: [sine(1e4, 210, 1000, 20)], noise: coloured(5) }),
  "a sine of 1e-9 Hz": aRun({ epochs: [sine(1e-9, 210, 1000)] }),
  "a chirp from 10 kHz down to 0": aRun({ epochs: [chirp(1e4, 0)] }),
  "a chirp from 0 to 10 kHz": aRun({ epochs: [chirp(0, 1e4)] }),
  "a chirp through steps longer than its waves": aRun({ dt: 5, epochs: [chirp(1000, 0)], noise: white(2) }),
  "pulses of a hundredth of dt under white noise": aRun({ dt: 1, holding: 150, epochs: [hairPulses], noise: white(2) }),
  "pulses of a hundredth of dt upon a current": aRun({ dt: 1, holding: 150, epochs: [hairPulses], noise: coloured(2) }),
  "epochs shorter than dt, a duration off the grid": aRun({
    dt: 0.5,
    epochs: [
      { kind: "step", duration: 0.37, level: 100 },
      { kind: "step", duration: 0.011, level: 1e5 },
      sine(20, 210, 100, 33.3333),
      { kind: "ramp", duration: 0.2, level: -500 },
    ],
    noise: white(2),
  }),
  "a ramp of 10^15 pA per ms": aRun({ neuron: { t_ref: 0 }, epochs: [{ kind: "ramp", duration: 1e-6, level: 1e9 }, { kind: "step", duration: 1, level: 0 }] }),
  "V_reset 1e-4 mV below V_th": aRun({ neuron: { V_reset: -55.0001, t_ref: 0 }, epochs: [{ kind: "step", duration: 0.5, level: 250 }] }),
  "a refractory period of 10^9 ms": aRun({ neuron: { t_ref: 1e9 }, noise: white(5) }),
};

describe.each(Object.entries(extremes))("%s", (_, protocol) => {
  const { spikes, V } = record(protocol);

  test("ascending times at least t_ref apart, V finite and never at threshold", () => {
    const times = spikes[0]!;
    const { t_ref } = planOrThrow(protocol, "test").protocol.neuron;
    for (let k = 1; k < times.length; k++) {
      expect(times[k]!).toBeGreaterThan(times[k - 1]!);
      expect(times[k]! - times[k - 1]!).toBeGreaterThanOrEqual(t_ref * (1 - 1e-12));
    }
    expect(times.every(Number.isFinite)).toBe(true);
    expect(V[0]!.every((value) => value < cell.V_th)).toBe(true);
  });

  test("kernel and oracle agree to the last bit", () => {
    const oracle = record(protocol, kernels.oracle);
    expect(bitsOf(spikes)).toEqual(bitsOf(oracle.spikes));
    expect(bitsOf(V)).toEqual(bitsOf(oracle.V));
  });
});

describe("no crossing is missed: V on a fine grid is never above threshold", () => {
  test("under a fast synapse, whose effect on V outlasts its current", () => {
    let spikes = 0;
    for (let k = 0; k < 100; k++) {
      const epochs = [sine(20 + (k % 60), 100, 60 + 3 * k, 500)];
      const one = record(aRun({ dt: 0.05, seed: `synapse ${k}`, neuron: { tau_m: 20 }, epochs, noise: events("exponential", 30, 1000 + 11 * k, 1) }));
      expect(one.V[0]!.every((value) => value < cell.V_th)).toBe(true);
      spikes += one.spikes[0]!.length;
    }
    expect(spikes).toBeGreaterThan(100);
  });

  test("under every stimulus, with no noise, held noise and Poisson events", () => {
    for (let seed = 1; seed <= 400; seed++) {
      const { protocol, sweep } = randomProtocol(seed);
      const roll = dice(seed + 7777);
      const tau_m = protocol.neuron!.tau_m as number;
      const synapse = [0.3, 1, 5, tau_m, tau_m * (1 + 1e-10)][seed % 5]!;
      const noise = [
        events("exponential", 200 * roll(), (5e4 * roll()) / synapse, synapse),
        events("delta", 500 * roll(), 5 * roll()),
        { kind: "held", distribution: "gaussian", levels: [100], interval: 1.5, unit: "pA" } satisfies Noise,
        undefined,
      ][seed % 4];
      const { V, spikes } = record({ ...protocol, dt: 0.05, record: {}, ...(noise ? { noise } : {}) }, kernels.WebAssembly, sweep);
      const { V_th } = planOrThrow(protocol, "test").protocol.neuron;
      // A sample at a crossing may exceed V_th by rounding.
      expect(V[0]!.every((value) => value <= V_th + 1e-11), protocol.name).toBe(true);
      expect(spikes[0]!.every((time, k) => k === 0 || time > spikes[0]![k - 1]!), protocol.name).toBe(true);
    }
  });
});

describe("at rheobase V approaches V_th and never fires, however long the sweep", () => {
  test.each(Object.entries(kernels))("%s", (_, kernel) => {
    // 1000 tau_m: V has long been rounded to V_th, also at edges of epochs, of held values and at the sweep's end
    const epochs: Epoch[] = [{ kind: "step", duration: 7000.1, level: 1 }, { kind: "step", duration: 3000, level: 1 }];
    const record10s = (changes: Changes) => record(aRun({ record: { V: false }, dt: 1, ...changes }), kernel).spikes[0];
    expect(record10s({ levelUnit: "rheobase", epochs })).toHaveLength(0);
    expect(record10s({ epochs: epochs.map((epoch) => ({ ...epoch, level: rheobase })) })).toHaveLength(0);
    expect(record10s({ neuron: { E_L: -55 }, epochs: epochs.map((epoch) => ({ ...epoch, level: 0 })) })).toHaveLength(0);
    expect(record10s({ neuron: { E_L: 0, V_th: 0, V_reset: -10 }, epochs: epochs.map((epoch) => ({ ...epoch, level: 0 })) })).toHaveLength(0);
    expect(record10s({ epochs: epochs.map((epoch) => ({ ...epoch, level: rheobase * (1 + 1e-12) })) })!.length).toBeGreaterThan(10);
    // from there any larger current causes a spike at once
    const pushed = record10s({ epochs: [...epochs.map((epoch) => ({ ...epoch, level: rheobase })), { kind: "step", duration: 1, level: 201 }] })!;
    expect(pushed).toHaveLength(1);
    expect(pushed[0]! - 10000.1).toBeLessThan(1e-9);
  });
});

describe("long sweeps have an exact time grid", () => {
  test("10^4 to 10^9 steps of dt make the duration, without a shortened last step", () => {
    const roll = dice(1);
    for (const dt of [0.1, 0.025, 0.7]) {
      for (let k = 0; k < 3000; k++) {
        const steps = Math.floor(10 ** (4 + 5 * roll()));
        const duration = Number((steps * dt).toPrecision(15));
        expect(gridOf(duration, dt)).toMatchObject({ steps, wholeSteps: steps });
        expect(gridOf(duration + 0.4 * dt, dt)).toMatchObject({ steps: steps + 1, wholeSteps: steps });
      }
    }
    const plan = planOrThrow(aRun({ epochs: [{ kind: "step", duration: 1679810.4, level: 0 }], record: { V: false } }), "test");
    const input = kernelInputOf({ plan, condition: plan.condition(0) });
    for (const kernel of Object.values(kernels)) expect(kernel.start(input).totalSteps).toBe(16798104);
  });

  test("euler changes the drive at the exact step of an edge, even minutes into the sweep", () => {
    // Without a leak V counts the steps under 1 V/s. From 131 s on the product n 0.013 ms is up to 3e-11 ms below the decimal edge.
    const epochs = Array.from({ length: 1800 }, (_, k): Epoch => ({ kind: "step", duration: 130.13, level: k % 2 }));
    const neuron = { tau_m: 1e15, E_L: 0, V_th: 1e9, V_reset: -1 };
    const { V } = record({ ...aProtocol({ epochs }), levelUnit: "V/s", integrator: "euler", neuron, dt: 0.013, record: { every: 10_010 } });
    expect(V[0]).toHaveLength(1801);
    V[0]!.forEach((value, k) => {
      expect(Math.round(value / 0.013)).toBe(10_010 * Math.floor(k / 2));
    });
  });
});

test("the work per step stays bounded for a noise current that is much faster than dt", () => {
  const costOf = (tau: number, sd: number, dt: number) => {
    const protocol = aRun({ dt, noise: coloured(tau, sd), record: { V: false }, epochs: [{ kind: "step", duration: 20_000 * dt, level: 150 }] });
    const plan = planOrThrow(protocol, "test");
    const run = kernels.WebAssembly.start(kernelInputOf({ plan, condition: plan.condition(0) }));
    let calls = 1;
    while (!run.advance(Infinity, 1000).finished) calls++;
    return calls / 20;
  };
  // Units of work per step. Substeps of a tenth of tau would be 100 and 1000 units.
  expect(costOf(0.1, 300, 1)).toBeLessThan(3);
  expect(costOf(0.01, 900, 1)).toBeLessThan(5);
});

describe("a run can be stopped soon, however much work a step is", () => {
  test.each([
    ["a current of 10 us under steps of 1 ms", aRun({ dt: 1, noise: coloured(0.01, 800), epochs: [{ kind: "step", duration: 30_000, level: 199 }] })],
    ["a sine of 100 kHz without a crossing", aRun({ epochs: [sine(1e5, 150, 1e6)] })],
    ["a sine of 10 kHz under white noise", aRun({ dt: 1, epochs: [sine(1e4, 190, 1e4, 1000)], noise: white(1) })],
    ["10^4 spikes per ms", aRun({ neuron: { t_ref: 0 }, epochs: [{ kind: "step", duration: 20, level: 2e7 }] })],
  ])("%s", (_, protocol) => {
    const plan = planOrThrow({ ...protocol, record: { V: false } }, "test");
    const run = kernels.WebAssembly.start(kernelInputOf({ plan, condition: plan.condition(0) }));
    let calls = 0;
    while (!run.advance(Infinity, 2000).finished) calls++;
    // at least about 10^5 units of work, 2000 per call (a call completes the unit it has begun)
    expect(calls).toBeGreaterThan(25);
  });
});
