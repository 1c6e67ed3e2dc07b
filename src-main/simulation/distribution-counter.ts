import type { DistributedTrial, Distributions } from "../../src-shared/statistics/distributions.ts";

/** Computes distributions in a thread of its own, so that whoever asks is never held up by the size of a run. */
export interface DistributionCounter {
  /**
   * As `distributionsOf` in `statistics`. The traces are read in the thread that asks, some thousand samples at a time.
   *
   * @throws what a trace source throws; Error when the thread ended before its answer
   */
  distributionsOf(trials: readonly DistributedTrial[], dt: number): Promise<Distributions>;
  /** End the thread; what is still asked for fails. */
  close(): Promise<void>;
}
