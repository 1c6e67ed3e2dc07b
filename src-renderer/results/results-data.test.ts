import { expect, test, vi } from "vitest";
import type { Workbench } from "../../src-shared/contract/workbench-contract.ts";
import { aProtocol } from "../../src-shared/protocol/testing/a-protocol.ts";
import { Run } from "../state/run.svelte.ts";
import { ResultsData } from "./results-data.svelte.ts";

function dataOf(answers: Partial<Workbench>): ResultsData {
  const run = new Run("run-1", aProtocol({ sweeps: 2, trials: 3, noise: { kind: "white", levels: [0, 2] } }), new Date(0), undefined);
  run.handle = "r1";
  return new ResultsData(answers as Workbench, run);
}

test("spikes are read once; a request made in the meantime is next", async () => {
  const readSpikes = vi.fn<Workbench["readSpikes"]>(({ conditions }) => Promise.resolve(conditions.map((condition) => ({ condition, neurons: [Float64Array.of(condition)] }))));
  const data = dataOf({ readSpikes });
  data.wantTrains([0, 1]);
  data.wantTrains([1, 2]);
  data.wantTrains([1, 2, 3]);
  await expect.poll(() => data.trains(3)).toEqual([Float64Array.of(3)]);
  expect(readSpikes.mock.calls.map(([{ conditions }]) => conditions)).toEqual([[0, 1], [2, 3]]);
  expect(data.trains(4)).toBeUndefined();
});

test("conditions that the service leaves out are requested only once", async () => {
  const readSpikes = vi.fn<Workbench["readSpikes"]>(() => Promise.resolve([]));
  const data = dataOf({ readSpikes });
  data.wantTrains([0]);
  await expect.poll(() => readSpikes).toHaveBeenCalled();
  expect(readSpikes).toHaveBeenCalledTimes(1);
});

test("distributions are those of the newest request, and are read again when more trials have finished", async () => {
  const intervals = { count: 1 };
  const readDistributions = vi.fn<Workbench["readDistributions"]>(() => Promise.resolve({ intervals }));
  const data = dataOf({ readDistributions });
  data.wantDistributions(0, 1);
  data.wantDistributions(2, 1);
  data.wantDistributions(3, 1);
  await expect.poll(() => data.distributions?.group).toBe(3);
  expect(readDistributions.mock.calls.map(([{ conditions }]) => conditions)).toEqual([[0, 1, 2], [9, 10, 11]]);
  data.wantDistributions(3, 1);
  data.wantDistributions(3, 2);
  await expect.poll(() => readDistributions).toHaveBeenCalledTimes(3);
});

test("after one second without an answer the distributions of the previous group disappear", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const answers = [Promise.resolve({ intervals: { count: 1 } }), new Promise<never>(() => undefined)];
  const data = dataOf({ readDistributions: () => answers.shift()! });
  data.wantDistributions(0, 1);
  await vi.advanceTimersByTimeAsync(10);
  expect(data.distributions?.group).toBe(0);
  data.wantDistributions(2, 1);
  await vi.advanceTimersByTimeAsync(999);
  expect(data.distributions?.group).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(data.distributions).toBeUndefined();
  vi.useRealTimers();
});

test("a failed request is shown until another is answered", async () => {
  let fails = true;
  const data = dataOf({
    readSpikes: ({ conditions }) => (fails ? Promise.reject(new Error("lost")) : Promise.resolve(conditions.map((condition) => ({ condition, neurons: [] })))),
  });
  data.wantTrains([0]);
  await expect.poll(() => data.error).toBeInstanceOf(Error);
  fails = false;
  data.wantTrains([0]);
  await expect.poll(() => data.error).toBeUndefined();
});

test("a viewed trace is cached", () => {
  const data = dataOf({});
  expect(data.trace(3)).toBe(data.trace(3));
  expect(data.trace(4)).not.toBe(data.trace(3));
});
