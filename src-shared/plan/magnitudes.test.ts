import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kernelInputOf } from "../engine/kernel-input.ts";
import { loadWasmKernel } from "../engine/wasm-kernel.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { firingTheory } from "../theory/predict-rate.ts";
import { planOf, planOrThrow } from "./plan-of-protocol.ts";

const kernel = loadWasmKernel();
const epochs = {
  step: { kind: "step", duration: 20, level: 250 },
  ramp: { kind: "ramp", duration: 20, level: 250 },
  sine: { kind: "sine", duration: 20, level: 250, amplitude: 50, frequency: 40, phase: 0.3 },
  chirp: { kind: "chirp", duration: 20, level: 250, amplitude: 50, startFrequency: 1, endFrequency: 40, phase: 0 },
  pulses: { kind: "pulses", duration: 20, level: 2500, period: 5, width: 1 },
  waveform: { kind: "waveform", duration: 20, level: 0, scale: 2, interpolation: "linear", times: [0, 5, 10], values: [0, 200, 0] },
} as const;
const noises = {
  none: undefined,
  white: { kind: "white", levels: [2] },
  held: { kind: "held", levels: [50], distribution: "gaussian", interval: 0.5 },
  "ornstein-uhlenbeck": { kind: "ornstein-uhlenbeck", levels: [50], tau: 5 },
  shot: { kind: "shot", levels: [1], synapse: "exponential", tau: 2, excitatory: { rate: 10, inputs: 100, weight: 20 } },
} as const;

function aProtocol(epoch: keyof typeof epochs, noise: keyof typeof noises, integrator: "exact" | "grid" | "euler") {
  return {
    ...{ id: "p", name: "P", dt: 0.5, integrator, holding: 10, duration: 25, population: 2, epochs: [{ ...epochs[epoch] }] },
    neuron: { tau_m: 20, R_m: 100, E_L: -60, V_th: -50, V_reset: -70, V_init: -61, t_ref: 2 },
    ...(noise === "none" ? {} : { noise: structuredClone(noises[noise]) }),
  };
}

/** Paths to every number of a protocol that has a unit. */
function numbersIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === "number") return ["sweeps", "trials", "population"].includes(String(path.at(-1))) ? [] : [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}

function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: number): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

const extreme = fc.oneof(
  fc.constantFrom(1e308, -1e308, 1e21, -1e21, 5e-324, -5e-324, 1e-300, 1e15, -1e15, 1e-6, 1e12, 0),
  fc.tuple(fc.constantFrom(1, -1), fc.integer({ min: -320, max: 308 })).map(([sign, exponent]) => sign * Number(`1e${exponent}`)),
);

const anyEpoch = fc.constantFrom(...(Object.keys(epochs) as (keyof typeof epochs)[]));
const anyNoise = fc.constantFrom(...(Object.keys(noises) as (keyof typeof noises)[]));
const overflow = "beyond it squares and products of several quantities lose the digits that decide a spike, or are no numbers any more";

describe("a protocol with numbers of any magnitude gives readable problems or finite results", () => {
  test.each(["exact", "grid", "euler"] as const)("%s", (integrator) => {
    fc.assert(
      fc.property(anyEpoch, anyNoise, fc.nat(1000), extreme, (epoch, noise, which, value) => {
        const sound = aProtocol(epoch, noise, integrator);
        const paths = numbersIn(sound);
        const protocol = replaced(sound, paths[which % paths.length]!, value) as Protocol;
        const { value: plan, problems } = planOf(protocol, "test");
        for (const problem of problems) expect(problem.message).not.toMatch(/NaN|Infinity/);
        if (plan === undefined) return;
        const condition = plan.condition(0);
        const run = kernel.start(kernelInputOf({ plan, condition }));
        const { spikeTimes, V } = run.advance(40, 2000);
        run.close();
        expect(spikeTimes.every(Number.isFinite)).toBe(true);
        expect(V.every((samples) => samples.every(Number.isFinite))).toBe(true);
        const { level, stimulus } = plan.driveOf(condition);
        const theory = level === undefined ? undefined : firingTheory(plan.protocol, plan.settingOf(condition).noiseLevel, stimulus.unit)?.(level.level);
        if (theory !== undefined) expect(theory.rate).toBeGreaterThanOrEqual(0);
        if (theory?.cv !== undefined) expect(theory.cv).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 400 },
    );
  });
});

test("a number beyond a bound is refused with the bound and its reason", () => {
  const refused = (changes: object) =>
    planOf({ ...aProtocol("step", "none", "exact"), ...changes } as unknown as Protocol, "f").problems.map(({ where, what }) => `${where}: ${what}`);
  const { neuron } = aProtocol("step", "none", "exact");
  expect(refused({ epochs: [{ ...epochs.step, level: -1e308 }] })).toEqual([
    `f/epochs/0/level: level of epoch 1 (-1e+308) is beyond the bound of -1e+15: ${overflow}.`,
  ]);
  expect(refused({ neuron: { ...neuron, tau_m: 5e-324 } })).toEqual([
    "f/neuron/tau_m: tau_m (5e-324 ms) is below the bound of 1e-6 ms: nothing in a membrane is faster than a nanosecond.",
  ]);
  expect(refused({ epochs: [{ ...epochs.chirp, endFrequency: 1e21 }] })).toEqual([
    "f/epochs/0/endFrequency: end frequency of epoch 1 (1e+21 Hz) is beyond the bound of 1e+6 Hz: every turn of a wave is looked at, and no membrane follows a megahertz.",
  ]);
  expect(refused({ population: 1e9, record: { V: false } })).toEqual([
    "f/population: A population of 1000000000 neurons would take about 1500 GB of memory; 4 GB are the limit.",
  ]);
  expect(planOrThrow({ ...aProtocol("step", "none", "exact"), population: 1_000_000, record: { V: false } } as unknown as Protocol, "f").size).toBe(1);
});
