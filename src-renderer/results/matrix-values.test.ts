import { expect, test } from "vitest";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { groupConditions } from "./condition-groups.ts";
import { matrixCell, matrixScale, shownCell, spokenCell, type Measure } from "./matrix-values.ts";
import { finished, waiting } from "./testing/condition-states.ts";

/** 60 and 140 pA in the first two sweeps, a ramp in the third; noise of 2 mV. */
const plan = planOrThrow(aProtocol({ sweeps: 3, noise: { kind: "white", levels: [2] }, epochs: [{ kind: "step", duration: 100, level: 60, deltaLevel: 80 }] }), "");
const ramps = planOrThrow(aProtocol({ sweeps: 3, noise: { kind: "white", levels: [2] }, epochs: [{ kind: "ramp", duration: 100, level: 60 }] }), "");
const { groups } = groupConditions(plan, [finished({ rate: 21.14, cv: 0.4 }), waiting, finished({ rate: 42.28, firstSpikeLatency: 3 })], true);
const spoken = (k: number, measure: Measure) => spokenCell(k === 2 ? ramps : plan, groups[k]!, matrixScale(groups, measure));

test("numbers share one precision and one scale from 0 to the largest", () => {
  const scale = matrixScale(groups, "rate");
  expect(groups.map((group) => matrixCell(group, scale))).toEqual([
    { status: "finished", text: "21.1", tint: 0.5 },
    { status: "waiting", text: "", tint: 0 },
    { status: "finished", text: "42.3", tint: 1 },
  ]);
});

test("expected values extend the scale before they are measured", () => {
  expect(groups.map((group) => matrixCell(group, matrixScale(groups, "rate", 84.56)).tint)).toEqual([0.25, 0, 0.5]);
  expect(matrixScale(groups, "rate", 10).largest).toBe(42.28);
});

test("without values no cell is tinted", () => {
  const silent = groupConditions(planOrThrow(aProtocol(), ""), [finished({ rate: 0 })], false).groups;
  expect(matrixCell(silent[0]!, matrixScale(silent, "rate"))).toEqual({ status: "finished", text: "0.0", tint: 0 });
});

test("the heading of a map starts with the number, which is never cut off", () => {
  const shown = (k: number, measure: Measure) => shownCell(plan, groups[k]!, matrixScale(groups, measure));
  expect([shown(0, "rate"), shown(1, "rate"), shown(0, "firstSpikeLatency")]).toEqual(["21.1 at 60 pA, 2 mV", "waiting at 140 pA, 2 mV", "none at 60 pA, 2 mV"]);
});

test("the accessible name of a cell has drive, noise, value and status", () => {
  expect(spoken(0, "rate")).toBe("60 pA, noise 2 mV: 21.1 Hz, finished");
  expect(spoken(1, "rate")).toBe("140 pA, noise 2 mV: waiting");
  expect(spoken(0, "cv")).toBe("60 pA, noise 2 mV: CV 0.40, finished");
  expect(spoken(0, "firstSpikeLatency")).toBe("60 pA, noise 2 mV: no latency, finished");
  expect(spoken(2, "firstSpikeLatency")).toBe("sweep 3, noise 2 mV: latency 3.0 ms, finished");
});
