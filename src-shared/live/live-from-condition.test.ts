import { expect, test } from "vitest";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import type { Noise } from "../protocol/noise.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { liveFromCondition } from "./live-from-condition.ts";
import { readLive } from "./live-parameters.ts";

function liveOf(changes: Partial<Protocol>, index: number) {
  const protocol = aProtocol(changes);
  const plan = planOrThrow(protocol, "");
  const live = liveFromCondition(protocol, plan, plan.condition(index));
  expect(readLive(live).problems).toEqual([]);
  return live;
}

test("a condition opens with its neuron, its level and its noise level", () => {
  const epochs = [{ kind: "step", duration: 50, level: 0 }, { kind: "step", duration: 300, level: 100, deltaLevel: 50 }] as const;
  const live = liveOf({ epochs: [...epochs], sweeps: 3, noise: { kind: "white", levels: [1, 3], unit: "pA sqrt(s)", frozen: "trials" }, seed: "kite" }, 3);
  expect(live).toMatchObject({ level: 150, levelUnit: "pA", noise: { kind: "white", levels: [3], unit: "pA sqrt(s)" }, integrator: "exact", seed: "kite", population: 1 });
  expect(live.noise).not.toHaveProperty("frozen");
});

test("levels in multiples of the rheobase become currents", () => {
  expect(liveOf({ levelUnit: "rheobase", epochs: [{ kind: "step", duration: 100, level: 2 }] }, 0)).toMatchObject({ level: 200, levelUnit: "pA" });
});

test("of a spread population it is the first neuron; a large one is cut", () => {
  const spread = liveOf({ neuron: { tau_m: { distribution: "uniform", from: 15, to: 25 }, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 }, population: 50 }, 0);
  expect(spread.population).toBe(1);
  expect(spread.neuron.tau_m).not.toBe(20);
  expect(liveOf({ population: 5000, record: { V: false } }, 0).population).toBe(1000);
});

test("exponential synapses live on the grid", () => {
  const noise: Noise = { kind: "shot", levels: [1], synapse: "exponential", tau: 3, excitatory: { rate: 10, inputs: 100, weight: 30 } };
  expect(liveOf({ noise }, 0).integrator).toBe("grid");
});
