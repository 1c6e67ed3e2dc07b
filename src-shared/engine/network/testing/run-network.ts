import type { NetworkKernel, NetworkOutput } from "../network-kernel.ts";
import { simulateNetwork, type ConnectedNetwork } from "../simulate-network.ts";

/** Everything that a run of a network gave. */
export interface WholeRun {
  readonly neurons: readonly number[];
  readonly steps: readonly number[];
  /** of each recorded neuron */
  readonly V: readonly number[][];
  readonly excitatory: readonly number[][];
  readonly inhibitory: readonly number[][];
}

export function joined(outputs: readonly NetworkOutput[], recorded: number): WholeRun {
  const column = (of: (output: NetworkOutput, k: number) => Float64Array) => Array.from({ length: recorded }, (_, k) => outputs.flatMap((output) => [...of(output, k)]));
  return {
    neurons: outputs.flatMap(({ spikes }) => [...spikes.neurons]),
    steps: outputs.flatMap(({ spikes }) => [...spikes.steps]),
    V: column(({ V }, k) => V[k]!),
    excitatory: column(({ currents }, k) => currents[k]!.excitatory),
    inhibitory: column(({ currents }, k) => currents[k]!.inhibitory),
  };
}

/** Run a network to its end in this thread. */
export function runNetwork(kernel: NetworkKernel, connected: ConnectedNetwork): WholeRun {
  return joined([...simulateNetwork(kernel, connected)], connected.network.recorded.length);
}
