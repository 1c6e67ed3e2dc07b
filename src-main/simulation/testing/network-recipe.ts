import { aGroup, aNetwork, synapsesOf, type Edge } from "../../../src-shared/engine/network/testing/small-networks.ts";
import type { ConnectedNetwork } from "../../../src-shared/engine/network/simulate-network.ts";
import { seedKey } from "../../../src-shared/random/stream-key.ts";

/** A network that tests send to threads. */
export interface TestRecipe {
  readonly totalSteps: number;
  readonly delay: number;
  /** takes the thread this long, ms, to build */
  readonly buildTime?: number;
  readonly fails?: boolean;
}

/** 60 neurons that excite and inhibit each other, driven by Poisson events; some are recorded. */
export function networkOfRecipe({ totalSteps, delay, buildTime = 0, fails = false }: TestRecipe): ConnectedNetwork {
  const poisson = (name: string) => [{ rate: 9000, weight: 40, receptor: 0 as const, streamBase: seedKey(name) }];
  const groups = [
    aGroup({ name: "E", size: 45, synapses: synapsesOf("exponential", 2, 5), poisson: poisson("to E") }),
    aGroup({ name: "I", size: 15, synapses: synapsesOf("exponential", 2, 5), poisson: poisson("to I") }),
  ];
  const edges = (sources: number, targets: number): Edge[] =>
    Array.from({ length: 10 * targets }, (_, k) => ({ source: (k * 7919) % sources, target: k % targets }));
  const made = aNetwork(
    groups,
    [
      { source: 0, target: 0, weight: 60, delay, edges: edges(45, 45) },
      { source: 0, target: 1, weight: 60, delay, edges: edges(45, 15) },
      { source: 1, target: 0, receptor: 1, weight: -200, delay, edges: edges(15, 45) },
    ],
    { totalSteps, recorded: [{ neuron: 3, currents: true }, { neuron: 50, currents: false }], recordEvery: 5 },
  );
  return {
    network: made.network,
    *connections(from, to) {
      const begun = performance.now();
      while (performance.now() - begun < buildTime);
      if (fails) throw new Error("no synapses today");
      yield* made.connections(from, to);
    },
  };
}
