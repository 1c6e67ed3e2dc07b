import type { CompleteName } from "../neuron/declared-parameters.ts";
import type { ResolvedNoise } from "../protocol/noise.ts";
import type { StreamHash } from "../random/stream-key.ts";
import type { CompiledStimulus } from "../stimulus/segments.ts";

/**
 * One condition of a network as its kernel receives it: numbers only, in ms, mV, pA, nS and V/s. Neurons are numbered through all groups
 * in the order of the file. Connectivity is not part of it, because it may be gigabytes: whoever owns a range of targets builds that of its
 * range (`Connections`).
 */
export interface CompiledNetwork {
  /** ms */
  readonly dt: number;
  /** grid steps of the sweep */
  readonly totalSteps: number;
  /** ms; the last step may be shorter than dt */
  readonly duration: number;
  /** exact: event-driven, spikes off the grid, delays any real number; grid: spikes at the right edge of their step */
  readonly integrator: "exact" | "grid";
  /** in the order of the file; `first` of the next is `first + size` of this one */
  readonly groups: readonly CompiledGroup[];
  /** in the order of the file; a block of `Connections` names its projection by its position here */
  readonly projections: readonly CompiledProjection[];
  /** neurons of all groups */
  readonly size: number;
  /** smallest delay of any projection, in steps; spikes are exchanged once per so many. `totalSteps` where nothing is projected. */
  readonly minDelay: number;
  /** largest delay of any projection, in steps; the ring has at least one slot more */
  readonly maxDelay: number;
  /** neurons whose V or currents are recorded, ascending */
  readonly recorded: readonly RecordedNeuron[];
  /** every k-th grid point of them is recorded */
  readonly recordEvery: number;
}

/** Neurons that share a model of synapse, drive and noise; each has numbers of its own. */
export interface CompiledGroup {
  readonly name: string;
  /** number of its first neuron */
  readonly first: number;
  readonly size: number;
  /** per parameter: one number for all, or one per neuron */
  readonly neurons: NeuronColumns;
  readonly synapses: CompiledSynapses;
  /** injected current of the sweep, in its `unit` */
  readonly stimulus: CompiledStimulus;
  readonly noise: ResolvedNoise | undefined;
  /** in the unit of `noise.levels`; 0 without noise */
  readonly noiseLevel: number;
  /**
   * Streams of neuron i of this group (i counts from 0 within the group) are `streamState(streamBase, i, purpose)`: the base holds seed,
   * condition and the group's name, so a group draws the same numbers however large the others are.
   */
  readonly streamBase: StreamHash;
  /** independent trains for each neuron; the k-th one of neuron i has the stream `streamState(poisson[k].streamBase, i, purpose)` */
  readonly poisson: readonly CompiledPoisson[];
  readonly spikeTimes: readonly CompiledSpikeTimes[];
}

/** Parameters of a group's neurons; R_m and C_m are NaN where only tau_m is known and all drive is in V/s or mV. */
export type NeuronColumns = { readonly [Name in CompleteName]: number | Float64Array };

/** What a weight is, and what it does to a neuron of the group. An inhibitory weight is negative in every kind. */
export type CompiledSynapses =
  /** V jumps by the weight, mV. Lost in the refractory period, as in NEST's iaf_psc_delta. */
  | { readonly kind: "delta" }
  /** the current of the receptor jumps by the weight, pA, and decays with its tau, ms; goes on in the refractory period */
  | { readonly kind: "exponential"; readonly tau: PerReceptor }
  /** w e / tau s exp(-s / tau): the weight is the peak of the current, pA, as in NEST's iaf_psc_alpha */
  | { readonly kind: "alpha"; readonly tau: PerReceptor }
  /** the conductance of the receptor jumps by |w|, nS, and decays with its tau, ms; the current is g (reversal - V) */
  | { readonly kind: "conductance"; readonly tau: PerReceptor; readonly reversal: PerReceptor };

export interface PerReceptor {
  readonly excitatory: number;
  readonly inhibitory: number;
}

/** 0: weights of 0 and above; 1: weights below 0 */
export type Receptor = 0 | 1;

/** Poisson events that arrive at one neuron of a group, all `inputs` of a drive together. */
export interface CompiledPoisson {
  /** events per second */
  readonly rate: number;
  readonly weight: number;
  readonly receptor: Receptor;
  readonly streamBase: StreamHash;
}

/** Events at given times, ascending in time and then in neuron; arrays of one length. */
export interface CompiledSpikeTimes {
  /** within the group */
  readonly neurons: Uint32Array;
  /** ms */
  readonly times: Float64Array;
  /** grid step at whose right edge each event arrives: the first grid point at or after its time */
  readonly steps: Uint32Array;
  readonly weight: number;
  readonly receptor: Receptor;
}

export interface CompiledProjection {
  readonly name: string;
  /** positions of its groups */
  readonly source: number;
  readonly target: number;
  readonly receptor: Receptor;
  /** one weight for all synapses, in the unit of the target's synapses; undefined: drawn per synapse */
  readonly weight: number | undefined;
  /** one delay for all synapses, in steps, from 1; undefined: drawn per synapse */
  readonly delay: number | undefined;
  /** bounds of every delay of it, in steps */
  readonly minDelay: number;
  readonly maxDelay: number;
}

/**
 * Synapses of one projection onto a range of targets, in compressed rows by source: source i of the source group (from 0) has the
 * synapses `rows[i]` to `rows[i + 1] - 1`. Within a row targets ascend, and the synapses of one target stand in the order in which they
 * were drawn: whoever sums a step's input over spikes in order of step and source, and over projections in order, sums each target in an
 * order that does not depend on the range. A synapse takes 4 bytes, 4 more for a weight of its own, and 1 for a delay of its own (2
 * beyond 255 steps).
 */
export interface Connections {
  /** position of the projection in the network */
  readonly projection: number;
  /** of targets, numbered through all groups */
  readonly from: number;
  readonly to: number;
  /** size of the source group + 1 */
  readonly rows: Uint32Array;
  /** number of the target through all groups */
  readonly targets: Uint32Array;
  /** undefined: the projection's one weight. Drawn weights are 32-bit floats; those of an edge list are as given. */
  readonly weights: Float32Array | Float64Array | undefined;
  /** in steps; undefined: the projection's one delay */
  readonly delays: Uint8Array | Uint16Array | undefined;
  /** `exact` only: delays in ms where they are no whole steps; an edge list or a constant */
  readonly delayTimes: Float64Array | undefined;
}

export interface RecordedNeuron {
  /** through all groups */
  readonly neuron: number;
  /** also its synaptic currents, excitatory and inhibitory, pA */
  readonly currents: boolean;
}
