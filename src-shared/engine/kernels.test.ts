import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ResolvedNoise } from "../protocol/noise.ts";
import { spikeDigest } from "./digest.ts";
import { flatTrains } from "./spike-trains.ts";
import type { NewHasher } from "./recordings.ts";
import { oracleKernel } from "./oracle/oracle-kernel.ts";
import { bitsOf, drives, inputOf, noises, runWhole } from "./testing/kernel-inputs.ts";
import { loadWasmKernel } from "./wasm-kernel.ts";

const wasmKernel = loadWasmKernel();
const integrators = ["exact", "grid", "euler"] as const;
const pairs = Object.keys(drives).flatMap((drive) => Object.keys(noises).flatMap((noise) => integrators.map((integrator) => [drive, noise, integrator] as const)));

const whiteNoise: ResolvedNoise = { kind: "white", levels: [], frozen: "no", enteredUnit: "mV" };

const settings = fc.record({
  t_ref: fc.constantFrom(0, 0.05, 2, 3.14),
  dt: fc.constantFrom(0.1, 0.25, 1.7),
  seed: fc.string(),
  recordEvery: fc.constantFrom(1, 7),
});
const newHasher: NewHasher = () => {
  const hash = createHash("sha256");
  return { update: (bytes) => hash.update(bytes), digest: () => hash.digest("hex") };
};

describe("kernel and oracle agree to the last bit, wherever the run is divided", () => {
  test.each(pairs)("%s, %s, %s", (drive, noise, integrator) => {
    fc.assert(
      fc.property(
        drives[drive as keyof typeof drives],
        noises[noise as keyof typeof noises] as fc.Arbitrary<Parameters<typeof inputOf>[1]>,
        settings,
        fc.array(fc.nat(500), { maxLength: 5 }),
        (segments, level, change, cuts) => {
          const input = inputOf(segments, level, integrator, change);
          const expected = runWhole(oracleKernel, input);
          const ascending = [...cuts].sort((a, b) => a - b);
          const actual = runWhole(wasmKernel, input, ascending, 100);
          expect(bitsOf(actual.spikes)).toEqual(bitsOf(expected.spikes));
          expect(bitsOf(actual.V)).toEqual(bitsOf(expected.V));
        },
      ),
      { numRuns: 5 },
    );
  });
});

describe("kernel and oracle agree over 180,000 steps of white noise", () => {
  // enough for about 2,000 numbers at the edge of a ziggurat layer, for its tail, and for simultaneous spikes of both lanes of a pair
  test.each(["exact", "euler"] as const)("%s", (integrator) => {
    const input = inputOf([{ kind: "constant", start: 0, end: 3000, level: 190 }], { noise: whiteNoise, noiseLevel: 5 }, integrator, { t_ref: 1.23 });
    const expected = runWhole(oracleKernel, input);
    const actual = runWhole(wasmKernel, input);
    expect(bitsOf(actual.spikes)).toEqual(bitsOf(expected.spikes));
    expect(bitsOf(actual.V)).toEqual(bitsOf(expected.V));
    const silent = runWhole(wasmKernel, { ...input, recordLanes: 0 });
    expect(bitsOf(silent.spikes)).toEqual(bitsOf(expected.spikes));
  });
});

describe("a run in one piece equals the same run in 21 pieces", () => {
  // t_ref 3 ms spans six cuts of 0.5 ms, so pieces begin and end in mid-refractory
  test.each(pairs)("%s, %s, %s", (drive, noise, integrator) => {
    const [segments] = fc.sample(drives[drive as keyof typeof drives], { numRuns: 1, seed: 21 });
    const [level] = fc.sample(noises[noise as keyof typeof noises], { numRuns: 1, seed: 21 });
    const input = inputOf(segments!, level!, integrator, { t_ref: 3 });
    const whole = runWhole(wasmKernel, input);
    const pieces = runWhole(
      wasmKernel,
      input,
      Array.from({ length: 20 }, (_, k) => 5 * (k + 1)),
    );
    expect(spikeDigest(newHasher, flatTrains(pieces.spikes))).toBe(spikeDigest(newHasher, flatTrains(whole.spikes)));
    expect(spikeDigest(newHasher, flatTrains(pieces.V))).toBe(spikeDigest(newHasher, flatTrains(whole.V)));
    expect(whole.V[0]).toHaveLength(474);
  });
});

describe("recording less changes no spike, wherever the run is divided", () => {
  test.each(Object.keys(drives))("%s", (drive) => {
    for (const noise of Object.values(noises)) {
      const [level] = fc.sample(noise, { numRuns: 1, seed: 1 });
      for (const [k, segments] of fc.sample(drives[drive as keyof typeof drives], { numRuns: 4, seed: 1 }).entries()) {
        for (const integrator of integrators) {
          const input = inputOf(segments, level!, integrator, { t_ref: k % 2 });
          const silent = runWhole(wasmKernel, { ...input, recordLanes: 0 }, [100, 101, 300], 50);
          expect(bitsOf(silent.spikes)).toEqual(bitsOf(runWhole(wasmKernel, input).spikes));
        }
      }
    }
  });
});
