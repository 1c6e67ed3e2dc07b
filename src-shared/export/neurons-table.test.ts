import { expect, test } from "vitest";
import { drawParameters } from "../engine/draw-parameters.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { hasUnlikeNeurons, neuronsTable } from "./neurons-table.ts";

const spread = { ...aProtocol().neuron, V_th: { distribution: "normal" as const, mean: -50, sd: 1 } };
const planOf = (changes: Parameters<typeof aProtocol>[0]) => planOrThrow(aProtocol(changes), "test");

test("neurons.csv has the drawn parameters of each neuron, once for all noise levels", () => {
  const plan = planOf({ neuron: spread, population: 3, noise: { kind: "white", levels: [0, 1] } });
  const { columns, rows } = neuronsTable(plan);
  expect(columns).toEqual(["neuron", "tau_m_ms", "R_m_MOhm", "C_m_pF", "E_L_mV", "V_th_mV", "V_reset_mV", "V_init_mV", "t_ref_ms", "rheobase_pA"]);
  const drawn = drawParameters(plan.protocol);
  expect(rows.map((row) => row[5])).toEqual(drawn.map(({ V_th }) => V_th));
  expect(rows[1]).toEqual([2, 20, 100, 200, -60, drawn[1]!.V_th, -70, -60, 0, 10 * (drawn[1]!.V_th + 60)]);
  expect(new Set(rows.map((row) => row[5])).size).toBe(3);
});

test("neurons.csv is written only if neurons differ", () => {
  expect(hasUnlikeNeurons(planOf({ neuron: spread, population: 3 }))).toBe(true);
  expect(hasUnlikeNeurons(planOf({ population: 3 }))).toBe(false);
});
