import { expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { curveAxes, hasFiCurve } from "./curves-of-protocol.ts";

const resolved = (changes: Partial<Protocol>) => planOrThrow(aProtocol(changes), "test.rheobase.json /protocols/0");

test("steps of different levels make an f-I curve; one sweep, equal sweeps, ramps and sines do not", () => {
  const step = { kind: "step", duration: 50, level: 100 } as const;
  expect(hasFiCurve(resolved({ sweeps: 3, epochs: [{ ...step, deltaLevel: 10 }] }))).toBe(true);
  expect(hasFiCurve(resolved({ sweeps: 1, epochs: [{ ...step, deltaLevel: 10 }] }))).toBe(false);
  expect(hasFiCurve(resolved({ sweeps: 3, epochs: [{ ...step, deltaDuration: 10 }] }))).toBe(false);
  expect(hasFiCurve(resolved({ sweeps: 3, epochs: [{ ...step, kind: "ramp", deltaLevel: 10 }] }))).toBe(false);
  expect(hasFiCurve(resolved({ sweeps: 3, epochs: [{ ...step, kind: "sine", amplitude: 5, frequency: 10, deltaLevel: 10 }] }))).toBe(false);
});

test("two noise levels make a curve against noise", () => {
  expect(curveAxes(resolved({ noise: { kind: "white", levels: [1, 2] } })).map(({ name }) => name)).toEqual(["noise"]);
  expect(curveAxes(resolved({ noise: { kind: "white", levels: [1] } }))).toEqual([]);
  expect(curveAxes(resolved({}))).toEqual([]);
});
