import type { ConnectionRule } from "../protocol/network/network-schema.ts";
import type { ResolvedProtocol } from "../protocol/protocol.ts";
import type { Connections } from "./compiled-network.ts";
import { RowWriter } from "./row-writer.ts";
import { shareOut } from "./share-out.ts";
import { DelayColumn, WeightColumn } from "./synapse-columns.ts";
import { connectionsOfPairs } from "./pair-connections.ts";
import { PartnerDraw, type Partners } from "./partner-draw.ts";
import { projectionStreams } from "./projection-streams.ts";
import type { ProjectionToBuild, TargetRange } from "./projection-to-build.ts";

/**
 * The synapses onto a range of targets, a block per projection that reaches it. They are the same whatever the range is: those of a larger
 * range hold those of each of its parts, in the same order. Memory beyond the block itself is that of one neuron's partners, or the block
 * once more where connections are drawn by source or in all.
 *
 * @param protocol with a network
 */
export function* connectionsOf(protocol: ResolvedProtocol, { from, to }: TargetRange): Generator<Connections> {
  const network = protocol.network!;
  const integrator = protocol.integrator === "exact" ? "exact" : "grid";
  for (const [position, projection] of network.projections.entries()) {
    const { first, size } = network.groups[projection.target]!;
    const range = { from: Math.max(0, from - first), to: Math.min(size, to - first) };
    if (range.from >= range.to) continue;
    const streams = projectionStreams(protocol.seed, network, projection);
    yield buildProjection({ network, position, projection, streams, dt: protocol.dt, integrator, range });
  }
}

function buildProjection(build: ProjectionToBuild): Connections {
  const { connect } = build.projection;
  switch (connect.rule) {
    case "one_to_one":
    case "all_to_all":
    case "pairwise_bernoulli":
    case "fixed_indegree":
      return byTarget(build, connect);
    case "fixed_total_number":
      return connect.multapses === false ? connectionsOfPairs(build, { ...connect, multapses: false }) : byTarget(build, connect);
    case "fixed_outdegree":
    case "edges":
      return connectionsOfPairs(build, connect);
  }
}

/** Rules by which each target draws its sources. */
type TargetRule = Exclude<ConnectionRule, { rule: "fixed_outdegree" | "edges" }>;

/**
 * Sources are drawn twice, first to count how many synapses each has and then to place them, so that nothing is kept but the block itself:
 * targets ascend in each row because they are gone through in order.
 */
function byTarget(build: ProjectionToBuild, connect: TargetRule): Connections {
  const { network, position, projection, streams, range } = build;
  const sources = network.groups[projection.source]!.size;
  const first = network.groups[projection.target]!.first;
  const draw = new PartnerDraw();
  // Of a fixed total with multapses every target has its share, as if each synapse had chosen its target.
  const shares = connect.rule === "fixed_total_number" ? shareOut(streams.counts(0), connect.total, network.groups[projection.target]!.size) : undefined;
  const rows = new Uint32Array(sources + 1);
  for (let target = range.from; target < range.to; target++) {
    drawSources(draw, connect, build, target, shares);
    const { partners, count } = draw;
    for (let k = 0; k < count; k++) rows[partners[k]! + 1]!++;
  }
  for (let source = 0; source < sources; source++) rows[source + 1]! += rows[source]!;
  const weights = new WeightColumn(projection, rows[sources]!);
  const delays = new DelayColumn(build, rows[sources]!);
  const writer = new RowWriter(rows, weights.values, delays.columns);
  for (let target = range.from; target < range.to; target++) {
    drawSources(draw, connect, build, target, shares);
    const { partners, count } = draw;
    weights.begin(streams, target);
    delays.begin(streams, target);
    for (let k = 0; k < count; k++) writer.add(partners[k]!, first + target, weights.draw(), delays.draw(), delays.time);
  }
  writer.flush();
  const { targets } = writer;
  return { projection: position, from: first + range.from, to: first + range.to, rows, targets, weights: weights.values, ...delays.columns };
}

function drawSources(draw: PartnerDraw, connect: TargetRule, { network, projection, streams }: ProjectionToBuild, target: number, shares: Uint32Array | undefined): void {
  const { size } = network.groups[projection.source]!;
  const without = "autapses" in connect && connect.autapses === false && projection.source === projection.target ? target : undefined;
  const partners: Partners = { size, without };
  switch (connect.rule) {
    case "one_to_one":
      draw.one(target);
      break;
    case "all_to_all":
      draw.all(partners);
      break;
    case "pairwise_bernoulli":
      draw.eachWith(streams.partners(target), connect.probability, partners);
      break;
    case "fixed_indegree":
      if (connect.multapses === false) draw.distinct(streams.partners(target), connect.indegree, partners);
      else draw.withRepeats(streams.partners(target), connect.indegree, partners);
      break;
    case "fixed_total_number":
      draw.withRepeats(streams.partners(target), shares![target]!, partners);
  }
}
