import { expect, test } from "vitest";
import { bareText } from "../../src-shared/content/rich-text.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { failedPlace, levelText, noiseHead, placeTitle, timeLeft, windowText } from "./run-words.ts";

const white = planOrThrow(aProtocol({ noise: { kind: "white", levels: [0, 2] } }), "").protocol;

test("conditions are named by sweep and noise", () => {
  expect(bareText(placeTitle(white, 4, 2))).toBe("Sweep 5, σ 2 mV");
  expect(bareText(placeTitle(planOrThrow(aProtocol(), "").protocol, 4, undefined))).toBe("Sweep 5");
  expect(bareText(noiseHead(white))).toBe("σ, mV");
  expect(failedPlace(white.noise, 3, 2)).toBe("Sweep 4, noise 2 mV");
  expect(levelText({ level: -20, constant: true }, "pA")).toBe("−20 pA");
  expect(levelText({ level: 12.5, constant: false }, "V/s")).toBe("mean 12.5 V/s");
});

test("weights are factors without a unit", () => {
  const shot = planOrThrow(aProtocol({ noise: { kind: "shot", synapse: "delta", levels: [2], excitatory: { rate: 5, inputs: 10, weight: 1 } } }), "").protocol;
  expect(bareText(placeTitle(shot, 0, 2))).toBe("Sweep 1, weight × 2");
  expect(bareText(noiseHead(shot))).toBe("Weights");
  expect(failedPlace(shot.noise, 0, 2)).toBe("Sweep 1, noise × 2");
});

test("the window is named by the letters of its epochs if it matches them", () => {
  const steps = [100, 500, 400, 100].map((duration, k) => ({ kind: "step" as const, duration, level: [0, 150, 120, 0][k]! }));
  expect(windowText(planOrThrow(aProtocol({ epochs: steps }), "").protocol, 0)).toBe("epochs B to C");
  expect(windowText(planOrThrow(aProtocol({ epochs: steps, window: { to: 600 } }), "").protocol, 0)).toBe("epoch B");
  expect(windowText(planOrThrow(aProtocol({ epochs: steps, window: { transient: 50 } }), "").protocol, 0)).toBe("150 to 1000 ms");
});

test("time left has suitable units", () => {
  expect([0, 1500, 60_000, 80_000, 11_100_000].map(timeLeft)).toEqual(["1 s", "2 s", "1 min", "1 min 20 s", "3 h 5 min"]);
});
