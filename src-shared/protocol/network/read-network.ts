import type { BenchError } from "../../foundation/bench-error.ts";
import type { Parsed } from "../../foundation/parsed.ts";
import { exactNetworkImpossible, networkNameRepeated } from "../../errors/networks-errors.ts";
import type { Network } from "./network-schema.ts";
import type { DelayContext } from "./read-draws.ts";
import { readGroup, type GroupContext } from "./read-group.ts";
import { projectionName, readProjection } from "./read-projection.ts";
import type { ResolvedGroup, ResolvedNetwork } from "../protocol.ts";

/** Neurons that the event-driven solver takes: each event looks at every neuron. */
const mostExact = 1000;

/**
 * Parses a network that satisfies its schema, or returns all rules that it breaks. Projections are judged once all groups have names and
 * sizes.
 *
 * @param where place of the network
 */
export function readNetwork(network: Network, context: GroupContext & DelayContext, where: string): Parsed<ResolvedNetwork> {
  const names = network.groups.map(({ name }) => name);
  const problems = [...repeated("groups", names, where), ...repeated("projections", network.projections.map(projectionName), where)];
  const groups: ResolvedGroup[] = [];
  let first = 0;
  for (const [k, group] of network.groups.entries()) {
    const read = readGroup(group, first, context, `${where}/groups/${k}`);
    if (read.value === undefined) problems.push(...read.problems);
    else groups.push(read.value);
    first += group.size;
  }
  if (groups.length < network.groups.length) return { value: undefined, problems };
  const projections = network.projections.map((projection, k) => readProjection(projection, network.groups, context, `${where}/projections/${k}`));
  problems.push(...projections.flatMap((read) => read.problems));
  if (context.integrator === "exact") problems.push(...exactProblems(groups, where));
  if (problems.length > 0) return { value: undefined, problems };
  return { value: { groups, projections: projections.map(({ value }) => value!), size: first }, problems: [] };
}

function repeated(of: "groups" | "projections", names: readonly string[], where: string): BenchError[] {
  return names.flatMap((name, k) => (names.indexOf(name) < k ? [networkNameRepeated(`${where}/${of}/${k}/name`, of, name)] : []));
}

function exactProblems(groups: readonly ResolvedGroup[], where: string): BenchError[] {
  const size = groups.reduce((sum, group) => sum + group.size, 0);
  if (size > mostExact) return [exactNetworkImpossible(`${where}/groups`, `it has ${size} neurons, and ${mostExact} are the most`)];
  return groups.flatMap(({ name, synapses, alone }, k): BenchError[] => {
    const place = `${where}/groups/${k}`;
    if (synapses.kind === "alpha" || synapses.kind === "conductance") return [exactNetworkImpossible(`${place}/synapses`, `"${name}" has ${synapses.kind} synapses`)];
    return alone.noise === undefined ? [] : [exactNetworkImpossible(`${place}/noise`, `"${name}" has noise`)];
  });
}
