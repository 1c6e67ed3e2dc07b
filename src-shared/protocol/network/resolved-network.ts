import type { Bounded, ConnectionRule } from "./network-schema.ts";

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
