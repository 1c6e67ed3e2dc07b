import { expect, test } from "vitest";
import type { Protocol } from "../../src-shared/protocol/protocol.ts";
import { planOrThrow } from "../../src-shared/plan/plan-of-protocol.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { predictSweeps } from "./predict-sweeps.ts";
import { fixed, levelWords, predictionNote, previewNote, rateText, staleNote } from "./preview-words.ts";

const planned = (changes: Partial<Protocol>) => planOrThrow(aProtocol(changes), "");
const steps: Partial<Protocol> = {
  neuron: { tau_m: 20, R_m: 150, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 },
  epochs: [{ kind: "step", duration: 500, level: -100, deltaLevel: 40 }],
  sweeps: 10,
};

test("current steps: levels, multiples of the rheobase, V and rates", () => {
  const { predicted, rheobase, noPrediction, curve } = predictSweeps(planned(steps), 0);
  expect(rheobase).toBeCloseTo(133.333, 3);
  expect(noPrediction).toBeUndefined();
  expect(predicted[8]).toMatchObject({ sweep: 8, level: 220, isConstant: true, V_inf: -37 });
  expect(predicted.map(({ rate }) => rateText(rate))).toEqual([...Array<string>(6).fill("silent"), "17.4", "40.2", "57.7", "73.3"]);
  expect(levelWords(predicted[8], "pA")).toEqual({ level: "220 pA", rest: "= 1.65 × rheobase" });
  expect([curve?.x[0], curve?.x.at(-1)]).toEqual([-100, 300]);
  expect(curve?.x.every((level, k, all) => k === 0 || level >= all[k - 1]!)).toBe(true);
  expect(predictionNote(planned(steps), 0, { noPrediction, longRunError: 0 })).toEqual([{ text: "closed form, without noise" }]);
});

test("with white noise the rate is Siegert's, and no sweep is silent", () => {
  const plan = planned({ ...steps, noise: { kind: "white", levels: [0, 5] } });
  const { predicted, noPrediction } = predictSweeps(plan, 1);
  expect(predicted[6]!.rate).toBeGreaterThan(17.5);
  expect(predictionNote(plan, 1, { noPrediction, longRunError: 0 }).map(({ text }) => text).join("")).toBe("Siegert, σ 5 mV");
  expect(predictionNote(plan, 0, { noPrediction, longRunError: 0 })).toEqual([{ text: "closed form, without noise" }]);
});

test("CV, and mean and SD of V without a threshold, are known without a run: 220 pA, 3 mV", () => {
  const { predicted } = predictSweeps(planned({ ...steps, noise: { kind: "white", levels: [3] } }), 0);
  expect(predicted[8]).toMatchObject({ level: 220, V_inf: -37, V_sd: 3 });
  expect(predicted[8]!.cv).toBeCloseTo(0.2245, 3);
  const held = predictSweeps(planned({ ...steps, noise: { kind: "held", distribution: "gaussian", levels: [30], interval: 2 } }), 0);
  expect(held.predicted[8]!.cv).toBeUndefined();
  expect(held.predicted[8]!.V_sd).toBeGreaterThan(0.5);
});

test("windows that are too short for the long run have no prediction, and long ones say how far they are from it", () => {
  const short = planned({ ...steps, epochs: [{ kind: "step", duration: 40, level: 0 }, { kind: "step", duration: 25, level: -100, deltaLevel: 40 }] });
  const prediction = predictSweeps(short, 0);
  expect(prediction.noPrediction).toBe("short");
  expect(predictionNote(short, 0, prediction)[0]?.text).toBe("windows are too short for the long run that theory tells");
  const long = planned(steps);
  expect(predictionNote(long, 0, predictSweeps(long, 0))[0]?.text).toMatch(/^closed form, without noise; the long run, windows differ by up to \d+(\.\d)? %$/);
});

test("without a formula nothing is predicted, and the reason is shown", () => {
  const reasons = [
    [{ ...steps, epochs: [{ kind: "sine", duration: 500, level: 100, amplitude: 50, frequency: 8 }] }, "drive", "no formula: the drive changes in the window"],
    [{ ...steps, noise: { kind: "ornstein-uhlenbeck", levels: [20], tau: 5 } }, "noise", "no formula for this noise"],
    [{ ...steps, neuron: { ...steps.neuron!, V_th: { distribution: "normal", mean: -50, sd: 2 } } }, "spread", "no formula: the neurons differ"],
  ] as const satisfies readonly (readonly [Partial<Protocol>, string, string])[];
  for (const [changes, reason, words] of reasons) {
    const plan = planned(changes);
    const { predicted, noPrediction, curve } = predictSweeps(plan, 0);
    expect(noPrediction).toBe(reason);
    expect(curve).toBeUndefined();
    expect(predicted.every(({ rate }) => rate === undefined)).toBe(true);
    expect(predictionNote(plan, 0, { noPrediction, longRunError: 0 })[0]?.text).toBe(words);
  }
});

test("with one level the curve starts at 0", () => {
  const { curve } = predictSweeps(planned({ ...steps, sweeps: 1, epochs: [{ kind: "step", duration: 500, level: 200 }] }), 0);
  expect(curve?.x[0]).toBe(0);
});

test("with very many sweeps only some are predicted, including the first and last", () => {
  const { predicted } = predictSweeps(planned({ ...steps, sweeps: 3000 }), 0);
  expect(predicted).toHaveLength(400);
  expect([predicted[0]!.sweep, predicted.at(-1)!.sweep]).toEqual([0, 2999]);
});

test("the note names the shown part of a protocol", () => {
  const shown = { took: 6.2, shown: 1000, duration: 1000, sweeps: Array.from({ length: 10 }) } as unknown as Parameters<typeof previewNote>[0];
  expect(previewNote(shown, { sweeps: 10, population: 1 })).toBe("simulated in 6 ms");
  expect(previewNote(shown, { sweeps: 10, population: 20_000 })).toBe("neuron 1 of 20\u2009000, simulated in 6 ms");
  expect(previewNote({ ...shown, took: 0.2, duration: 10_000 }, { sweeps: 10, population: 1 })).toBe("first 1 s shown, in 1 ms");
  expect(previewNote({ ...shown, duration: 10_000 }, { sweeps: 61, population: 1 })).toBe("first 1 s and 10 of 61 sweeps shown, in 6 ms");
  expect([staleNote(1), staleNote(3), staleNote(12)]).toEqual([
    "Last valid protocol, one field to correct",
    "Last valid protocol, three fields to correct",
    "Last valid protocol, 12 fields to correct",
  ]);
});

test("numbers have one precision and no negative zero", () => {
  expect([fixed(-0.001, 2), fixed(-1.234, 2), fixed(undefined, 1)]).toEqual(["0.00", "−1.23", ""]);
  expect([rateText(0), rateText(0.01), rateText(undefined), rateText(57.66)]).toEqual(["silent", "< 0.1", "", "57.7"]);
});
