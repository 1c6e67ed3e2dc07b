import type { TraceSource } from "../../src-shared/engine/recordings.ts";
import type { SpikeTrains } from "../../src-shared/engine/spike-trains.ts";
import type { SpikeResolution } from "../../src-shared/statistics/spike-resolution.ts";
import type { DistributedTrial, Distributions } from "../../src-shared/statistics/distributions.ts";

/** A request to the thread. Traces are not sent with it: the thread requests them piece by piece. */
export interface DistributionQuestion {
  readonly id: number;
  readonly resolution: SpikeResolution;
  readonly trials: readonly {
    readonly spikes: SpikeTrains;
    readonly summary: DistributedTrial["summary"];
    readonly stimulus: DistributedTrial["stimulus"];
    readonly traces: Pick<TraceSource, "samples" | "neurons" | "interval"> | undefined;
  }[];
}

/** Messages to the thread. Requests and reads have unique numbers. */
export type ToDistributionThread =
  | { readonly kind: "question"; readonly question: DistributionQuestion }
  | { readonly kind: "samples"; readonly read: number; readonly V: Float64Array }
  /** The samples cannot be read, because the request has failed. */
  | { readonly kind: "unreadable"; readonly read: number };

/** Messages from the thread. */
export type FromDistributionThread =
  | { readonly kind: "read"; readonly id: number; readonly read: number; readonly trial: number; readonly neuron: number; readonly first: number; readonly count: number }
  | { readonly kind: "answer"; readonly id: number; readonly distributions: Distributions }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
