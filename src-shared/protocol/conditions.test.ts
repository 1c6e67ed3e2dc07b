import { expect, test } from "vitest";
import { axesOf, conditionsOf } from "./conditions.ts";
import { resolveProtocol } from "./resolve-protocol.ts";
import { aProtocol } from "./testing/a-protocol.ts";

test("conditions are the product of the axes, the last axis fastest", () => {
  const p = resolveProtocol(aProtocol({ sweeps: 2, noise: { kind: "white", levels: [0, 2] }, trials: 2 }), "");
  expect(axesOf(p)).toEqual([
    { name: "sweep", values: [0, 1] },
    { name: "noise", values: [0, 2] },
    { name: "trial", values: [0, 1] },
  ]);
  expect(conditionsOf(p).map(({ sweep, noiseLevel, trial }) => [sweep, noiseLevel, trial])).toEqual([
    [0, 0, 0], [0, 0, 1], [0, 2, 0], [0, 2, 1],
    [1, 0, 0], [1, 0, 1], [1, 2, 0], [1, 2, 1],
  ]);
  expect(conditionsOf(p).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("without noise there is no noise axis and no noise level", () => {
  const p = resolveProtocol(aProtocol({ trials: 3 }), "");
  expect(axesOf(p).map(({ name }) => name)).toEqual(["sweep", "trial"]);
  expect(conditionsOf(p)[2]).toEqual({ index: 2, sweep: 0, noiseLevel: undefined, trial: 2 });
});
