import { sweepDuration } from "../../src-shared/protocol/epoch-in-sweep.ts";
import type { ResolvedProtocol } from "../../src-shared/protocol/protocol.ts";

/** Amount of simulation work. */
export interface RunSize {
  /** sweeps times noise levels */
  readonly conditions: number;
  /** of each condition */
  readonly trials: number;
  /** ms of all conditions together; neurons of a population live at the same time */
  readonly simulated: number;
  /** steps of dt of all neurons */
  readonly steps: number;
}

/** Assumed steps per second of one worker until a run was measured: those of a machine of 2020. */
const usualSpeed = 5e7;

export function runSize(protocol: ResolvedProtocol): RunSize {
  const { trials } = protocol;
  const conditions = protocol.sweeps * (protocol.noise?.levels.length ?? 1);
  // Durations change linearly from sweep to sweep: their mean is that of first and last.
  const duration = (sweepDuration(protocol, 0) + sweepDuration(protocol, protocol.sweeps - 1)) / 2;
  const simulated = conditions * trials * duration;
  return { conditions, trials, simulated, steps: (simulated / protocol.dt) * protocol.population };
}

/** Whether a run is large enough for its speed to be meaningful; a small one mostly measures overhead. */
export function tellsSpeed({ steps }: RunSize): boolean {
  return steps >= usualSpeed;
}

/**
 * About how long a run takes, ms.
 *
 * @param speed steps per second of the last run that measured it; undefined: none has
 */
export function expectedTime({ steps }: RunSize, workers: number, speed: number | undefined): number {
  return (1000 * steps) / (speed ?? workers * usualSpeed);
}
