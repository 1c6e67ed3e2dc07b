import { expect, test } from "vitest";
import { DividedCondition } from "./divided-condition.ts";
import { NeuronClaims } from "./neuron-claims.ts";

const condition = { index: 0, at: [0, 0] };
const aDivided = (): DividedCondition => new DividedCondition(condition, { population: 8, claimants: 2, smallestGroup: 2 });

test("has a number of its own", () => {
  expect(aDivided().id).not.toBe(aDivided().id);
});

test("its progress is the sum of its shares", () => {
  const divided = aDivided();
  expect(divided.progress(0, 0.25)).toBe(0.25);
  expect(divided.progress(1, 0.125)).toBe(0.375);
  expect(divided.progress(0, 0.5)).toBe(0.625);
});

test("finishes or fails once, whatever its other shares report", () => {
  const divided = aDivided();
  expect([divided.settled, divided.settle("failed"), divided.settled, divided.settle("finished")]).toEqual([false, true, true, false]);
});

test("its workers claim from one memory", () => {
  const { rule, memory } = aDivided();
  expect([new NeuronClaims(rule, memory).claim(), new NeuronClaims(rule, memory).claim()]).toEqual([
    { from: 0, to: 2 },
    { from: 2, to: 4 },
  ]);
});
