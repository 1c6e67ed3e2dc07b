import type { ResolvedProtocol } from "../protocol.ts";
import type { Bounded, ConnectionRule, Synapses } from "./network-schema.ts";

/** A network with every default filled in and every rule checked. */
export interface ResolvedNetwork {
  /** in the order of the file, which numbers the neurons through all groups */
  readonly groups: readonly ResolvedGroup[];
  readonly projections: readonly ResolvedProjection[];
  /** neurons of all groups */
  readonly size: number;
}

export interface ResolvedGroup {
  readonly name: string;
  /** number of its first neuron through all groups */
  readonly first: number;
  readonly size: number;
  /**
   * The group as a population without projections: its neurons, spreads, epochs, holding and noise. Its seed holds the group's name, so
   * that spreads are drawn by name.
   */
  readonly alone: ResolvedProtocol;
  readonly synapses: Synapses;
  readonly poisson: readonly ResolvedPoisson[];
  readonly spikeTimes: readonly ResolvedSpikeTimes[];
  readonly recorded: readonly number[];
  readonly recordsCurrents: boolean;
}

export interface ResolvedPoisson {
  /** events per second of all inputs of a neuron together */
  readonly rate: number;
  readonly weight: number;
}

export interface ResolvedSpikeTimes {
  readonly weight: number;
  readonly neurons: readonly number[];
  /** ms */
  readonly times: readonly number[];
}

export type ReceptorName = "excitatory" | "inhibitory";

export interface ResolvedProjection {
  /** streams are keyed by it */
  readonly name: string;
  /** positions of its groups */
  readonly source: number;
  readonly target: number;
  readonly connect: ConnectionRule;
  readonly receptor: ReceptorName;
  /** undefined with a list of edges, whose rows have their own */
  readonly weight: ResolvedDraw | undefined;
  /** ms */
  readonly delay: ResolvedDraw | undefined;
  /** of all its synapses, ms */
  readonly delayBounds: { readonly least: number; readonly most: number };
}

/** One value for all synapses, or how each draws its own, bounds filled in. */
export type ResolvedDraw =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "drawn"; readonly from: Exclude<Bounded, { distribution: "constant" }>; readonly min: number; readonly max: number; readonly outside: "redraw" | "clip" };
