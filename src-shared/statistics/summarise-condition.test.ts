import { expect, test } from "vitest";
import { flatTrains } from "../engine/spike-trains.ts";
import type { Protocol } from "../protocol/protocol.ts";
import { planOrThrow } from "../plan/plan-of-protocol.ts";
import { aProtocol } from "../protocol/testing/a-protocol.ts";
import { measureNeurons } from "./neuron-measures.ts";
import { summariseCondition } from "./summarise-condition.ts";

const threeEpochs: Partial<Protocol> = {
  epochs: [
    { kind: "step", duration: 100, level: 0 },
    { kind: "step", label: "stimulus", duration: 500, level: 250 },
    { kind: "step", duration: 100, level: 0 },
  ],
};

function summarise(changes: Partial<Protocol>, spikes: readonly (readonly number[])[]) {
  const plan = planOrThrow(aProtocol(changes), "test.rheobase.json");
  const condition = plan.condition(0);
  const trains = flatTrains(spikes.map((train) => Float64Array.from(train)));
  return summariseCondition({ plan, condition, spikes: trains, measures: measureNeurons(trains, plan.driveOf(condition).window), voltage: undefined });
}

test("one neuron: counts, intervals and irregularity of the spikes in the window", () => {
  const summary = summarise(threeEpochs, [[50, 110, 130, 160, 200, 600, 650]]);
  expect(summary).toMatchObject({
    from: 100,
    to: 600,
    level: 250,
    levelUnit: "pA",
    levelIsConstant: true,
    neurons: 1,
    spikeCount: 5,
    rate: 10,
    firstSpikeLatency: 10,
    isiCount: 4,
    isiMean: 122.5,
  });
  // intervals 20, 30, 40, 400
  expect(summary.isiSd).toBeCloseTo(Math.sqrt(102_875 / 3), 10);
  expect(summary.cv).toBeCloseTo(summary.isiSd! / 122.5, 14);
  expect(summary.cv2).toBeCloseTo((2 * (10 / 50 + 10 / 70 + 360 / 440)) / 3, 14);
  expect(summary.adaptationIndex).toBeCloseTo((10 / 50 + 10 / 70 + 360 / 440) / 3, 14);
});

test("epochs share out the spikes of the sweep", () => {
  const { epochs } = summarise(threeEpochs, [[50, 110, 600, 650], [700]]);
  expect(epochs.map(({ index, label, start, end, spikeCount, rate }) => [index, label, start, end, spikeCount, rate])).toEqual([
    [0, "epoch 1", 0, 100, 1, 5],
    [1, "stimulus", 100, 600, 2, 2],
    [2, "epoch 3", 600, 700, 2, 10],
  ]);
});

test("two clocks of different pace are each regular: CV is the mean per neuron, intervals are pooled", () => {
  const summary = summarise({ ...threeEpochs, population: 2 }, [
    [200, 210, 220, 230],
    [200, 300, 400, 500],
  ]);
  expect(summary).toMatchObject({ neurons: 2, spikeCount: 8, rate: 8, isiCount: 6, isiMean: 55, cv: 0, cv2: 0, lv: 0, lvR: 0, adaptationIndex: 0, firstSpikeLatency: 100 });
});

test("a silent neuron has a rate of 0 and no value for the rest", () => {
  const summary = summarise(threeEpochs, [[]]);
  expect(summary).toMatchObject({ spikeCount: 0, rate: 0, isiCount: 0 });
  const { firstSpikeLatency, isiMean, isiSd, cv, cv2, lv, lvR, adaptationIndex, vMean, vSd } = summary;
  expect([firstSpikeLatency, isiMean, isiSd, cv, cv2, lv, lvR, adaptationIndex, vMean, vSd]).toEqual(Array.from({ length: 10 }, () => undefined));
});

test("theory stands beside the count where it holds, and nowhere else", () => {
  expect(summarise(threeEpochs, [[]]).predictedRate).toBeCloseTo(59.011125057191435, 10);
  const moving = summarise({ epochs: [{ kind: "sine", duration: 100, level: 250, amplitude: 100, frequency: 20 }] }, [[]]);
  expect(moving).toMatchObject({ levelIsConstant: false, predictedRate: undefined, predictedCv: undefined });
  expect(moving.level).toBeCloseTo(250, 10);
});

test("a summary holds plain JSON only", () => {
  const summary = summarise(threeEpochs, [[110, 130, 160, 200]]);
  expect(JSON.parse(JSON.stringify(summary))).toEqual(Object.fromEntries(Object.entries(summary).filter(([, value]) => value !== undefined)));
});

test("a latency counts from the stimulus' onset, also where a transient is left out of the rate", () => {
  const trains = [[50, 110, 130, 400]];
  expect(summarise({ ...threeEpochs, window: { transient: 200 } }, trains)).toMatchObject({ from: 300, spikeCount: 1, firstSpikeLatency: 10 });
  expect(summarise({ ...threeEpochs, window: { from: 350, to: 600 } }, trains)).toMatchObject({ from: 350, spikeCount: 1, firstSpikeLatency: 10 });
  expect(summarise({ ...threeEpochs, window: { from: 0, to: 700 } }, trains)).toMatchObject({ from: 0, spikeCount: 4, firstSpikeLatency: 10 });
  expect(summarise({ ...threeEpochs, window: { from: 0, to: 100 } }, trains)).toMatchObject({ spikeCount: 1, firstSpikeLatency: 50 });
});

test("without noise the exact count stands beside the rate of the long run, which a window misses by its first and last interval", () => {
  const summary = summarise({ ...threeEpochs, neuron: { tau_m: 20, R_m: 100, E_L: -70, V_th: -50, V_reset: -65, t_ref: 2 } }, [[150]]);
  expect(summary.predictedCount).toBe(16);
  expect(summary.predictedRate).toBeCloseTo(1000 / (2 + 20 * Math.log(4)), 10);
  const short = summarise({ epochs: [{ kind: "step", duration: 20, level: 250 }] }, [[]]);
  expect(short).toMatchObject({ predictedRate: undefined, predictedCv: undefined, predictedCount: 1 });
});

test("trials are copies where nothing is drawn anew in them", () => {
  const plan = planOrThrow(aProtocol({ trials: 2, noise: { kind: "white", levels: [0, 1] } }), "test");
  const silent = flatTrains([new Float64Array()]);
  const isCopy = (index: number): boolean => {
    const condition = plan.condition(index);
    return summariseCondition({ plan, condition, spikes: silent, measures: measureNeurons(silent, plan.driveOf(condition).window), voltage: undefined }).isCopy;
  };
  expect([0, 1, 2, 3].map(isCopy)).toEqual([false, true, false, false]);
});
