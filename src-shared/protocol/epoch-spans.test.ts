import { expect, test } from "vitest";
import type { Epoch } from "./epoch.ts";
import { epochSpans, rateWindow } from "./epoch-spans.ts";
import type { Protocol } from "./protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "./testing/a-protocol.ts";

const resolved = (changes: Partial<Protocol>) => planOrThrow(aProtocol(changes), "").protocol;
const step = (duration: number, level: number, more: Partial<Epoch> = {}): Epoch => ({ kind: "step", duration, level, ...more }) as Epoch;
const family: Partial<Protocol> = { sweeps: 5, holding: 0, epochs: [step(100, 0), step(500, -100, { deltaLevel: 50, label: "step" }), step(100, 0)] };

test("spans are the rows of the epoch table in a sweep, levels in the drive's unit", () => {
  expect(epochSpans(resolved(family), 4)).toEqual([
    { index: 0, label: "epoch 1", start: 0, end: 100, level: 0 },
    { index: 1, label: "step", start: 100, end: 600, level: 100 },
    { index: 2, label: "epoch 3", start: 600, end: 700, level: 0 },
  ]);
  expect(epochSpans(resolved({ levelUnit: "rheobase", epochs: [step(10, 1.5)] }), 0)[0]!.level).toBe(150);
});

test("the window for rates is the stimulus, also in the sweep whose level equals holding", () => {
  expect([0, 2, 4].map((sweep) => rateWindow(resolved(family), sweep))).toEqual(Array(3).fill({ from: 100, to: 600 }));
});

test("a given window or transient replaces that default", () => {
  expect(rateWindow(resolved({ ...family, window: { transient: 100 } }), 0)).toEqual({ from: 200, to: 600 });
  expect(rateWindow(resolved({ ...family, window: { from: 0, transient: 50 } }), 0)).toEqual({ from: 50, to: 600 });
  expect(rateWindow(resolved({ ...family, window: { to: 300 } }), 0)).toEqual({ from: 100, to: 300 });
});

test("without a stimulus the window is the whole sweep", () => {
  expect(rateWindow(resolved({ holding: 120, duration: 1000, epochs: [] }), 0)).toEqual({ from: 0, to: 1000 });
  expect(rateWindow(resolved({ holding: 120, epochs: [step(80, 120)] }), 0)).toEqual({ from: 0, to: 80 });
});

test("the window follows durations that change by sweep", () => {
  const p = resolved({ sweeps: 3, epochs: [step(10, 0, { deltaDuration: 5 }), step(20, 1)] });
  expect([0, 1, 2].map((sweep) => rateWindow(p, sweep))).toEqual([{ from: 10, to: 30 }, { from: 15, to: 35 }, { from: 20, to: 40 }]);
});

test.each<[string, Epoch]>([
  ["a ramp", { kind: "ramp", duration: 10, level: 5 }],
  ["a sine around holding", { kind: "sine", duration: 10, level: 0, amplitude: 1, frequency: 50 }],
  ["a chirp around holding", { kind: "chirp", duration: 10, level: 0, amplitude: 1, startFrequency: 0, endFrequency: 50 }],
  ["pulses", { kind: "pulses", duration: 10, level: 1, period: 5, width: 1 }],
  ["a waveform", { kind: "waveform", duration: 10, level: 0, times: [0, 5], values: [0, 1], interpolation: "hold" }],
])("%s is a stimulus, constant epochs at holding around it are not", (_, epoch) => {
  expect(rateWindow(resolved({ duration: 40, epochs: [step(10, 0), epoch] }), 0)).toEqual({ from: 10, to: 20 });
});

test("a ramp back to holding is part of the stimulus", () => {
  expect(rateWindow(resolved({ epochs: [step(10, 5), { kind: "ramp", duration: 10, level: 0 }, step(10, 0)] }), 0)).toEqual({ from: 0, to: 20 });
});
