import { expect, test } from "vitest";
import { DividedCondition } from "./divided-condition.ts";
import { NeuronClaims } from "./neuron-claims.ts";
import type { SimulatedPart } from "./part-simulation.ts";

const condition = { index: 0, at: [0, 0] };
const aDivided = (): DividedCondition => new DividedCondition(condition, { population: 8, claimants: 2, smallestGroup: 2 });
const aPart = (from: number, to: number): SimulatedPart => ({
  neurons: { from, to },
  recording: { spikes: { counts: new Uint32Array(to - from), times: new Float64Array() }, traceSamples: 0, traceDigests: "" },
  measures: new Float64Array(),
  voltage: undefined,
});

test("is complete once, with its last neurons, and returns the parts in the order of the neurons", () => {
  const divided = aDivided();
  expect([divided.add([aPart(2, 4), aPart(6, 8)]), divided.complete]).toEqual([false, false]);
  expect([divided.add([aPart(0, 2), aPart(4, 6)]), divided.complete]).toEqual([true, true]);
  // A third worker found nothing left.
  expect(divided.add([])).toBe(false);
  expect(divided.takeParts().map(({ neurons }) => neurons.from)).toEqual([0, 2, 4, 6]);
});

test("its progress is the sum of its shares", () => {
  const divided = aDivided();
  expect(divided.progress(0, 0.25)).toBe(0.25);
  expect(divided.progress(1, 0.125)).toBe(0.375);
  expect(divided.progress(0, 0.5)).toBe(0.625);
});

test("fails once, whatever its other shares return", () => {
  const divided = aDivided();
  expect([divided.failed, divided.fail(), divided.failed, divided.fail()]).toEqual([false, true, true, false]);
});

test("its workers claim from one memory", () => {
  const { rule, memory } = aDivided();
  expect([new NeuronClaims(rule, memory).claim(), new NeuronClaims(rule, memory).claim()]).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 4 },
  ]);
});
