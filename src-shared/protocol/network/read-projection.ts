import type { BenchError } from "../../foundation/bench-error.ts";
import { parsed, type Parsed } from "../../foundation/parsed.ts";
import { misspellingOf } from "../../foundation/spelling.ts";
import { edgesHaveTheirOwn, groupUnknown, projectionLacks } from "../../errors/networks-errors.ts";
import type { ConnectionRule, Group, Projection } from "./network-schema.ts";
import { readDelay, readWeight, receptorOf, type DelayContext } from "./read-draws.ts";
import { edgeProblems, ruleProblems, type Ends } from "./read-rule.ts";
import type { ResolvedDraw, ResolvedProjection } from "./resolved-network.ts";

/** Name of a projection that has none of its own. */
export function projectionName({ name, source, target }: Pick<Projection, "name" | "source" | "target">): string {
  return name ?? `${source} -> ${target}`;
}

/** A projection between groups that are sound. @param where place of the projection */
export function readProjection(projection: Projection, groups: readonly Group[], context: DelayContext, where: string): Parsed<ResolvedProjection> {
  const names = groups.map(({ name }) => name);
  const unknown = (["source", "target"] as const).flatMap((end) => {
    const name = projection[end];
    return names.includes(name) ? [] : [groupUnknown(`${where}/${end}`, name, names.join(", "), misspellingOf(name, names))];
  });
  if (unknown.length > 0) return { value: undefined, problems: unknown };
  const [source, target] = [names.indexOf(projection.source), names.indexOf(projection.target)];
  const ends = { source: groups[source]!, target: groups[target]!, isRecurrent: source === target };
  const inRule = ruleProblems(projection.connect, ends, `${where}/connect`);
  const drawn = projection.connect.rule === "edges" ? readEdges(projection, projection.connect, ends, context, where) : readDraws(projection, context, where);
  if (drawn.value === undefined || inRule.length > 0) return { value: undefined, problems: [...inRule, ...drawn.problems] };
  return { value: { name: projectionName(projection), source, target, connect: projection.connect, ...drawn.value }, problems: [] };
}

type Draws = Pick<ResolvedProjection, "receptor" | "weight" | "delay" | "delayBounds">;

function readDraws(projection: Projection, context: DelayContext, where: string): Parsed<Draws> {
  const lacks = (["weight", "delay"] as const).flatMap((key) => (projection[key] === undefined ? [projectionLacks(where, key)] : []));
  if (lacks.length > 0) return { value: undefined, problems: lacks };
  const weight = readWeight(projection.weight!, projection.receptor, `${where}/weight`);
  const delay = readDelay(projection.delay!, context, `${where}/delay`);
  if (weight.value === undefined || delay.value === undefined) return { value: undefined, problems: [...weight.problems, ...delay.problems] };
  return { value: { ...weight.value, delay: delay.value, delayBounds: boundsOf(delay.value) }, problems: [] };
}

function boundsOf(delay: ResolvedDraw): { least: number; most: number } {
  return delay.kind === "constant" ? { least: delay.value, most: delay.value } : { least: delay.min, most: delay.max };
}

type Edges = Extract<ConnectionRule, { rule: "edges" }>;

function readEdges(projection: Projection, { edges }: Edges, ends: Ends, context: DelayContext, where: string): Parsed<Draws> {
  const { receptor } = projection;
  const own = (["weight", "delay"] as const).flatMap((key): BenchError[] => (projection[key] === undefined ? [] : [edgesHaveTheirOwn(`${where}/${key}`, key)]));
  const problems = [...own, ...edgeProblems(edges, ends, { ...context, receptor }, `${where}/connect/edges`)];
  return parsed(problems, () => {
    let [least, most] = [Infinity, 0];
    for (const [, , , delay] of edges) [least, most] = [Math.min(least, delay), Math.max(most, delay)];
    const sign = edges.find(([, , weight]) => weight !== 0)?.[2] ?? 0;
    return { receptor: receptor ?? receptorOf(sign), weight: undefined, delay: undefined, delayBounds: { least, most } };
  });
}
