import { expect, test } from "vitest";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { undrawnNoise } from "./undrawn-noise.ts";

test("a note says that the drawn current lacks its noise", () => {
  const wordsOf = (levels: number[] | undefined) =>
    undrawnNoise(planOrThrow(aProtocol(levels === undefined ? {} : { noise: { kind: "held", distribution: "gaussian", levels } }), ""));
  expect([wordsOf([0, 30]), wordsOf([0]), wordsOf(undefined)]).toEqual(["Noise is not drawn in the current", "", ""]);
});

test("for chosen settings the note appears only if one of them has noise", () => {
  const plan = planOrThrow(aProtocol({ noise: { kind: "white", levels: [0, 2] } }), "");
  expect(plan.data.settings.map((setting) => undrawnNoise(plan, [setting]))).toEqual(["", "Noise is not drawn in the current"]);
});
