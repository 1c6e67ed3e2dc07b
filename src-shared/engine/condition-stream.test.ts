import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Noise } from "../protocol/noise.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { conditionStream } from "./condition-stream.ts";

const base: Protocol = {
  id: "p1",
  name: "Noise levels",
  neuron: { tau_m: 20, R_m: 100, E_L: -70, V_th: -50, V_reset: -65 },
  epochs: [{ kind: "step", level: 150, duration: 100 }],
  sweeps: 3,
  noise: { kind: "white", levels: [1, 2, 4] },
  trials: 2,
  seed: "kite",
};

/** Stream of every condition, by the values that name it. */
function streams(protocol: Protocol): Map<string, string> {
  const plan = planOrThrow(protocol, "test");
  return new Map(
    plan.conditions.map((condition) => {
      const { first, second } = conditionStream(plan, condition);
      return [condition.at.map((position, k) => plan.axes[k]!.values[position]).join(" "), `${first} ${second}`];
    }),
  );
}

test("every condition has its own random stream", () => {
  const all = streams(base);
  expect(all.size).toBe(18);
  expect(new Set(all.values()).size).toBe(18);
});

describe("changes that keep the streams of existing conditions", () => {
  test.each<[string, Partial<Protocol>]>([
    ["another name and id", { name: "Renamed", id: "p2" }],
    ["more sweeps", { sweeps: 5 }],
    ["one more level, at the front", { noise: { kind: "white", levels: [0.5, 1, 2, 4] } }],
    ["levels in another order", { noise: { kind: "white", levels: [4, 1, 2] } }],
    ["more trials", { trials: 7 }],
    ["more neurons", { population: 10 }],
    ["another integrator", { integrator: "euler" }],
  ])("%s", (_what, change) => {
    const changed = streams({ ...base, ...change });
    for (const [values, stream] of streams(base)) expect(changed.get(values)).toBe(stream);
  });
});

test("current noise entered as an intensity has the same streams for another neuron", () => {
  const noise: Noise = { kind: "white", levels: [2, 3], unit: "pA sqrt(s)" };
  const thin = planOrThrow({ ...base, noise }, "test");
  const thick = planOrThrow({ ...base, noise, neuron: { ...base.neuron!, tau_m: 10 } }, "test");
  expect(thick.protocol.noise?.levels).not.toEqual(thin.protocol.noise?.levels);
  const pairs = thin.conditions.map((condition, k) => [conditionStream(thin, condition), conditionStream(thick, thick.condition(k))] as const);
  for (const [a, b] of pairs) expect(b).toEqual(a);
});

test("another seed changes every stream", () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      fc.pre(seed !== "kite");
      const changed = streams({ ...base, seed });
      for (const [values, stream] of streams(base)) expect(changed.get(values)).not.toBe(stream);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ["trials", 9],
  ["conditions", 2],
  ["both", 1],
] as const)("noise frozen over %s leaves %i streams", (frozen, count) => {
  const all = streams({ ...base, noise: { kind: "white", levels: [1, 2, 4], frozen } });
  expect(new Set(all.values()).size).toBe(count);
});
