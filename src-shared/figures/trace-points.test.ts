import { expect, test } from "vitest";
import type { TraceSource } from "../engine/recordings.ts";
import { tracePoints } from "./trace-points.ts";

const cell = { V_th: -50, V_reset: -65 };

/** A trace whose samples are computed when they are read, with a record of the reads. */
function aTrace(samples: number, interval: number, V: (sample: number) => number): TraceSource & { readonly reads: { first: number; count: number }[] } {
  const reads: { first: number; count: number }[] = [];
  return {
    samples,
    interval,
    neurons: 1,
    reads,
    read: (_, first, count) => {
      reads.push({ first, count });
      return Promise.resolve(Float64Array.from({ length: Math.min(count, samples - first) }, (__, k) => V(first + k)));
    },
  };
}

test("a long recording is read in blocks, and a single deep sample in it is drawn", async () => {
  const samples = 2_000_000;
  const traces = aTrace(samples, 0.1, (sample) => (sample === 1_234_567 ? -90 : -65));
  const points = await tracePoints({ traces, neuron: 0, span: { from: 0, to: 200_000 }, columns: 500, spikes: new Float64Array(), ...cell });
  expect(Math.max(...traces.reads.map(({ count }) => count))).toBeLessThanOrEqual(65_536);
  expect(traces.reads.reduce((sum, { count }) => sum + count, 0)).toBe(samples);
  expect(points.length).toBeLessThanOrEqual(4 * 501);
  expect(points.filter(({ y }) => y === -90)).toHaveLength(1);
});

test("only the span is read", async () => {
  const traces = aTrace(10_000, 0.1, () => -65);
  const points = await tracePoints({ traces, neuron: 0, span: { from: 100, to: 200 }, columns: 10, spikes: Float64Array.of(20, 500), ...cell });
  expect(traces.reads).toEqual([{ first: 1000, count: 1001 }]);
  expect(points[0]?.x).toBeCloseTo(100, 9);
  expect(points.at(-1)?.x).toBeCloseTo(200, 9);
  expect(points.every(({ y }) => y === -65)).toBe(true);
});

test("at a spike between two samples the line goes up to V_th and down to V_reset; a spike on the grid comes before its sample", async () => {
  const V = [-60, -55, -65, -52, -65];
  const traces = aTrace(5, 1, (sample) => V[sample]!);
  const points = await tracePoints({ traces, neuron: 0, span: { from: 0, to: 4 }, columns: 400, spikes: Float64Array.of(1.25, 4), ...cell });
  expect(points).toEqual([
    { x: 0, y: -60 },
    { x: 1, y: -55 },
    { x: 1.25, y: -50 },
    { x: 1.25, y: -65 },
    { x: 2, y: -65 },
    { x: 3, y: -52 },
    { x: 4, y: -50 },
    { x: 4, y: -65 },
    { x: 4, y: -65 },
  ]);
});
