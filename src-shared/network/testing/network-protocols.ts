import { planOrThrow } from "../../plan/plan-of-protocol.ts";
import type { Network, Projection } from "../../protocol/network/network-schema.ts";
import type { Protocol, ResolvedProtocol } from "../../protocol/protocol.ts";

/** The cell of Brunel (2000): what a test is about is passed in. */
const cell = { tau_m: 20, R_m: 80, E_L: 0, V_th: 20, V_reset: 10, t_ref: 2 };

type GroupChanges = Partial<Network["groups"][number]> & { readonly name: string; readonly size: number };

/** A sound group with delta synapses. */
export function aGroup(changes: GroupChanges): Network["groups"][number] {
  return { neuron: cell, synapses: { kind: "delta" }, ...changes };
}

/** A sound projection between groups of these names: every target draws three sources. */
export function aProjection(source: string, target: string, changes: Partial<Projection> = {}): Projection {
  return { source, target, connect: { rule: "fixed_indegree", indegree: 3 }, weight: 0.1, delay: 1.5, ...changes };
}

/** A sound protocol of 100 ms with a network. */
function aNetworkProtocol(network: Network, changes: Partial<Protocol> = {}): Protocol {
  return { id: "net", name: "Net", epochs: [], duration: 100, network, ...changes };
}

export function resolvedNetwork(network: Network, changes: Partial<Protocol> = {}): ResolvedProtocol {
  return planOrThrow(aNetworkProtocol(network, changes), "test").protocol;
}
