import type { ResolvedNoise } from "../protocol/noise.ts";
import type { StreamHash } from "../random/stream-key.ts";
import type { Integrator } from "../protocol/protocol.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";
import type { LifParameters } from "../neuron/lif-parameters.ts";

/** One neuron of a condition as a kernel sees it: numbers only, mV and ms. */
export interface Lane {
  readonly neuron: LifParameters;
  /** mV of steady depolarisation per unit of level: R_m / 1000 for pA, tau_m for V/s */
  readonly gain: number;
  /** number of the neuron in its population, from 0: its streams are keyed by it */
  readonly index: number;
}

/** Everything a kernel needs for one condition. */
export interface KernelInput {
  readonly stimulus: CompiledStimulus;
  readonly lanes: readonly Lane[];
  /** hash of seed and condition values, from which each lane's streams are made (see random/stream-key.ts) */
  readonly streamBase: StreamHash;
  /** ms */
  readonly dt: number;
  readonly integrator: Integrator;
  readonly noise: ResolvedNoise | undefined;
  /** level of the noise in the unit of `noise.levels`; 0 without noise */
  readonly noiseLevel: number;
  /** traces of lanes 0 ... recordLanes - 1; 0 records none */
  readonly recordLanes: number;
  /** every k-th grid point is recorded */
  readonly recordEvery: number;
}

/** Output of a kernel after some work. The arrays are copies, which the caller may keep. */
export interface KernelOutput {
  /** grid steps that every lane has behind it */
  readonly steps: number;
  /** true when every lane has reached the end of the sweep */
  readonly finished: boolean;
  /** lane of each new spike; per lane the times ascend */
  readonly spikeLanes: Uint32Array;
  /** ms */
  readonly spikeTimes: Float64Array;
  /** new samples of each recorded lane, mV; all of one length */
  readonly V: readonly Float64Array[];
}

/** One condition in progress. */
export interface KernelRun {
  /** grid steps of the sweep; the last may be shorter than dt */
  readonly totalSteps: number;
  /**
   * Work on until every lane has done grid step `untilStep` or about `budget` units of work are spent (a unit is one step
   * of one lane or one arc of a closed-form solution), whichever comes first. Where the work is cut changes no bit.
   */
  advance(untilStep: number, budget: number): KernelOutput;
  /** Give up the run, so that its memory serves the next; of a run that has finished nothing is left to give up. */
  close(): void;
}

/** The engine's arithmetic: WebAssembly for use, plain TypeScript as its oracle; equal to the last bit. */
export interface Kernel {
  start(input: KernelInput): KernelRun;
}

/** An open run: it has no end that matters, and its current, constant between two changes, may be changed while it runs. */
export interface OpenInput extends Omit<KernelInput, "stimulus" | "recordEvery"> {
  /** unit of the levels */
  readonly unit: CompiledStimulus["unit"];
  /** the current at the start */
  readonly level: number;
  /** ms of the refractory period that each lane still rests at V_init; left out: all may fire */
  readonly rests?: readonly number[];
}

/** A lane at the grid point that was reached. */
export interface LaneState {
  /** mV */
  readonly V: number;
  /** ms of the refractory period that are left */
  readonly rest: number;
}

/**
 * An open run. Nothing is computed beyond the grid point that was asked for, so that a change of the current has the bits of a
 * protocol whose epochs change there. Every grid point is recorded.
 */
export interface OpenRun extends KernelRun {
  /** The current from the grid point on that every lane has reached; called only where the last `advance` came to its step. */
  hold(level: number): void;
  /** @param lane its position */
  stateOf(lane: number): LaneState;
}

export interface OpenKernel extends Kernel {
  open(input: OpenInput): OpenRun;
}

/**
 * ms that an open run may last, 2.8 hours. More would widen what counts as a grid point (see `TimeGrid`) beyond the rounding of a
 * protocol's edges.
 */
const longestOpenRun = 1e7;

/** An open run as a condition: the current so far, which has no length yet, and the current from now on. */
export function conditionOfOpenRun({ unit, level, rests, ...input }: OpenInput): KernelInput {
  const constant = (start: number, end: number) => ({ kind: "constant", start, end, level }) as const;
  return { ...input, recordEvery: 1, stimulus: { unit, duration: longestOpenRun, segments: [constant(0, 0), constant(0, longestOpenRun)] } };
}
