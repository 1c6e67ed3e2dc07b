import { expect, test } from "vitest";
import type { TracePiece } from "../../src-shared/contract/result-schemas.ts";
import { RemoteTrace } from "./remote-trace.svelte.ts";
import { RequestQueue } from "./request-queue.ts";

interface Asked {
  readonly first: number;
  readonly count: number;
  readonly buckets: number;
  answer(): Promise<void>;
  refuse(): Promise<void>;
}

/** A trace of V = 1 whose requests the test answers. */
function aTrace(samples: number, queue = new RequestQueue()): { trace: RemoteTrace; asked: Asked[] } {
  const asked: Asked[] = [];
  const read = async (first: number, count: number, buckets: number): Promise<TracePiece> =>
    await new Promise((resolve, reject) => {
      const perBucket = Math.ceil(count / buckets);
      const low = new Float64Array(Math.ceil(count / perBucket)).fill(1);
      const settled = async (settle: () => void) => {
        settle();
        await new Promise((done) => setImmediate(done));
      };
      asked.push({ first, count, buckets, answer: () => settled(() => resolve({ first, perBucket, low, high: low })), refuse: () => settled(() => reject(new Error("gone"))) });
    });
  return { trace: new RemoteTrace({ samples, interval: 0.1, read }, queue), asked };
}

test("the whole trace is requested once, and drawn when it arrives", async () => {
  const { trace, asked } = aTrace(10_000_000);
  expect(trace.points(0, 1e6, 500).x).toHaveLength(0);
  trace.points(0, 1e6, 500);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ first: 0, count: 10_000_000 });
  expect(trace.isReady).toBe(false);
  await asked[0]!.answer();
  expect(trace.isReady).toBe(true);
  expect(trace.points(0, 1e6, 500).x.length).toBeGreaterThan(500);
  expect(asked).toHaveLength(1);
});

test("zooming in fetches finer buckets of five windows; panning within them fetches nothing", async () => {
  const { trace, asked } = aTrace(10_000_000);
  trace.points(0, 1e6, 500);
  await asked[0]!.answer();
  trace.points(50_000, 60_000, 500);
  expect(asked[1]).toMatchObject({ first: 300_000 - 2 });
  await asked[1]!.answer();
  const line = trace.points(50_000, 60_000, 500);
  expect(line.x.length).toBeGreaterThan(1000);
  expect(trace.points(50_000, 60_000, 500)).toBe(line);
  trace.points(58_000, 68_000, 500);
  expect(asked).toHaveLength(2);
  trace.points(62_000, 72_000, 500);
  expect(asked).toHaveLength(3);
});

test("no request is sent while another is pending", async () => {
  const { trace, asked } = aTrace(10_000_000);
  trace.points(0, 1e6, 500);
  await asked[0]!.answer();
  for (let k = 0; k < 50; k++) trace.points(10_000 * k, 10_000 * (k + 1), 500);
  expect(asked).toHaveLength(2);
});

test("a short trace is fetched completely, and needs nothing finer", async () => {
  const { trace, asked } = aTrace(3001);
  trace.points(0, 300, 500);
  await asked[0]!.answer();
  expect(trace.points(100, 101, 500).x).toHaveLength(13);
  expect(asked).toHaveLength(1);
});

test("a trace that cannot be read shows an error, and is not requested again", async () => {
  const { trace, asked } = aTrace(3001);
  trace.points(0, 300, 500);
  await asked[0]!.refuse();
  expect(trace.error).toBeInstanceOf(Error);
  trace.points(0, 300, 500);
  expect(asked).toHaveLength(1);
});

test("of many requests the newest is sent first, and a dropped one is repeated", async () => {
  const queue = new RequestQueue(1, 2);
  const traces = [0, 1, 2, 3].map((k) => aTrace(1000 + k, queue));
  for (const { trace } of traces) trace.points(0, 100, 10);
  expect(traces.map(({ asked }) => asked.length)).toEqual([1, 0, 0, 0]);
  await traces[0]!.asked[0]!.answer();
  expect(traces.map(({ asked }) => asked.length)).toEqual([1, 0, 0, 1]);
  await traces[3]!.asked[0]!.answer();
  await traces[2]!.asked[0]!.answer();
  expect(traces[1]!.asked).toHaveLength(0);
  traces[1]!.trace.points(0, 100, 10);
  expect(traces[1]!.asked).toHaveLength(1);
});
