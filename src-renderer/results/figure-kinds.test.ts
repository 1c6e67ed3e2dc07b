import { expect, test } from "vitest";
import { resolveProtocol } from "../../src-shared/protocol/resolve-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { figuresOf, filledPlaces, withFigure } from "./figure-kinds.ts";

test("a figure is offered where the protocol has something for it", () => {
  expect(figuresOf(resolveProtocol(aProtocol(), ""))).toEqual(["isi", "psth", "voltage"]);
  const rising = aProtocol({ epochs: [{ kind: "step", duration: 100, level: 50, deltaLevel: 20 }], sweeps: 5, noise: { kind: "white", levels: [0, 2] }, record: { V: false } });
  expect(figuresOf(resolveProtocol(rising, ""))).toEqual(["fi", "isi", "rateAgainstNoise", "cvAgainstNoise", "psth"]);
});

test("a place whose figure does not apply shows one that does, each figure once", () => {
  expect(filledPlaces(["fi", "isi", "rateAgainstNoise", "cvAgainstNoise"], ["fi", "isi", "rateAgainstNoise", "cvAgainstNoise", "psth", "voltage"])).toEqual(["fi", "isi", "rateAgainstNoise", "cvAgainstNoise"]);
  expect(filledPlaces(["fi", "isi", "rateAgainstNoise", "cvAgainstNoise"], ["isi", "psth", "voltage"])).toEqual(["psth", "isi", "voltage"]);
  expect(filledPlaces(["isi", "isi", undefined, "psth"], ["fi", "isi", "psth", "voltage"])).toEqual(["isi", "fi", "voltage", "psth"]);
});

test("a figure that is chosen for a place leaves the one it had", () => {
  expect(withFigure(["fi", "isi", "psth", "voltage"], 0, "psth")).toEqual(["psth", "isi", "fi", "voltage"]);
  expect(withFigure(["fi", "isi", "psth", "voltage"], 1, "cvAgainstNoise")).toEqual(["fi", "cvAgainstNoise", "psth", "voltage"]);
});
