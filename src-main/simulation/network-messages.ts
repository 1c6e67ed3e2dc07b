import type { NetworkSpikes, NeuronInterval } from "../../src-shared/engine/network/network-kernel.ts";
import type { ExchangeMemory } from "./spike-exchange.ts";

/** What a thread of a network starts with. */
export interface NetworkStart {
  /** what the network is made from; any value that can be sent */
  readonly recipe: unknown;
  readonly ranges: readonly NeuronInterval[];
  /** which of the ranges is this thread's */
  readonly mine: number;
  readonly exchange: ExchangeMemory;
  /** steps between two exchanges */
  readonly stretch: number;
}

/** Samples of recorded neurons of one range, in the network's order, that follow those sent before. */
export interface NetworkSamples {
  /** position of the first of them among the network's recorded neurons */
  readonly first: number;
  readonly V: readonly Float64Array[];
  readonly currents: readonly { readonly excitatory: Float64Array; readonly inhibitory: Float64Array }[];
}

export type FromNetworkThread =
  | { readonly kind: "connected"; readonly projections: number; readonly of: number }
  /** all is built; bytes of the range */
  | { readonly kind: "built"; readonly bytes: number }
  /** of the whole network, from the first thread; the steps up to `step` are done */
  | { readonly kind: "spikes"; readonly spikes: NetworkSpikes; readonly step: number }
  | { readonly kind: "samples"; readonly samples: NetworkSamples }
  | { readonly kind: "finished" };
