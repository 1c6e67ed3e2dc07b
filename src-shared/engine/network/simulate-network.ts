import type { CompiledNetwork, Connections } from "../../network/compiled-network.ts";
import type { NetworkKernel, NetworkOutput } from "./network-kernel.ts";
import { stretchOf } from "./wasm-network.ts";

/** A network with the synapses of all its projections onto a range of targets, built when they are asked for. */
export interface ConnectedNetwork {
  readonly network: CompiledNetwork;
  readonly connections: (from: number, to: number) => Iterable<Connections>;
}

/**
 * Simulate a whole network in this thread, stretch by stretch: the caller may stop in between.
 *
 * @returns each stretch's output; the grid step that it ends at is `step`
 */
export function* simulateNetwork(kernel: NetworkKernel, { network, connections }: ConnectedNetwork): Generator<NetworkOutput & { readonly step: number }> {
  const run = kernel.start(network, { from: 0, to: network.size });
  for (const block of connections(0, network.size)) run.connect(block);
  const stretch = stretchOf(network);
  for (let step = 0; step < network.totalSteps; ) {
    step = Math.min(network.totalSteps, step + stretch);
    const output = run.advance(step);
    run.receive(output.spikes);
    yield { ...output, step };
  }
}
