import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConnectionRule, Network } from "../protocol/network/network-schema.ts";
import { synapsesOf } from "../plan/network-size.ts";
import { connectionsOf } from "./build-connections.ts";
import type { Connections } from "./compiled-network.ts";
import { aGroup, aProjection, resolvedNetwork } from "./testing/network-protocols.ts";

interface Synapse {
  readonly projection: number;
  readonly source: number;
  readonly target: number;
  readonly weight: number | undefined;
  readonly delay: number | undefined;
}

/** Every synapse of some blocks, in order of projection, source, and place in the row. */
function synapsesIn(blocks: Iterable<Connections>): Synapse[] {
  return [...blocks].flatMap(({ projection, rows, targets, weights, delays }) =>
    Array.from({ length: rows.length - 1 }, (_, source) => source).flatMap((source) =>
      Array.from({ length: rows[source + 1]! - rows[source]! }, (_, k) => rows[source]! + k).map((place) => ({
        ...{ projection, source, target: targets[place]! },
        ...{ weight: weights?.[place], delay: delays?.[place] },
      })),
    ),
  );
}

function groupedBy(synapses: readonly Synapse[], key: (one: Synapse) => unknown): ReadonlyMap<unknown, readonly Synapse[]> {
  const groups = new Map<unknown, Synapse[]>();
  for (const one of synapses) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

const ordered = (synapses: readonly Synapse[]): Synapse[] =>
  synapses.toSorted((a, b) => a.projection - b.projection || a.source - b.source);

const switches = { autapses: fc.boolean(), multapses: fc.boolean() };
/** Every rule that draws, sound between groups of at least 4 neurons. */
const anyRule: fc.Arbitrary<ConnectionRule> = fc.oneof(
  fc.record({ rule: fc.constant("all_to_all" as const), autapses: fc.boolean() }),
  fc.record({ rule: fc.constant("pairwise_bernoulli" as const), probability: fc.double({ min: 0, max: 1, noNaN: true }), autapses: fc.boolean() }),
  fc.record({ rule: fc.constant("fixed_indegree" as const), indegree: fc.integer({ min: 0, max: 3 }), ...switches }),
  fc.record({ rule: fc.constant("fixed_outdegree" as const), outdegree: fc.integer({ min: 0, max: 3 }), ...switches }),
  fc.record({ rule: fc.constant("fixed_total_number" as const), total: fc.integer({ min: 0, max: 12 }), ...switches }),
);
const sizes = fc.tuple(fc.integer({ min: 4, max: 12 }), fc.integer({ min: 4, max: 12 }));
const drawn = { weight: { distribution: "normal" as const, mean: 1, sd: 0.3 }, delay: { distribution: "uniform" as const, from: 0.1, to: 4 } };

function networkOf([sizeA, sizeB]: readonly [number, number], rules: readonly ConnectionRule[]): Network {
  const ends = [["A", "B"], ["B", "B"], ["B", "A"]] as const;
  return {
    groups: [aGroup({ name: "A", size: sizeA }), aGroup({ name: "B", size: sizeB })],
    projections: rules.map((connect, k) => aProjection(ends[k % 3]![0], ends[k % 3]![1], { name: `p${k}`, connect, ...drawn })),
  };
}
const anyNetwork = fc.tuple(sizes, fc.array(anyRule, { minLength: 1, maxLength: 3 })).map(([size, rules]) => networkOf(size, rules));

describe("connections of every rule", () => {
  test("any split of the targets into ranges gives the same synapses in the same order", () => {
    fc.assert(
      fc.property(anyNetwork, fc.array(fc.nat(24), { maxLength: 4 }), (network, cuts) => {
        const protocol = resolvedNetwork(network);
        const size = protocol.population;
        const edges = [0, ...cuts.filter((cut) => cut < size), size].sort((a, b) => a - b);
        const whole = synapsesIn(connectionsOf(protocol, { from: 0, to: size }));
        const parts = edges.slice(1).flatMap((to, k) => synapsesIn(connectionsOf(protocol, { from: edges[k]!, to })));
        expect(ordered(parts)).toEqual(whole);
      }),
    );
  });

  test("targets ascend in every row, and no other than the range's is there", () => {
    fc.assert(
      fc.property(anyNetwork, fc.nat(6), (network, from) => {
        const protocol = resolvedNetwork(network);
        for (const { rows, targets } of connectionsOf(protocol, { from, to: from + 5 })) {
          for (let row = 0; row < rows.length - 1; row++) {
            const own = [...targets.subarray(rows[row], rows[row + 1])];
            expect(own).toEqual([...own].sort((a, b) => a - b));
            expect(own.every((target) => target >= from && target < from + 5)).toBe(true);
          }
        }
      }),
    );
  });

  test("counts, autapses and multapses are as the rule says", () => {
    fc.assert(
      fc.property(sizes, anyRule, fc.boolean(), (size, rule, isRecurrent) => {
        const network = { groups: networkOf(size, []).groups, projections: [aProjection(isRecurrent ? "B" : "A", "B", { connect: rule, ...drawn })] };
        const protocol = resolvedNetwork(network);
        const { groups, projections } = protocol.network!;
        const synapses = synapsesIn(connectionsOf(protocol, { from: 0, to: protocol.population }));
        const firstOf = groups[projections[0]!.source]!.first;
        if (rule.rule !== "pairwise_bernoulli") expect(synapses.length).toBe(synapsesOf(projections[0]!, groups));
        const count = (key: (one: Synapse) => unknown) => groupedBy(synapses, key);
        if (rule.rule === "fixed_indegree") for (const own of count(({ target }) => target).values()) expect(own.length).toBe(rule.indegree);
        if (rule.rule === "fixed_outdegree") for (const own of count(({ source }) => source).values()) expect(own.length).toBe(rule.outdegree);
        if ("autapses" in rule && rule.autapses === false && isRecurrent) expect(synapses.some(({ source, target }) => source + firstOf === target)).toBe(false);
        const once = !("multapses" in rule) || rule.multapses === false;
        if (once) expect(count(({ source, target }) => `${source} ${target}`).size).toBe(synapses.length);
      }),
    );
  });

  test("growing one group changes no connection of the others", () => {
    fc.assert(
      fc.property(sizes, anyRule, fc.integer({ min: 1, max: 20 }), (size, rule, more) => {
        const own = (extra: number): Synapse[] => {
          const network = networkOf(size, []);
          const groups = [aGroup({ name: "C", size: 4 + extra }), ...network.groups];
          const projections = [aProjection("C", "A", { connect: rule }), aProjection("A", "B", { connect: rule, ...drawn }), aProjection("B", "B", { connect: rule, ...drawn })];
          const protocol = resolvedNetwork({ groups, projections });
          const shift = 4 + extra;
          return synapsesIn(connectionsOf(protocol, { from: shift, to: protocol.population }))
            .filter(({ projection }) => projection > 0)
            .map((synapse) => ({ ...synapse, target: synapse.target - shift }));
        };
        expect(own(more)).toEqual(own(0));
      }),
    );
  });

  test("a larger target group keeps the sources, weights and delays of the targets it had", () => {
    const own = (size: number) => {
      const network = { groups: [aGroup({ name: "A", size: 50 }), aGroup({ name: "B", size })], projections: [aProjection("A", "B", drawn)] };
      return synapsesIn(connectionsOf(resolvedNetwork(network), { from: 50, to: 60 }));
    };
    expect(own(40)).toEqual(own(10));
  });

  test("other weights change nobody's partners and delays", () => {
    const own = (weight: object) => {
      const network = { groups: [aGroup({ name: "A", size: 50 })], projections: [aProjection("A", "A", { ...drawn, weight: weight as never })] };
      return synapsesIn(connectionsOf(resolvedNetwork(network), { from: 0, to: 50 }));
    };
    const without = (synapses: readonly Synapse[]) => synapses.map(({ weight: _, ...rest }) => rest);
    expect(without(own({ distribution: "lognormal", median: 1, sigma: 0.5 }))).toEqual(without(own(drawn.weight)));
  });
});

describe("chance", () => {
  const big = 400;
  const inDegrees = (connect: ConnectionRule) => {
    const protocol = resolvedNetwork({ groups: [aGroup({ name: "A", size: big })], projections: [aProjection("A", "A", { connect })] });
    const counts = { sources: new Float64Array(big), targets: new Float64Array(big), total: 0 };
    for (const { source, target } of synapsesIn(connectionsOf(protocol, { from: 0, to: big }))) {
      counts.sources[source]!++;
      counts.targets[target]!++;
      counts.total++;
    }
    return counts;
  };

  test("pairwise Bernoulli connects with its probability", () => {
    const { total } = inDegrees({ rule: "pairwise_bernoulli", probability: 0.1 });
    // binomial, 160,000 pairs: SD 120
    expect(Math.abs(total - 16_000)).toBeLessThan(4 * 120);
  });

  test.each([{ multapses: true }, { multapses: false }])("sources of a fixed in-degree are equally likely: %j", (multapses) => {
    const { sources } = inDegrees({ rule: "fixed_indegree", indegree: 40, ...multapses });
    const chiSquare = sources.reduce((sum, count) => sum + (count - 40) ** 2 / 40, 0);
    // 399 degrees of freedom, SD 28; without multapses a tenth less
    expect(chiSquare).toBeLessThan(399 + 4 * 28);
    expect(chiSquare).toBeGreaterThan(399 * 0.9 - 4 * 28);
  });

  test("weights are redrawn or clipped at their bounds, and rounded to 32 bits", () => {
    const weightsOf = (outside: "clip" | "redraw") => {
      const weight = { distribution: "normal" as const, mean: 1, sd: 2, min: 0, max: 3, outside };
      const projections = [aProjection("A", "A", { weight, connect: { rule: "fixed_indegree", indegree: 50 } })];
      const protocol = resolvedNetwork({ groups: [aGroup({ name: "A", size: 200 })], projections });
      const [block] = [...connectionsOf(protocol, { from: 0, to: 200 })];
      expect(block!.weights).toBeInstanceOf(Float32Array);
      return [...block!.weights!];
    };
    const clipped = weightsOf("clip");
    // P(x < 0) of N(1, 2) is 0.3085, P(x > 3) 0.1587; 10,000 draws
    expect(Math.abs(clipped.filter((weight) => weight === 0).length - 3085)).toBeLessThan(4 * 46);
    expect(Math.abs(clipped.filter((weight) => weight === 3).length - 1587)).toBeLessThan(4 * 37);
    const redrawn = weightsOf("redraw");
    expect(redrawn.every((weight) => weight > 0 && weight < 3)).toBe(true);
  });
});

test("edges are as their rows say, sorted by source and target", () => {
  const edges: [number, number, number, number][] = [[1, 2, 0.5, 2], [0, 1, 0.25, 1], [1, 0, 0.1, 0.3], [1, 2, 0.7, 1]];
  const network = { groups: [aGroup({ name: "A", size: 3 })], projections: [{ source: "A", target: "A", connect: { rule: "edges" as const, edges } }] };
  expect(synapsesIn(connectionsOf(resolvedNetwork(network), { from: 0, to: 3 }))).toEqual([
    { projection: 0, source: 0, target: 1, weight: 0.25, delay: 10 },
    { projection: 0, source: 1, target: 0, weight: 0.1, delay: 3 },
    { projection: 0, source: 1, target: 2, weight: 0.5, delay: 20 },
    { projection: 0, source: 1, target: 2, weight: 0.7, delay: 10 },
  ]);
});
