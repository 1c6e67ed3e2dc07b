/**
 * What a live neuron did in some steps. Sample k of V and of the current stands at grid point `firstStep + k` of its stretch, that is at
 * `start + (firstStep + k) dt` ms since the reset; the piece ends `steps` steps after its first grid point, where the next one begins.
 */
export interface LivePiece {
  /** number of the stretch since the reset, from 0; the time between two stretches, while a touched neuron ends its rest, belongs to none */
  readonly stretch: number | undefined;
  /** ms from the reset to the start of the stretch (or of the rest) */
  readonly start: number;
  readonly firstStep: number;
  readonly steps: number;
  /** ms */
  readonly dt: number;
  /** mV of the first neuron, one a step */
  readonly V: Float64Array;
  /** the current in the unit of the levels, one a step: what flows from its grid point on */
  readonly level: Float64Array;
  /** neuron of each spike, from 0; per neuron the times ascend */
  readonly spikeNeurons: Uint32Array;
  /** ms from the start of the stretch, exact to the bit */
  readonly spikeTimes: Float64Array;
}

/** Where a live neuron stands after some work. */
export interface LiveMoment {
  /** ms since the reset */
  readonly time: number;
  /** mV of the first neuron */
  readonly V: number;
  /** ms of its refractory period that are left; 0 if it may fire */
  readonly rest: number;
  /** of the stretch that "Keep as protocol" would keep, ms */
  readonly stretchLength: number;
}
