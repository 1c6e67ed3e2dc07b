import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { oracleNetworkKernel } from "../oracle/oracle-network.ts";
import type { NetworkKernel, NetworkSpikes } from "./network-kernel.ts";
import type { ConnectedNetwork } from "./simulate-network.ts";
import { anyNetwork } from "./testing/random-networks.ts";
import { joined, runNetwork, type WholeRun } from "./testing/run-network.ts";
import { loadNetworkKernel, stretchOf } from "./wasm-network.ts";

const kernel = loadNetworkKernel();

/** Bits, which tell -0 from 0. */
function bitsOf({ neurons, steps, V, excitatory, inhibitory }: WholeRun): unknown {
  const bits = (columns: readonly number[][]) => columns.map((column) => [...new BigUint64Array(Float64Array.from(column).buffer)]);
  return { neurons, steps, V: bits(V), excitatory: bits(excitatory), inhibitory: bits(inhibitory) };
}

/** The network cut into ranges at the given shares of its size, each with a kernel of its own, as workers have them. */
function runInRanges(by: NetworkKernel, { network, connections }: ConnectedNetwork, shares: readonly number[]): WholeRun {
  const cuts = [0, ...shares.map((share) => Math.round(share * network.size)), network.size].toSorted((a, b) => a - b);
  const runs = cuts.slice(1).map((to, k) => {
    const from = cuts[k]!;
    const run = by.start(network, { from, to });
    for (const one of connections(from, to)) run.connect(one);
    return run;
  });
  const parts = runs.map(() => [] as ReturnType<(typeof runs)[number]["advance"]>[]);
  const all: { neurons: number[]; steps: number[] } = { neurons: [], steps: [] };
  for (let step = 0; step < network.totalSteps; ) {
    step = Math.min(network.totalSteps, step + stretchOf(network));
    const outputs = runs.map((run) => run.advance(step));
    outputs.forEach((output, k) => parts[k]!.push(output));
    const spikes = merged(outputs.map((output) => output.spikes));
    all.neurons.push(...spikes.neurons);
    all.steps.push(...spikes.steps);
    for (const run of runs) run.receive(spikes);
  }
  const recordings = parts.map((outputs) => joined(outputs, outputs[0]?.V.length ?? 0));
  return {
    ...all,
    V: recordings.flatMap(({ V }) => V),
    excitatory: recordings.flatMap(({ excitatory }) => excitatory),
    inhibitory: recordings.flatMap(({ inhibitory }) => inhibitory),
  };
}

function merged(parts: readonly NetworkSpikes[]): NetworkSpikes {
  const pairs = parts.flatMap(({ neurons, steps }) => [...neurons].map((neuron, k) => ({ neuron, step: steps[k]! })));
  pairs.sort((a, b) => a.step - b.step || a.neuron - b.neuron);
  return { neurons: Uint32Array.from(pairs, ({ neuron }) => neuron), steps: Uint32Array.from(pairs, ({ step }) => step) };
}

describe("networks on the grid", () => {
  test("kernel and oracle agree to the last bit", () => {
    fc.assert(
      fc.property(anyNetwork, (connected) => {
        expect(bitsOf(runNetwork(kernel, connected))).toEqual(bitsOf(runNetwork(oracleNetworkKernel, connected)));
      }),
    );
  });

  test("any cut into ranges of targets gives the same bits", () => {
    fc.assert(
      fc.property(anyNetwork, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }), (connected, shares) => {
        expect(bitsOf(runInRanges(kernel, connected, shares))).toEqual(bitsOf(runNetwork(kernel, connected)));
      }),
    );
  });
});
