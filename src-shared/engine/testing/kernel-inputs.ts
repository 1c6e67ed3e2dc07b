import fc from "fast-check";
import type { ResolvedNoise } from "../../protocol/noise.ts";
import { seedKey } from "../../random/stream-key.ts";
import type { Segment } from "../../stimulus/segments.ts";
import type { Kernel, KernelInput } from "../kernel.ts";

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Segments of one kind after a short constant one, with edges off the grid; levels in pA around a rheobase of 200. */
export const drives = {
  step: segmentsOf((start, end) => fc.record({ kind: fc.constant("constant"), start: fc.constant(start), end: fc.constant(end), level: real(0, 500) })),
  ramp: segmentsOf((start, end) =>
    fc.record({ kind: fc.constant("linear"), start: fc.constant(start), end: fc.constant(end), level: real(-100, 300), slope: real(-8, 8) }),
  ),
  sine: segmentsOf((start, end) =>
    fc.record({
      kind: fc.constant("sine"),
      start: fc.constant(start),
      end: fc.constant(end),
      level: real(100, 300),
      amplitude: real(-400, 400),
      omega: real(0, 40),
      phase: real(-4, 4),
    }),
  ),
  chirp: segmentsOf((start, end) =>
    fc.record({
      kind: fc.constant("chirp"),
      start: fc.constant(start),
      end: fc.constant(end),
      level: real(100, 300),
      amplitude: real(-400, 400),
      omega: real(0, 2),
      sweepRate: real(-0.2, 0.2),
      phase: real(-4, 4),
    }),
  ),
  pulses: fc
    .record({ width: real(0.03, 5), gap: real(0.03, 9), low: real(-100, 150), high: real(150, 3000) })
    .map(({ width, gap, low, high }) => pulseTrain(width, gap, low, high)),
  waveform: fc.array(real(-100, 600), { minLength: 2, maxLength: 30 }).map(polygon),
} satisfies Record<string, fc.Arbitrary<Segment[]>>;

const sweep = 47.31;

function segmentsOf(last: (start: number, end: number) => fc.Arbitrary<unknown>): fc.Arbitrary<Segment[]> {
  return fc
    .tuple(real(0.01, 20), real(-100, 300))
    .chain(([edge, level]) => last(edge, sweep).map((segment) => [{ kind: "constant", start: 0, end: edge, level }, segment as Segment]));
}

function pulseTrain(width: number, gap: number, low: number, high: number): Segment[] {
  const segments: Segment[] = [];
  for (let start = 0; start < sweep; ) {
    const isHigh = segments.length % 2 === 0;
    const end = Math.min(sweep, start + (isHigh ? width : gap));
    segments.push({ kind: "constant", start, end, level: isHigh ? high : low });
    start = end;
  }
  return segments;
}

function polygon(values: number[]): Segment[] {
  const dt = sweep / (values.length - 1);
  return values.slice(1).map((value, k) => ({
    kind: "linear",
    start: k * dt,
    end: k === values.length - 2 ? sweep : (k + 1) * dt,
    level: values[k]!,
    slope: (value - values[k]!) / dt,
  }));
}

/** Noise of one kind with its level. */
export const noises = {
  none: fc.constant({ noise: undefined, noiseLevel: 0 }),
  white: withLevel(real(1e-6, 12), { kind: "white", levels: [], frozen: "no", enteredUnit: "mV" }),
  gaussian: withLevel(real(0, 400), { kind: "held", levels: [], frozen: "no", distribution: "gaussian", unit: "pA", intervalSteps: 3 }),
  uniform: withLevel(real(0, 400), { kind: "held", levels: [], frozen: "no", distribution: "uniform", unit: "pA", intervalSteps: 1 }),
  ornsteinUhlenbeck: fc.tuple(real(0.5, 20), real(1, 200)).map(([tau, noiseLevel]) => ({
    noise: { kind: "ornstein-uhlenbeck", levels: [], frozen: "no", unit: "pA", tau },
    noiseLevel,
  })),
  shotDelta: withLevel(real(0, 2), shot("delta", 0, 0.8)),
  shotExponential: fc.tuple(fc.constantFrom(2, 10, 10.000001, 25), real(0, 2)).map(([tau, noiseLevel]) => ({ noise: shot("exponential", tau, 40), noiseLevel })),
} satisfies Record<string, fc.Arbitrary<Pick<KernelInput, "noise" | "noiseLevel">>>;

function withLevel(level: fc.Arbitrary<number>, noise: ResolvedNoise): fc.Arbitrary<Pick<KernelInput, "noise" | "noiseLevel">> {
  return level.map((noiseLevel) => ({ noise, noiseLevel }));
}

function shot(synapse: "delta" | "exponential", tau: number, weight: number): ResolvedNoise {
  return { kind: "shot", levels: [], frozen: "no", synapse, tau, excitatoryRate: 3000, excitatoryWeight: weight, inhibitoryRate: 1000, inhibitoryWeight: 0.7 * weight };
}

/** A condition of six neurons (a full group of the kernel and a part of one) with tau_m = 10 ms among them. */
export function inputOf(
  segments: readonly Segment[],
  noise: Pick<KernelInput, "noise" | "noiseLevel">,
  integrator: KernelInput["integrator"],
  changes: { t_ref?: number; dt?: number; seed?: string; recordEvery?: number } = {},
): KernelInput {
  const { t_ref = 2, dt = 0.1, seed = "kernels", recordEvery = 1 } = changes;
  return {
    stimulus: { unit: "pA", duration: segments.at(-1)!.end, segments },
    lanes: Array.from({ length: 6 }, (_, index) => ({
      neuron: { tau_m: 10 + 1.7 * index, R_m: 100, C_m: undefined, E_L: -75, V_th: -55, V_reset: -70, V_init: -75 + index, t_ref },
      gain: 0.1,
      index,
    })),
    streamBase: seedKey(seed),
    dt,
    integrator,
    ...noise,
    recordLanes: 6,
    recordEvery,
  };
}

/** All outputs of a kernel for a condition, in pieces that end at the given grid points, with a small budget. */
export function runWhole(kernel: Kernel, input: KernelInput, cuts: readonly number[] = [], budget = 1e9) {
  const run = kernel.start(input);
  const spikes: number[][] = input.lanes.map(() => []);
  const V: number[][] = Array.from({ length: input.recordLanes }, () => []);
  for (const until of [...cuts, Infinity]) {
    for (;;) {
      const output = run.advance(until, budget);
      output.spikeTimes.forEach((time, i) => spikes[output.spikeLanes[i]!]!.push(time));
      output.V.forEach((samples, lane) => V[lane]!.push(...samples));
      if (output.finished) return { spikes: spikes.map((times) => Float64Array.from(times)), V: V.map((samples) => Float64Array.from(samples)) };
      if (output.steps >= until) break;
    }
  }
  throw new Error("the run never finished");
}

/** Bit patterns: tells -0 from 0 and one NaN from another. */
export function bitsOf(arrays: readonly Float64Array[]): BigUint64Array[] {
  return arrays.map((array) => new BigUint64Array(array.buffer, array.byteOffset, array.length));
}
