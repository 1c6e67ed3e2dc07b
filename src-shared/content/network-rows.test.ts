import { expect, test } from "vitest";
import { aGroup, resolvedNetwork } from "../network/testing/network-protocols.ts";
import { networkRows } from "./network-rows.ts";

const { network } = resolvedNetwork({ groups: [aGroup({ name: "E", size: 800 }), aGroup({ name: "I", size: 200 }), aGroup({ name: "one", size: 1 })], projections: [] });

test("a small network has a row for each neuron", () => {
  expect(networkRows(network!, 1001).map(({ neurons }) => neurons.length)).toEqual([800, 200, 1]);
});

test("of a large one every group has its share, evenly chosen, and at least one neuron", () => {
  const rows = networkRows(network!, 100);
  expect(rows.map(({ neurons }) => neurons.length)).toEqual([79, 19, 1]);
  expect(rows[1]!.neurons.every((neuron) => neuron >= 800 && neuron < 1000)).toBe(true);
  expect(rows[0]!.neurons.at(-1)! - rows[0]!.neurons[0]!).toBeGreaterThan(700);
});
