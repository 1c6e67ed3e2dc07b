import type { SpikeResolution } from "../../src-shared/statistics/spike-resolution.ts";
import type { DistributedTrial, Distributions } from "../../src-shared/statistics/distributions.ts";

/** Computes distributions in a separate thread: even a large run does not block the caller's thread. */
export interface DistributionCounter {
  /**
   * Like `distributionsOf` in `statistics`. The caller's thread reads the traces, some thousand samples at a time.
   *
   * @throws errors of trace sources; Error when the thread ends before it answers
   */
  distributionsOf(trials: readonly DistributedTrial[], resolution: SpikeResolution): Promise<Distributions>;
  /** Ends the thread; pending calls reject. */
  close(): Promise<void>;
}
