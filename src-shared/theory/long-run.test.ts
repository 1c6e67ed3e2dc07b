import { describe, expect, test } from "vitest";
import { record } from "../engine/testing/run-protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { spikesIn } from "../statistics/spike-counts.ts";
import { longRunError, longRunFiring, predictRate, predictSpikeCount } from "./predict-rate.ts";

const neuron = { tau_m: 20, R_m: 100, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 };
const aStep = (level: number, duration: number) => ({ kind: "step" as const, duration, level });
const planOf = (changes: Partial<Protocol>) => planOrThrow({ id: "p", name: "p", neuron, epochs: [aStep(0, 50), aStep(200, 50), aStep(0, 50)], ...changes }, "test");
const noise = { kind: "white" as const, levels: [3] };

describe("a window too short for long-run theory", () => {
  test("has no predicted rate, but an exact spike count without noise", () => {
    const noisy = planOf({ noise });
    expect(longRunFiring(noisy.settingOf({ index: 0 }), noisy.drive(0))!.rate).toBeCloseTo(21.15, 2);
    expect(predictRate(noisy.settingOf({ index: 0 }), noisy.drive(0))).toBeUndefined();
    const silent = planOf({ epochs: [aStep(0, 50), aStep(240, 50)] });
    expect(predictRate(silent.data.settings[0]!, silent.drive(0))).toBeUndefined();
    expect(predictSpikeCount(silent.data.settings[0]!, silent.drive(0))).toBe(1);
    expect(predictSpikeCount(noisy.data.settings[0]!, noisy.drive(0))).toBeUndefined();
  });

  test("has a predicted rate when it is longer or begins after a transient", () => {
    const long = planOf({ noise, epochs: [aStep(0, 50), aStep(200, 1000)] });
    expect(predictRate(long.data.settings[0]!, long.drive(0))!.rate).toBeCloseTo(21.15, 2);
    const settled = planOf({ noise, epochs: [aStep(0, 50), aStep(200, 300)], window: { transient: 200 } });
    expect(predictRate(settled.data.settings[0]!, settled.drive(0))!.rate).toBeCloseTo(21.15, 2);
  });

  test("has a predicted rate if almost no spike is expected", () => {
    const rare = planOf({ noise: { kind: "white", levels: [2] }, epochs: [aStep(0, 50), aStep(80, 50)] });
    expect(predictRate(rare.data.settings[0]!, rare.drive(0))!.rate).toBeLessThan(1);
  });
});

// 2000 neurons: the standard error of a rate is below 1 %
test.each([
  { level: 200, duration: 300 },
  { level: 230, duration: 200 },
  { level: 150, duration: 400 },
])("the estimated error agrees with the engine's deviation from the long-run rate: $level pA, $duration ms", ({ level, duration }) => {
  const protocol = { epochs: [aStep(0, 100), aStep(level, duration)], noise, population: 2000, record: { V: false } };
  const plan = planOf(protocol);
  const setting = plan.data.settings[0]!;
  const firing = longRunFiring(setting, plan.drive(0))!;
  const counted = record({ id: "p", name: "p", neuron, ...protocol }).spikes.reduce((sum, train) => sum + spikesIn(train, plan.drive(0).window).length, 0);
  const measured = counted / 2000 / (duration / 1000);
  expect(Math.abs(Math.abs(measured / firing.rate - 1) - longRunError(setting, plan.drive(0), firing))).toBeLessThan(0.03);
});
