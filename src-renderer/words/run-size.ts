import { sweepDuration } from "../../src-shared/protocol/epoch-in-sweep.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";

/** Amount of simulation work. */
export interface RunSize {
  /** sweeps times noise levels */
  readonly conditions: number;
  /** of each condition */
  readonly trials: number;
  /** of a population; 1 for a single neuron */
  readonly neurons: number;
  /** ms of all conditions together; neurons of a population live at the same time */
  readonly simulated: number;
  /** steps of dt of all neurons */
  readonly steps: number;
  /** recorded samples of V */
  readonly samples: number;
}

/**
 * What one worker does until a run has measured it, of a machine of 2020 (`npm run bench` measures the parts): steps and recorded samples
 * per second, and ms that a trial costs besides, however short it is (its summary and its digests).
 */
const usual = { stepsPerSecond: 5e7, samplesPerSecond: 1e7, trial_ms: 0.2 } as const;
/** A run that one worker needs less than this for mostly measures how it begins, ms. */
const leastMeasured = 1000;

export function runSize(protocol: ResolvedProtocol): RunSize {
  const { trials, dt, population: neurons } = protocol;
  const conditions = protocol.sweeps * (protocol.noise?.levels.length ?? 1);
  // Durations change linearly from sweep to sweep: their mean is that of first and last.
  const duration = (sweepDuration(protocol, 0) + sweepDuration(protocol, protocol.sweeps - 1)) / 2;
  const simulated = conditions * trials * duration;
  const samples = protocol.recordV ? (simulated / (dt * protocol.recordEvery)) * protocol.recordNeurons : 0;
  return { conditions, trials, neurons, simulated, steps: (simulated / dt) * neurons, samples };
}

/** A run that tells how fast this machine is. */
export interface MeasuredRun {
  readonly size: RunSize;
  /** steps per second, of all workers */
  readonly speed: number;
}

/** The last of some runs that was long enough to measure the machine. */
export function lastMeasured(runs: readonly { readonly resolved: ResolvedProtocol; readonly speed: number | undefined }[]): MeasuredRun | undefined {
  const measured = runs.flatMap(({ resolved, speed }) => (speed === undefined ? [] : [{ size: runSize(resolved), speed }]));
  return measured.findLast(({ size }) => workOf(size) >= leastMeasured);
}

/** About how long a run takes, ms: as long as usual, or as much longer or shorter as the last run that measured it. */
export function expectedTime(size: RunSize, workers: number, measured: MeasuredRun | undefined): number {
  if (measured === undefined) return workOf(size) / workers;
  return (workOf(size) * ((1000 * measured.size.steps) / measured.speed)) / workOf(measured.size);
}

/** ms that one usual worker needs. */
function workOf({ conditions, trials, steps, samples }: RunSize): number {
  return (1000 * steps) / usual.stepsPerSecond + (1000 * samples) / usual.samplesPerSecond + usual.trial_ms * conditions * trials;
}
