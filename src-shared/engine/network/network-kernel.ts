import type { CompiledNetwork, Connections } from "../../network/compiled-network.ts";

/** Neurons from `from` to `to` - 1, numbered through all groups. */
export interface NeuronInterval {
  readonly from: number;
  readonly to: number;
}

/** Spikes in order of step, then neuron; arrays of one length. A spike of step n stands at grid point n + 1. */
export interface NetworkSpikes {
  /** numbered through all groups */
  readonly neurons: Uint32Array;
  readonly steps: Uint32Array;
}

/** What some steps of a range gave. The arrays are copies, which the caller may keep. */
export interface NetworkOutput {
  /** of the range's neurons */
  readonly spikes: NetworkSpikes;
  /** of each recorded neuron of the range, in the network's order: V at each recorded grid point that was passed, mV */
  readonly V: readonly Float64Array[];
  /** excitatory and inhibitory current of those whose currents are recorded, pA; of others nothing */
  readonly currents: readonly { readonly excitatory: Float64Array; readonly inhibitory: Float64Array }[];
}

/**
 * The neurons of a range with all synapses onto them, in progress. Whoever runs it gives it the synapses of every projection, then takes it
 * through the sweep by at most `minDelay` steps at a time, and hands it the spikes of the whole network in between.
 *
 * What arrives at one neuron and receptor in a step (jumps of V: at both together) is summed in one order, whatever the range: given spike times first, then by block (see
 * `blocksOf`), the step in which the spike was fired, source, projection, position in the row; then Poisson events drive by drive.
 */
export interface NetworkRun {
  /** Take over the synapses of one projection onto the range. Every projection at most once, before the first step. */
  connect(connections: Connections): void;
  /** Take the range through steps up to `untilStep` - 1: no more than `minDelay` beyond those whose spikes were received. */
  advance(untilStep: number): NetworkOutput;
  /** The spikes of all neurons, also its own, in the steps of the last `advance`. */
  receive(spikes: NetworkSpikes): void;
  /** Bytes that the range keeps for its state and synapses. */
  readonly bytes: number;
}

/** The engine's arithmetic for networks on the grid: WebAssembly for use, plain TypeScript as its oracle; equal to the last bit. */
export interface NetworkKernel {
  start(network: CompiledNetwork, range: NeuronInterval): NetworkRun;
}
