import { expect, test } from "vitest";
import { axisHead } from "../../src-shared/content/axis-wording.ts";
import { bareText } from "../../src-shared/content/rich-text.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { failedPlace, levelText, placeTitle, spokenPlace, timeLeft, windowText } from "./run-words.ts";

const planned = (changes: Partial<Protocol>) => planOrThrow(aProtocol(changes), "");
const white = planned({ sweeps: 5, noise: { kind: "white", levels: [0, 2] } });

test("conditions are named by sweep and noise", () => {
  expect(bareText(placeTitle(white, 9))).toBe("Sweep 5, σ 2 mV");
  expect(bareText(placeTitle(planned({ sweeps: 5 }), 4))).toBe("Sweep 5");
  expect(bareText(axisHead(white.parameterAxes[0]!))).toBe("σ, mV");
  expect(failedPlace(white, 7)).toBe("Sweep 4, noise 2 mV");
  expect(spokenPlace(white, 7)).toBe("150 pA, noise 2 mV");
  expect(levelText({ level: -20, constant: true }, "pA")).toBe("−20 pA");
  expect(levelText({ level: 12.5, constant: false }, "V/s")).toBe("mean 12.5 V/s");
});

test("weights are factors without a unit", () => {
  const shot = planned({ noise: { kind: "shot", synapse: "delta", levels: [2], excitatory: { rate: 5, inputs: 10, weight: 1 } } });
  expect(bareText(placeTitle(shot, 0))).toBe("Sweep 1, weight × 2");
  expect(bareText(axisHead(shot.parameterAxes[0]!))).toBe("Weights");
  expect(failedPlace(shot, 0)).toBe("Sweep 1, noise × 2");
});

test("the window is named by the letters of its epochs if it matches them", () => {
  const steps = [100, 500, 400, 100].map((duration, k) => ({ kind: "step" as const, duration, level: [0, 150, 120, 0][k]! }));
  expect(windowText(planned({ epochs: steps }).drive(0))).toBe("epochs B to C");
  expect(windowText(planned({ epochs: steps, window: { to: 600 } }).drive(0))).toBe("epoch B");
  expect(windowText(planned({ epochs: steps, window: { transient: 50 } }).drive(0))).toBe("150 to 1000 ms");
});

test("time left has suitable units", () => {
  expect([0, 1500, 60_000, 80_000, 11_100_000].map(timeLeft)).toEqual(["1 s", "2 s", "1 min", "1 min 20 s", "3 h 5 min"]);
});
