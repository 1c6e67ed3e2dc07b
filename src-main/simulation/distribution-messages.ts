import type { TraceSource } from "../../src-shared/engine/recordings.ts";
import type { SpikeTrains } from "../../src-shared/engine/spike-trains.ts";
import type { DistributedTrial, Distributions } from "../../src-shared/statistics/distributions.ts";

/** A question as it goes to the thread: traces stay where they are, and are asked for piece by piece. */
export interface DistributionQuestion {
  readonly id: number;
  /** ms */
  readonly dt: number;
  readonly trials: readonly {
    readonly spikes: SpikeTrains;
    readonly summary: DistributedTrial["summary"];
    readonly traces: Pick<TraceSource, "samples" | "neurons" | "interval"> | undefined;
  }[];
}

/** To the thread. Questions and reads go by numbers that are not used again. */
export type ToDistributionThread =
  | { readonly kind: "question"; readonly question: DistributionQuestion }
  | { readonly kind: "samples"; readonly read: number; readonly V: Float64Array }
  /** The samples cannot be had: its question has failed. */
  | { readonly kind: "unreadable"; readonly read: number };

/** From the thread. */
export type FromDistributionThread =
  | { readonly kind: "read"; readonly id: number; readonly read: number; readonly trial: number; readonly neuron: number; readonly first: number; readonly count: number }
  | { readonly kind: "answer"; readonly id: number; readonly distributions: Distributions }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
