import type { ResolvedNetwork } from "../protocol/protocol.ts";
import type { ResolvedProjection } from "../protocol/network/resolved-network.ts";
import { Generator } from "../random/generator.ts";
import { absorb, seedKey, streamPurpose, type StreamHash } from "../random/stream-key.ts";
import { StreamSeeder } from "../random/stream-seeder.ts";

/** Streams of a projection, one per neuron: of its partners, its weights and its delays, so that none of them changes the others. */
export interface ProjectionStreams {
  /** each at the start of the stream of neuron `index` */
  readonly partners: (index: number) => Generator;
  readonly weights: (index: number) => Generator;
  readonly delays: (index: number) => Generator;
  /** of how many synapses each target has, where that is drawn */
  readonly counts: (index: number) => Generator;
}

/** The hash with a text in it. */
export function absorbName(hash: StreamHash, name: string): StreamHash {
  const { first, second } = seedKey(name);
  return absorb(absorb(hash, first), second);
}

/**
 * The streams are keyed by the seed, the names of projection and groups, and the neuron's number in its group: nothing else of the network
 * has a part in them, so that growing one group changes no connection of the others.
 */
export function projectionStreams(seed: string, { groups }: ResolvedNetwork, { name, source, target }: ResolvedProjection): ProjectionStreams {
  const base = [name, groups[source]!.name, groups[target]!.name].reduce(absorbName, seedKey(seed));
  const streams = (purpose: bigint): ((index: number) => Generator) => {
    const generator = new Generator([1n, 2n, 3n, 4n]);
    const seeder = new StreamSeeder(base, purpose);
    return (index) => {
      seeder.seed(generator, index);
      return generator;
    };
  };
  const { partners, weights } = streamPurpose;
  return { partners: streams(partners), weights: streams(weights), delays: streams(streamPurpose.delays), counts: streams(streamPurpose.counts) };
}
