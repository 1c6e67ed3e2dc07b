import { resultNotFinite } from "../errors/runs-errors.ts";
import type { Kernel, KernelInput, KernelOutput, OpenInput, OpenKernel, OpenRun } from "./kernel.ts";

/** Limits of the work between two outputs of the kernel; the first one that is reached ends the piece. */
export interface Pace {
  /** grid steps of every lane */
  readonly steps: number;
  /** units of work, see `KernelRun.advance`: one step may hold any number of spikes */
  readonly work: number;
}

/** Output of one piece of work. */
export interface DriveStep extends KernelOutput {
  /** index of the first sample in `V`, per recorded lane */
  readonly firstSample: number;
  /** grid steps of the sweep */
  readonly totalSteps: number;
}

/** Units of work between two outputs, 3 to 25 ms: a step of white noise, grid or Euler is quick, others take microseconds. */
const quickWork = 1_000_000;
const slowWork = 20_000;
/** A closed form without traces skips over steps; it stops this often to tell how far it is. */
const stopsForProgress = 256;

/**
 * Drive a kernel through one condition: the one loop behind runs, previews and single traces. Each `next()` works for one
 * piece of the pace and hands over the new spikes and samples; the caller owns their arrays. The last output is the one with
 * `finished` or with `until` steps. To cancel, do not call `next()` again. Where the work is cut changes no bit of the result.
 *
 * @param pace about 10 ms by default
 * @param until grid step to stop at; the end of the sweep by default
 * @throws BenchError result-not-finite
 */
export function* driveKernel(kernel: Kernel, input: KernelInput, { pace, until = Infinity }: { pace?: Pace; until?: number } = {}): Generator<DriveStep, void> {
  const run = kernel.start(input);
  const { totalSteps } = run;
  const { steps: stride, work } = pace ?? usualPace(input, totalSteps);
  const last = Math.min(until, totalSteps);
  let firstSample = 0;
  // Most closed forms are done within one piece of work; only those that are not need to tell how far they are.
  let goal = pace === undefined && isClosedForm(input) ? last : Math.min(last, stride);
  try {
    for (;;) {
      const output = run.advance(goal, work);
      checkFinite(output);
      yield { ...output, firstSample, totalSteps };
      if (output.finished || output.steps >= last) return;
      firstSample += output.V[0]?.length ?? 0;
      goal = Math.min(last, output.steps + stride);
    }
  } finally {
    // Whoever breaks out of the loop needs no more of it.
    run.close();
  }
}

/**
 * An open run of a kernel, for a neuron that runs while its current changes. Its owner says how far it goes and closes it.
 *
 * @throws BenchError result-not-finite, from `advance`
 */
export function openRun(kernel: OpenKernel, input: OpenInput): OpenRun {
  const run = kernel.open(input);
  return {
    totalSteps: run.totalSteps,
    advance(untilStep, budget) {
      const output = run.advance(untilStep, budget);
      checkFinite(output);
      return output;
    },
    hold: (level) => run.hold(level),
    stateOf: (lane) => run.stateOf(lane),
    close: () => run.close(),
  };
}

/** No NaN and no infinity leaves the engine. A sum is finite as long as its terms are, and one that overflows is not wanted either. */
function checkFinite({ spikeTimes, V }: KernelOutput): void {
  if (!Number.isFinite(sumOf(spikeTimes))) throw resultNotFinite("a spike time");
  for (const samples of V) if (!Number.isFinite(sumOf(samples))) throw resultNotFinite("a membrane potential");
}

/** Four sums side by side: one alone would wait for each addition. */
function sumOf(values: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = values.length - (values.length % 4);
  for (let k = 0; k < whole; k += 4) {
    a += values[k]!;
    b += values[k + 1]!;
    c += values[k + 2]!;
    d += values[k + 3]!;
  }
  for (let k = whole; k < values.length; k++) a += values[k]!;
  return a + b + c + d;
}

/** Limits that simulate a whole condition in one piece, for conditions so short that no pause is needed. */
export const noPauses: Pace = { steps: Infinity, work: Infinity };

/** About 10 ms a piece, whatever is simulated. */
function usualPace(input: KernelInput, totalSteps: number): Pace {
  const work = isQuick(input) ? quickWork : slowWork;
  return { steps: Math.max(Math.ceil(work / input.lanes.length), isClosedForm(input) ? Math.ceil(totalSteps / stopsForProgress) : 1), work };
}

function isClosedForm({ integrator, noise, noiseLevel, recordLanes }: KernelInput): boolean {
  const stepped = noise?.kind === "white" || noise?.kind === "ornstein-uhlenbeck";
  return integrator === "exact" && recordLanes === 0 && !(stepped && noiseLevel > 0);
}

function isQuick({ integrator, noise, noiseLevel, stimulus }: KernelInput): boolean {
  const constant = stimulus.segments.every(({ kind }) => kind === "constant");
  return constant && (integrator === "euler" || (noise?.kind === "white" && noiseLevel > 0));
}
