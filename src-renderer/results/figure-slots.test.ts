import { expect, test } from "vitest";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { figuresBeside, filledSlots, withFigure } from "./figure-slots.ts";

test("a figure is offered if the protocol has data for it", () => {
  expect(figuresBeside(planOrThrow(aProtocol(), "")).map(({ id }) => id)).toEqual(["isi_histogram", "v_histogram", "psth"]);
  const rising = aProtocol({ epochs: [{ kind: "step", duration: 100, level: 50, deltaLevel: 20 }], sweeps: 5, noise: { kind: "white", levels: [0, 2] }, record: { V: false } });
  expect(figuresBeside(planOrThrow(rising, "")).map(({ id }) => id)).toEqual(["isi_histogram", "psth", "fi_curve", "rate_vs_noise", "cv_vs_noise"]);
});

test("a slot whose figure does not apply shows another one, each figure once", () => {
  expect(
    filledSlots(
      ["fi_curve", "isi_histogram", "rate_vs_noise", "cv_vs_noise"],
      ["fi_curve", "isi_histogram", "rate_vs_noise", "cv_vs_noise", "psth", "v_histogram"],
    ),
  ).toEqual(["fi_curve", "isi_histogram", "rate_vs_noise", "cv_vs_noise"]);
  expect(filledSlots(["fi_curve", "isi_histogram", "rate_vs_noise", "cv_vs_noise"], ["isi_histogram", "psth", "v_histogram"])).toEqual(["psth", "isi_histogram", "v_histogram"]);
  expect(filledSlots(["isi_histogram", "isi_histogram", undefined, "psth"], ["fi_curve", "isi_histogram", "psth", "v_histogram"])).toEqual([
    "isi_histogram",
    "fi_curve",
    "v_histogram",
    "psth",
  ]);
});

test("choosing a figure for a slot removes it from its old slot", () => {
  expect(withFigure(["fi_curve", "isi_histogram", "psth", "v_histogram"], 0, "psth")).toEqual(["psth", "isi_histogram", "fi_curve", "v_histogram"]);
  expect(withFigure(["fi_curve", "isi_histogram", "psth", "v_histogram"], 1, "cv_vs_noise")).toEqual(["fi_curve", "cv_vs_noise", "psth", "v_histogram"]);
});
