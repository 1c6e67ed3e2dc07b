import { expect, test } from "vitest";
import { kernels, record } from "../../src-shared/engine/testing/run-protocol.ts";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { planPreview, roundLength, spreadOut } from "./plan-preview.ts";
import type { PredictedProtocol, Preview } from "./preview.ts";
import { simulatePreview } from "./simulate-preview.ts";

const kernel = kernels.WebAssembly;
const stopped = () => 0;

function previewOf(protocol: Protocol, { sweep = 0, noise = 0, now = stopped }: { sweep?: number; noise?: number; now?: () => number } = {}): Preview {
  return simulatePreview({ plan: planOrThrow(protocol, "").data, sweep, setting: noise, size: "usual" }, kernel, now);
}

const step = (duration: number, level: number, deltaLevel = 0) => ({ kind: "step", duration, level, deltaLevel }) as const;

test("a preview has the same spikes and voltage as a run, noise included", () => {
  const protocol = aProtocol({ epochs: [step(200, 120, 40)], sweeps: 3, noise: { kind: "white", levels: [1, 3] }, seed: "kite" });
  const preview = previewOf(protocol, { sweep: 2, noise: 1 });
  expect(preview.sweeps.map(({ sweep }) => sweep)).toEqual([0, 1, 2]);
  for (const { sweep, spikes, voltage } of preview.sweeps) {
    const run = record(protocol, kernel, 2 * sweep + 1);
    expect(spikes).toEqual(run.spikes[0]);
    expect(voltage.y).toEqual(run.V[0]);
    expect(voltage.x.at(-1)).toBeCloseTo(200);
  }
  expect(preview.sweeps[2]!.spikes.length).toBeGreaterThan(0);
});

test("a population shows its first neuron, whatever is recorded", () => {
  const protocol = aProtocol({
    neuron: { tau_m: { distribution: "uniform", from: 15, to: 25 }, R_m: 100, E_L: -60, V_th: -50, V_reset: -70 },
    population: 50,
    record: { V: false },
  });
  const preview = previewOf(protocol);
  expect(preview.sweeps[0]!.spikes).toEqual(record(protocol).spikes[0]);
  expect(preview.sweeps[0]!.voltage.y.length).toBe(1001);
  expect(preview.cell.tau_m).not.toBe(20);
  expect([preview.noPrediction, preview.curve]).toEqual(["spread", undefined]);
});

test("the stimulus of a sweep is drawn from its edges", () => {
  const preview = previewOf(aProtocol({ epochs: [step(50, 0), step(100, 150)] }));
  expect([...preview.sweeps[0]!.stimulus.x]).toEqual([0, 50, 50, 150]);
  expect([...preview.sweeps[0]!.stimulus.y]).toEqual([0, 0, 150, 150]);
});

test("a long protocol is shown in part, up to a round time", () => {
  const preview = previewOf(aProtocol({ epochs: [step(1_000_000, 0, 10)], sweeps: 40 }), { sweep: 7 });
  expect([preview.duration, preview.shown]).toEqual([1_000_000, 5000]);
  expect(preview.sweeps).toHaveLength(40);
  for (const { voltage, spikes } of preview.sweeps) {
    expect(voltage.x.at(-1)).toBeCloseTo(5000);
    expect(spikes.every((time) => time <= 5000)).toBe(true);
  }
});

test("at the time limit the selected sweep is shown up to a round time, and no other sweep is cut", () => {
  let looks = 0;
  const preview = previewOf(
    aProtocol({
      epochs: [{ kind: "sine", duration: 40_000, level: 100, amplitude: 50, frequency: 5 }],
      dt: 0.2,
      sweeps: 2,
      noise: { kind: "white", levels: [2] },
    }),
    { sweep: 1, now: () => 60 * looks++ },
  );
  expect(preview.sweeps.map(({ sweep }) => sweep)).toEqual([1]);
  expect(preview.shown).toBeLessThan(40_000);
  expect(roundLength(preview.shown)).toBe(preview.shown);
  expect(preview.sweeps[0]!.voltage.x.at(-1)).toBeLessThanOrEqual(preview.shown);
});

test("a plan shows all of a protocol of usual size, and always the selected sweep", () => {
  const resolved = (changes: Partial<Protocol>) => planOrThrow(aProtocol(changes), "");
  expect(planPreview(resolved({ epochs: [step(1000, 0, 10)], sweeps: 10 }), 4)).toEqual({ duration: 1000, until: 1000, sweeps: [4, 9, 0, 2, 6, 1, 3, 5, 7, 8] });
  const many = planPreview(resolved({ epochs: [step(1000, 0, 1)], sweeps: 5000 }), 1234);
  expect(many.sweeps).toHaveLength(60);
  expect(many.sweeps[0]).toBe(1234);
  expect(new Set(many.sweeps).size).toBe(60);
  const fine = planPreview(resolved({ epochs: [step(1200, 0, 1)], dt: 0.001, sweeps: 9 }), 5);
  expect([fine.sweeps.length, fine.until]).toEqual([3, 500]);
});

test("lengths are round, and each prefix of the order of sweeps is spread out", () => {
  expect([1, 1.9, 2, 7, 999, 0.35].map(roundLength)).toEqual([1, 1, 2, 5, 500, 0.2]);
  expect(spreadOut(9, 9, 4)).toEqual([8, 0, 2, 6, 1, 3, 5, 7]);
  expect(spreadOut(1, 1, 0)).toEqual([]);
});

test("a small preview is part of the shown sweep; predictions come first, and fewer of them if time is short", () => {
  const protocol = aProtocol({ epochs: [step(100_000, 0, 10)], sweeps: 40, dt: 0.1 });
  const request = { plan: planOrThrow(protocol, "").data, sweep: 7, setting: 0, size: "small" } as const;
  const heard: PredictedProtocol[] = [];
  const preview = simulatePreview(request, kernel, stopped, (prediction) => heard.push(prediction));
  expect([preview.sweeps.map(({ sweep }) => sweep), preview.shown]).toEqual([[7], 2000]);
  expect(heard[0]!.predicted).toHaveLength(40);
  let now = 0;
  const hurried = simulatePreview(request, kernel, () => (now += 200));
  expect(hurried.predicted.map(({ sweep }) => sweep)).toContain(7);
  expect(hurried.predicted.length).toBeLessThan(5);
});
