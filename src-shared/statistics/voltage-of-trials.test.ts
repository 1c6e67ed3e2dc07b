import { expect, test } from "vitest";
import { voltageOfTrials } from "./voltage-of-trials.ts";
import { VoltageAccumulator } from "./voltage.ts";

const samples = 200_001;
const V = Float64Array.from({ length: samples }, (_, k) => -60 + Math.sin(k / 1000) * 5);
const traces = {
  samples,
  neurons: 2,
  interval: 0.1,
  read: (neuron: number, first: number, count: number) => Promise.resolve(V.slice(first, first + count).map((value) => value + neuron)),
};

test("samples of all trials and neurons in the window are counted, for blocks of any size", async () => {
  const window = { from: 100, to: 15_000 };
  const read = await voltageOfTrials([{ traces, window }, { traces, window }]);
  const whole = new VoltageAccumulator(window, 0.1);
  for (let trial = 0; trial < 2; trial++) whole.add({ firstSample: 0, V: [V, V.map((value) => value + 1)] });
  const expected = whole.statistics();
  expect(read.samples).toBe(4 * 149_000);
  expect(read.samples).toBe(expected.samples);
  expect(read.histogram).toEqual(expected.histogram);
  expect(read.mean).toBeCloseTo(expected.mean!, 9);
  expect(read.sd).toBeCloseTo(expected.sd!, 6);
});
