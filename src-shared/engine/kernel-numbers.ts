import { stepFraction } from "../foundation/time-grid.ts";
import type { ResolvedNoise } from "../protocol/noise.ts";
import type { Integrator } from "../protocol/protocol.ts";
import type { Segment } from "../stimulus/segments.ts";
import type { KernelInput, Lane } from "./kernel.ts";

/** Numbers of one kind of thing in the kernel's memory, 8 bytes each, in the order of the keys; a bigint is an unsigned word of 64 bits. */
export type Numbers<T> = Readonly<Record<string, (of: T) => number | bigint>>;

/** A condition and how many samples each recorded lane keeps between two fetches. */
export interface ConditionSource {
  readonly input: KernelInput;
  readonly samplesPerLane: number;
}

const integratorCode: Readonly<Record<Integrator, number>> = { exact: 0, grid: 1, euler: 2 };
const noiseCode: Readonly<Record<ResolvedNoise["kind"], number>> = { white: 1, held: 2, "ornstein-uhlenbeck": 3, shot: 4 };
const segmentCode: Readonly<Record<Segment["kind"], number>> = { constant: 0, linear: 1, sine: 2, chirp: 3 };

/** Twin of ConditionNumbers in assembly/numbers.ts: same names, same order. What a noise kind does not have is 0. */
export const conditionNumbers = {
  dt: ({ input }) => input.dt,
  dtNumerator: ({ input }) => stepFraction(input.dt).numerator,
  dtDenominator: ({ input }) => stepFraction(input.dt).denominator,
  duration: ({ input }) => input.stimulus.duration,
  recordEvery: ({ input }) => input.recordEvery,
  recordLanes: ({ input }) => input.recordLanes,
  samplesPerLane: ({ samplesPerLane }) => samplesPerLane,
  integrator: ({ input }) => integratorCode[input.integrator],
  noiseKind: ({ input }) => (input.noise ? noiseCode[input.noise.kind] : 0),
  noiseLevel: ({ input }) => input.noiseLevel,
  noiseTau: ({ input: { noise } }) => (noise?.kind === "ornstein-uhlenbeck" || noise?.kind === "shot" ? noise.tau : 0),
  intervalSteps: ({ input: { noise } }) => (noise?.kind === "held" ? noise.intervalSteps : 1),
  uniformNoise: ({ input: { noise } }) => (noise?.kind === "held" && noise.distribution === "uniform" ? 1 : 0),
  excitatoryRate: ({ input: { noise } }) => (noise?.kind === "shot" ? noise.excitatoryRate : 0),
  excitatoryWeight: ({ input: { noise } }) => (noise?.kind === "shot" ? noise.excitatoryWeight : 0),
  inhibitoryRate: ({ input: { noise } }) => (noise?.kind === "shot" ? noise.inhibitoryRate : 0),
  inhibitoryWeight: ({ input: { noise } }) => (noise?.kind === "shot" ? noise.inhibitoryWeight : 0),
  baseFirst: ({ input }) => input.streamBase.first,
  baseSecond: ({ input }) => input.streamBase.second,
  segmentCount: ({ input }) => input.stimulus.segments.length,
  laneCount: ({ input }) => input.lanes.length,
} satisfies Numbers<ConditionSource>;

/** Twin of SegmentNumbers in assembly/numbers.ts. What a kind does not have is 0. */
export const segmentNumbers = {
  kind: ({ kind }) => segmentCode[kind],
  start: ({ start }) => start,
  end: ({ end }) => end,
  level: ({ level }) => level,
  slope: (segment) => (segment.kind === "linear" ? segment.slope : 0),
  amplitude: (segment) => (segment.kind === "sine" || segment.kind === "chirp" ? segment.amplitude : 0),
  omega: (segment) => (segment.kind === "sine" || segment.kind === "chirp" ? segment.omega : 0),
  sweepRate: (segment) => (segment.kind === "chirp" ? segment.sweepRate : 0),
  phase: (segment) => (segment.kind === "sine" || segment.kind === "chirp" ? segment.phase : 0),
} satisfies Numbers<Segment>;

/** Twin of LaneNumbers in assembly/numbers.ts. */
export const laneNumbers = {
  index: ({ index }) => index,
  gain: ({ gain }) => gain,
  tau_m: ({ neuron }) => neuron.tau_m,
  E_L: ({ neuron }) => neuron.E_L,
  V_th: ({ neuron }) => neuron.V_th,
  V_reset: ({ neuron }) => neuron.V_reset,
  V_init: ({ neuron }) => neuron.V_init,
  t_ref: ({ neuron }) => neuron.t_ref,
} satisfies Numbers<Lane>;

/** Write the numbers of `things`, one after the other, into `memory` from byte `at` on. */
export function writeNumbers<T>(memory: ArrayBuffer, at: number, numbers: Numbers<T>, things: readonly T[]): void {
  const columns = columnsOf(numbers) as readonly Numbers<T>[string][];
  const doubles = new Float64Array(memory, at, things.length * columns.length);
  const words = new BigUint64Array(memory, at, doubles.length);
  let k = 0;
  for (const thing of things) {
    for (const numberOf of columns) {
      const value = numberOf(thing);
      if (typeof value === "bigint") words[k++] = value;
      else doubles[k++] = value;
    }
  }
}

const columnsByTable = new WeakMap<object, readonly unknown[]>();

/** The columns of a table, cached, because each condition needs them three times. */
function columnsOf(numbers: object): readonly unknown[] {
  const columns = columnsByTable.get(numbers) ?? Object.values(numbers);
  columnsByTable.set(numbers, columns);
  return columns;
}
