import { describe, expect, test } from "vitest";
import type { Protocol } from "../protocol/protocol.ts";
import { kernels, record } from "./testing/run-protocol.ts";
import { spikeTimeCases } from "./testing/spike-time-cases.ts";

const pulses = spikeTimeCases.find(({ name }) => name.startsWith("pulse train"))!;

describe.each(Object.entries(kernels))("%s", (_, kernel) => {
  test.each(spikeTimeCases)("$name", ({ protocol, times }) => {
    expectTimes(record(protocol, kernel).spikes[0]!, times);
  });

  test("the pulse train as one epoch of pulses above 50 pA", () => {
    const protocol: Protocol = { ...pulses.protocol, holding: 50, epochs: [{ kind: "pulses", duration: 160, level: 900, period: 20, width: 5 }] };
    expectTimes(record(protocol, kernel).spikes[0]!, pulses.times);
  });

  test("without recorded V, and whatever dt is", () => {
    for (const { protocol, times } of spikeTimeCases) expectTimes(record({ ...protocol, dt: 3.7, record: { V: false } }, kernel).spikes[0]!, times);
  });
});

test("the reference file has the expected cases", () => {
  const kinds = new Set(spikeTimeCases.flatMap(({ protocol }) => protocol.epochs.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual(["chirp", "ramp", "sine", "step"]);
  expect(spikeTimeCases).toHaveLength(9);
  expect(spikeTimeCases.reduce((sum, { times }) => sum + times.length, 0)).toBe(125);
});

function expectTimes(actual: Float64Array, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((time, k) => {
    expect(Math.abs(actual[k]! - time)).toBeLessThan(1e-9);
  });
}
