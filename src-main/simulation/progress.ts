/** Progress of a run. */
export interface RunProgress {
  /** of all work, 0 to 1 */
  readonly fraction: number;
  /** ms; undefined while too little is done for an estimate */
  readonly remaining_ms: number | undefined;
  /** conditions that are done, finished or failed */
  readonly done: number;
  readonly conditions: number;
}

export interface ProgressMeter {
  /** Reports that a condition has completed this fraction of its steps. */
  at(index: number, fraction: number): void;
  /** Reports that a condition has finished or failed. */
  done(index: number): void;
  read(): RunProgress;
}

// An earlier estimate of the remaining time would fluctuate.
const earliestEstimate_ms = 500;
const earliestFraction = 0.005;

/**
 * Measures a run's progress, weighting conditions by their work, and estimates the time left from the pace so far.
 *
 * @param weights work of each condition, in any unit
 * @param now ms
 */
export function progressMeter(weights: readonly number[], now: () => number): ProgressMeter {
  const start = now();
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const fractions = new Float64Array(weights.length);
  let work = 0;
  let done = 0;

  const advance = (index: number, fraction: number): void => {
    work += weights[index]! * (fraction - fractions[index]!);
    fractions[index] = fraction;
  };

  return {
    at: advance,
    done(index) {
      advance(index, 1);
      done += 1;
    },
    read() {
      // Rounding errors may keep the sum of the weights from reaching the total exactly.
      const fraction = done === weights.length ? 1 : Math.min(1, work / total);
      const elapsed = now() - start;
      const early = elapsed < earliestEstimate_ms || fraction < earliestFraction;
      return {
        fraction,
        remaining_ms: fraction === 1 ? 0 : early ? undefined : (elapsed * (1 - fraction)) / fraction,
        done,
        conditions: weights.length,
      };
    },
  };
}
