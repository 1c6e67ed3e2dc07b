import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { driveKernel, noPauses, type DriveStep, type Pace } from "./drive-kernel.ts";
import type { KernelInput } from "./kernel.ts";
import { bitsOf, drives, inputOf, noises, runWhole } from "./testing/kernel-inputs.ts";
import { kernels } from "./testing/run-protocol.ts";

const anInput: fc.Arbitrary<KernelInput> = fc
  .tuple(fc.oneof(...Object.values(drives)), fc.oneof(...Object.values(noises)), fc.constantFrom("exact" as const, "grid" as const, "euler" as const))
  .map(([segments, noise, integrator]) => inputOf(segments, noise, integrator));

const whole = (input: KernelInput) => runWhole(kernels.WebAssembly, input);

/** Spikes and samples of all pieces, joined. */
function gathered(input: KernelInput, steps: Iterable<DriveStep>) {
  const spikes: number[][] = input.lanes.map(() => []);
  const V: number[][] = input.lanes.map(() => []);
  for (const output of steps) {
    expect(output.firstSample).toBe(V[0]!.length);
    output.spikeTimes.forEach((time, i) => spikes[output.spikeLanes[i]!]!.push(time));
    output.V.forEach((samples, lane) => V[lane]!.push(...samples));
  }
  return { spikes: spikes.map((times) => Float64Array.from(times)), V: V.map((samples) => Float64Array.from(samples)) };
}

describe("driveKernel", () => {
  test("gives the same bits at any pace", () => {
    const pace: fc.Arbitrary<Pace | undefined> = fc.oneof(
      fc.constantFrom(undefined, noPauses),
      fc.record({ steps: fc.integer({ min: 1, max: 600 }), work: fc.integer({ min: 1, max: 5000 }) }),
    );
    fc.assert(
      fc.property(anInput, pace, (input, pace) => {
        const { spikes, V } = gathered(input, driveKernel(kernels.WebAssembly, input, pace === undefined ? {} : { pace }));
        const expected = whole(input);
        expect(bitsOf(spikes)).toEqual(bitsOf(expected.spikes));
        expect(bitsOf(V)).toEqual(bitsOf(expected.V));
      }),
      { numRuns: 60 },
    );
  });

  test("stops at the requested step, with all samples before it", () => {
    fc.assert(
      fc.property(anInput, fc.integer({ min: 1, max: 900 }), (input, until) => {
        const steps = [...driveKernel(kernels.WebAssembly, input, { pace: { steps: 50, work: 1e6 }, until })];
        const { steps: reached, totalSteps } = steps.at(-1)!;
        expect(reached).toBe(Math.min(until, totalSteps));
        const { V } = gathered(input, steps);
        expect(bitsOf(V)).toEqual(bitsOf(whole(input).V.map((samples) => samples.slice(0, V[0]!.length))));
        expect(V[0]!.length).toBeGreaterThanOrEqual(reached);
      }),
      { numRuns: 40 },
    );
  });

  test("yields after each piece, and computes a piece only when it is requested", () => {
    const input = inputOf([{ kind: "constant", start: 0, end: 100, level: 250 }], { noise: undefined, noiseLevel: 0 }, "euler");
    let advances = 0;
    const counting = {
      start(started: KernelInput) {
        const run = kernels.WebAssembly.start(started);
        return { totalSteps: run.totalSteps, advance: (...limits: [number, number]) => (advances++, run.advance(...limits)), close: () => run.close() };
      },
    };
    const drive = driveKernel(counting, input, { pace: { steps: 10, work: 1e9 } });
    expect([drive.next().done, drive.next().done, advances]).toEqual([false, false, 2]);
    drive.return();
    expect([drive.next().done, advances]).toEqual([true, 2]);
  });

  test("closes the run once, at its end or when the loop breaks", () => {
    const input = inputOf([{ kind: "constant", start: 0, end: 100, level: 250 }], { noise: undefined, noiseLevel: 0 }, "euler");
    let closed = 0;
    const counting = {
      start(started: KernelInput) {
        const run = kernels.WebAssembly.start(started);
        const close = (): void => {
          closed++;
          run.close();
        };
        return { totalSteps: run.totalSteps, advance: (...limits: [number, number]) => run.advance(...limits), close };
      },
    };
    for (const { steps } of driveKernel(counting, input, { pace: { steps: 10, work: 1e9 } })) if (steps >= 20) break;
    expect(closed).toBe(1);
    for (const { finished } of driveKernel(counting, input)) expect(finished).toBe(true);
    expect(closed).toBe(2);
  });

  test("two runs started after a run that was closed twice have separate memory", () => {
    const input = inputOf([{ kind: "constant", start: 0, end: 100, level: 250 }], { noise: undefined, noiseLevel: 0 }, "euler");
    const expected = whole(input);
    const broken = kernels.WebAssembly.start(input);
    broken.advance(10, 1e9);
    broken.close();
    broken.close();
    expect(() => broken.advance(20, 1e9)).toThrow("finished");
    const runs = [kernels.WebAssembly.start(input), kernels.WebAssembly.start(input)];
    const spikes = runs.map(() => [] as number[]);
    for (let step = 10; step <= runs[0]!.totalSteps; step += 10) runs.forEach((run, k) => spikes[k]!.push(...run.advance(step, 1e9).spikeTimes));
    const ascending = (times: readonly number[]): number[] => [...times].sort((one, other) => one - other);
    for (const found of spikes) expect(ascending(found)).toEqual(ascending(expected.spikes.flatMap((train) => [...train])));
  });
});
