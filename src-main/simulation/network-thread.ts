import { parentPort, workerData } from "node:worker_threads";
import type { NetworkOutput } from "../../src-shared/engine/network/network-kernel.ts";
import type { ConnectedNetwork } from "../../src-shared/engine/network/simulate-network.ts";
import { loadNetworkKernel } from "../../src-shared/engine/network/wasm-network.ts";
import type { FromNetworkThread, NetworkStart } from "./network-messages.ts";
import { OutputBatch } from "./output-batch.ts";
import { SpikeExchange } from "./spike-exchange.ts";

/**
 * Simulates one range of a network in a worker thread: builds the synapses onto its neurons, then goes from stretch to stretch with the
 * others. The first thread reports the spikes of all.
 *
 * @param connect makes the network from what it was asked for; every thread makes the same
 */
export function serveNetworkRange(connect: (recipe: unknown) => ConnectedNetwork): void {
  const { recipe, ranges, mine, exchange: memory, stretch } = workerData as NetworkStart;
  const post = (message: FromNetworkThread, transfer: ArrayBuffer[] = []): void => parentPort!.postMessage(message, transfer);
  const exchange = new SpikeExchange(memory, mine);
  const { network, connections } = connect(recipe);
  const range = ranges[mine]!;
  const run = loadNetworkKernel().start(network, range);
  let projections = 0;
  for (const one of connections(range.from, range.to)) {
    if (exchange.stopped) return;
    run.connect(one);
    post({ kind: "connected", projections: ++projections, of: network.projections.length });
  }
  const batch = new OutputBatch(network.recorded.findIndex(({ neuron }) => neuron >= range.from), post);
  let built = false;
  for (let step = 0; step < network.totalSteps; ) {
    const until = Math.min(network.totalSteps, step + stretch);
    const output: NetworkOutput = run.advance(until);
    if (!built) post({ kind: "built", bytes: run.bytes });
    built = true;
    const all = exchange.trade(output.spikes);
    if (all === undefined) return;
    run.receive(all);
    step = until;
    batch.add(mine === 0 ? all : undefined, output, step);
  }
  batch.flush();
  post({ kind: "finished" });
}
