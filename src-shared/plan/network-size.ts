import type { ConnectionRule } from "../protocol/network/network-schema.ts";
import type { ResolvedNetwork } from "../protocol/protocol.ts";
import type { ResolvedProjection } from "../protocol/network/resolved-network.ts";

/** What a network takes, before anything is built. */
export interface NetworkSize {
  readonly neurons: number;
  /** expected number where connections are drawn by chance */
  readonly synapses: number;
  /** of connectivity, neurons and inputs under way */
  readonly bytes: number;
  /** processor time to build the connections, s, on one core */
  readonly buildSeconds: number;
  /** processor time of a biological second at 5 spikes per neuron and second, s, on one core */
  readonly secondsPerSecond: number;
}

/** State, parameters and constants of a neuron, without its inputs under way. */
const bytesPerNeuron = 400;
/** Measured on one core of this project's machine; a guide, not a promise. */
const speed = { synapsesBuilt: 4e6, synapticEvents: 1e8, neuronSteps: 1e8 } as const;
const guessedRate = 5;

/** The size of a network. @param dt ms */
export function networkSize({ groups, projections, size }: ResolvedNetwork, dt: number): NetworkSize {
  const counts = projections.map((projection) => synapsesOf(projection, groups));
  const synapses = counts.reduce((sum, count) => sum + count, 0);
  const connectivity = projections.reduce((sum, projection, k) => sum + counts[k]! * bytesPerSynapse(projection, dt) + 4 * (groups[projection.source]!.size + 1), 0);
  const slots = Math.ceil(projections.reduce((most, { delayBounds }) => Math.max(most, delayBounds.most), dt) / dt) + 1;
  return {
    neurons: size,
    synapses,
    bytes: connectivity + size * (bytesPerNeuron + 16 * slots),
    buildSeconds: synapses / speed.synapsesBuilt,
    secondsPerSecond: (guessedRate * synapses) / speed.synapticEvents + (size * (1000 / dt)) / speed.neuronSteps,
  };
}

/** Synapses of a projection; expected ones where they are drawn pair by pair. */
export function synapsesOf({ connect, source, target }: Pick<ResolvedProjection, "connect" | "source" | "target">, groups: readonly { readonly size: number }[]): number {
  const [sources, targets] = [groups[source]!.size, groups[target]!.size];
  const pairs = (autapses = true): number => sources * targets - (source === target && !autapses ? sources : 0);
  return countByRule(connect, sources, targets, pairs);
}

function countByRule(connect: ConnectionRule, sources: number, targets: number, pairs: (autapses: boolean | undefined) => number): number {
  switch (connect.rule) {
    case "one_to_one":
      return targets;
    case "all_to_all":
      return pairs(connect.autapses);
    case "pairwise_bernoulli":
      return Math.round(connect.probability * pairs(connect.autapses));
    case "fixed_indegree":
      return connect.indegree * targets;
    case "fixed_outdegree":
      return connect.outdegree * sources;
    case "fixed_total_number":
      return connect.total;
    case "edges":
      return connect.edges.length;
  }
}

/** 4 bytes for the target, 4 for a weight of its own (8 of an edge list), 1 or 2 for a delay of its own. */
function bytesPerSynapse({ connect, weight, delay, delayBounds }: ResolvedProjection, dt: number): number {
  const ofWeight = connect.rule === "edges" ? 8 : weight?.kind === "drawn" ? 4 : 0;
  const ownDelay = connect.rule === "edges" || delay?.kind === "drawn";
  return 4 + ofWeight + (ownDelay ? (delayBounds.most > 255 * dt ? 2 : 1) : 0);
}
