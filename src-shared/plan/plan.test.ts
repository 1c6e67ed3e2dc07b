import fc from "fast-check";
import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { namedValue, shownValue } from "./axis.ts";
import type { Plan } from "./plan.ts";
import { planOrThrow } from "./plan-of-protocol.ts";

const planned = (changes: Partial<Protocol>): Plan => planOrThrow(aProtocol(changes), "");
const noisy = planned({ sweeps: 2, noise: { kind: "white", levels: [0, 2] }, trials: 2, epochs: [{ kind: "step", duration: 100, level: 10, deltaLevel: 5 }] });

test("conditions are the product of the axes, the last axis fastest", () => {
  expect(noisy.axes.map(({ name, role, values }) => ({ name, role, values }))).toEqual([
    { name: "sweep", role: "stimulus", values: [0, 1] },
    { name: "noise", role: "parameter", values: [0, 2] },
    { name: "trial", role: "repeat", values: [0, 1] },
  ]);
  expect(noisy.conditions.map(({ at }) => at.map((position, k) => noisy.axes[k]!.values[position]))).toEqual([
    [0, 0, 0], [0, 0, 1], [0, 2, 0], [0, 2, 1],
    [1, 0, 0], [1, 0, 1], [1, 2, 0], [1, 2, 1],
  ]);
  expect(noisy.conditions.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test("without noise there is no noise axis and no noise level", () => {
  const plan = planned({ trials: 3 });
  expect(plan.axes.map(({ name }) => name)).toEqual(["sweep", "trial"]);
  expect(plan.condition(2)).toMatchObject({ index: 2, at: [0, 2] });
  expect(plan.settingOf(plan.condition(2)).noiseLevel).toBeUndefined();
});

test("a condition's index and its place on the axes convert to each other", () => {
  const size = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(size, size, size, fc.boolean(), (sweeps, levels, trials, hasNoise) => {
      const noise = { kind: "white" as const, levels: Array.from({ length: levels }, (_, k) => k) };
      const plan = planned({ sweeps, trials, ...(hasNoise ? { noise } : {}) });
      expect(plan.size).toBe(sweeps * (hasNoise ? levels : 1) * trials);
      for (const condition of plan.conditions) {
        expect(plan.conditionAt(plan.placeOf(condition))).toEqual(condition);
        expect(plan.membersOf(plan.groupOf(condition))).toContain(condition.index);
      }
    }),
  );
});

test("a place outside the plan has no condition", () => {
  expect(noisy.conditionAt({ sweep: 2 })).toBeUndefined();
  expect(noisy.conditionAt({ tau_m: 1 })).toBeUndefined();
  expect(noisy.conditionAt({ tau_m: 0, sweep: 1 })?.index).toBe(4);
});

test("conditions of a group differ only in their trial", () => {
  expect([noisy.groups, noisy.repeats]).toEqual([4, 2]);
  expect(noisy.membersOf(3)).toEqual([6, 7]);
});

test("the setting and drive of a condition are computed once", () => {
  const last = noisy.condition(7);
  expect(noisy.settingOf(last)).toEqual({ protocol: noisy.protocol, noiseLevel: 2 });
  expect(noisy.driveOf(last)).toMatchObject({ duration: 100, level: { level: 15, constant: true }, window: { from: 0, to: 100 } });
  expect(noisy.driveOf(last)).toBe(noisy.drive(1));
});

test("sweeps and trials are counted from 1, levels are numbers with a unit", () => {
  const [sweep, noise] = noisy.axes;
  expect([shownValue(sweep!, 1), shownValue(noise!, 1)]).toEqual([2, 2]);
  expect([namedValue(sweep!, 0), namedValue(noise!, 1)]).toEqual(["sweep 1", "noise level 2"]);
  expect(noisy.axes.map(({ column }) => column)).toEqual(["sweep", "noise_mV", "trial"]);
});

test("a plan with other recording has the same conditions", () => {
  const other = noisy.with({ population: 3, recordV: false });
  expect([other.protocol.population, other.settingOf(other.condition(7)).noiseLevel]).toEqual([3, 2]);
  expect(other.data.settings[0]!.protocol).toBe(other.data.settings[1]!.protocol);
});
